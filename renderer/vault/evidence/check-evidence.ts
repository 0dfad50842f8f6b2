import type { RecordId } from '../../../shared/ledger/entry.ts';
import type { Integrity } from '../../../shared/vault-api/session-api.ts';
import { VaultFailure } from '../failure.ts';
import type { EvidenceStore } from './evidence-store.ts';

/** An exhibit's record, and what it says of its bytes. */
export type NamedExhibit = {
  readonly id: RecordId;
  readonly fileName: string;
  readonly evidence: string;
  readonly sha256: string;
};

/** Bytes that exhibits have, as far as that is known. */
export const evidenceSize = (exhibits: readonly NamedExhibit[], store: EvidenceStore): number =>
  exhibits.reduce((sum, { evidence }) => sum + (store.size(evidence) ?? 0), 0);

type Problem = Integrity['problems'][number];

export type EvidenceTold = {
  /** So many bytes more were read. */
  onRead(bytes: number): void;
  /** All of this exhibit was read: what is wrong with it, or nothing. */
  onExhibit?(exhibit: NamedExhibit, problem: Problem | undefined): void;
};

/**
 * Reads every exhibit's bytes and names those that are not what was attached.
 * @throws VaultFailure cancelled when the signal says so.
 */
export const checkEvidence = async (
  exhibits: Iterable<NamedExhibit>,
  evidence: EvidenceStore,
  signal: AbortSignal,
  { onRead, onExhibit }: EvidenceTold,
): Promise<Integrity['problems']> => {
  const goOn = (bytes: number): void => {
    if (signal.aborted) throw new VaultFailure('cancelled');
    onRead(bytes);
  };
  const problemOf = async (exhibit: NamedExhibit): Promise<Problem | undefined> => {
    const { id: record, fileName, evidence: id, sha256 } = exhibit;
    try {
      const read = await evidence.hashOf(id, goOn);
      return read === sha256 ? undefined : { rule: 'evidence', at: `${fileName}: evidence ${id}`, record };
    } catch (error) {
      if (signal.aborted || !(error instanceof VaultFailure)) throw error;
      return { rule: 'evidence', at: `${fileName}: ${error.detail ?? ''}`, record };
    }
  };
  const problems: Problem[] = [];
  for (const exhibit of exhibits) {
    goOn(0);
    const problem = await problemOf(exhibit);
    onExhibit?.(exhibit, problem);
    if (problem) problems.push(problem);
  }
  return problems;
};
