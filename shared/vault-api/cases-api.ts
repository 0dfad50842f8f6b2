import type { EntryId, RecordId } from '../ledger/entry.ts';
import type { Locale } from '../locale.ts';
import type { ConsentPurpose, ConsentRecipient } from '../model/incident.ts';
import type { CaseSummary, CaseView, ExportPlan } from '../model/views.ts';
import type { TaskId, Transferred } from './long-work.ts';

/** Cases, and what leaves the vault for others to read. */

export type CasesApi = {
  cases(): Promise<readonly CaseSummary[]>;
  caseFile(input: { id: RecordId }): Promise<CaseView>;
  createCase(input: { title: string }): Promise<CaseView>;
  editCase(input: {
    id: RecordId;
    heads: readonly EntryId[];
    title?: string;
    summary?: string;
    incidentIds?: readonly RecordId[];
  }): Promise<CaseView>;
};

export type ExportRequest = {
  readonly caseId: RecordId;
  readonly locale: Locale;
  readonly purpose: ConsentPurpose;
  readonly recipient: ConsentRecipient;
};

export type ExportResult = {
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
  /** minisign public key line, to be handed over by another channel. */
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly incidents: number;
  readonly exhibits: number;
  readonly omitted: number;
};

export type ExportApi<T extends Transferred = Transferred> = {
  planExport(input: ExportRequest): Promise<ExportPlan>;
  /** Assembles, typesets, signs and sends the bundle; `typeset` is the port of the typesetting process. */
  exportCase(
    input: ExportRequest & { task: TaskId; port: T['port']; typeset: T['port'] },
  ): Promise<ExportResult>;
};

/** A statement names nobody unless it is asked to: the line is for the person's own hand. */
export type StatementRequest = {
  readonly id: RecordId;
  readonly locale: Locale;
  readonly printName: boolean;
};

export type StatementApi<T extends Transferred = Transferred> = {
  /** Typesets one incident's statement to be read and signed, and sends the PDF down `port`. */
  printStatement(
    input: StatementRequest & { task: TaskId; port: T['port']; typeset: T['port'] },
  ): Promise<void>;
};
