import type { RecordId } from '../../../shared/ledger/entry.ts';
import type { Integrity } from '../../../shared/vault-api/session-api.ts';
import type { ExhibitIndex, IndexedExhibit } from '../index/exhibit-index.ts';
import type { EvidenceStore } from './evidence-store.ts';

type Problem = Integrity['problems'][number];

type Exhibits = Pick<ExhibitIndex, 'all'>;
type Evidence = Pick<EvidenceStore, 'has'>;

const missing = (
  { id: record, fileName, evidence: id }: IndexedExhibit,
  evidence: Evidence,
): Problem | undefined =>
  evidence.has(id) ? undefined : { rule: 'evidence', at: `${fileName}: evidence ${id}`, record };

/** Whether the bytes of some exhibit are not in the vault at all, which is known without reading any. */
export const isEvidenceMissing = (exhibits: Exhibits, evidence: Evidence): boolean =>
  exhibits.all().some((exhibit) => missing(exhibit, evidence));

/** Exhibits that are not what was attached, as far as that is known since the unlock; an erased one is not among them. */
export type DamagedExhibits = {
  problems(): readonly Problem[];
  /** All of an exhibit's bytes were read: what is wrong with them, or nothing. */
  wasRead(record: RecordId, problem: Problem | undefined): void;
};

export const damagedExhibits = (exhibits: Exhibits, evidence: Evidence): DamagedExhibits => {
  const found = new Map<RecordId, Problem>();
  return {
    problems: () =>
      exhibits.all().flatMap((exhibit) => found.get(exhibit.id) ?? missing(exhibit, evidence) ?? []),
    wasRead: (record, problem) => {
      if (problem) found.set(record, problem);
      else found.delete(record);
    },
  };
};
