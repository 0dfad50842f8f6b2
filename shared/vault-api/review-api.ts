import type { EntryId, RecordId } from '../ledger/entry.ts';
import type { ErasurePlan } from '../model/erasure.ts';
import type { IncidentView } from '../model/views.ts';

/** What becomes of an incident once it is written. */

export type ReviewApi = {
  submitIncident(input: { id: RecordId; heads: readonly EntryId[] }): Promise<IncidentView>;
  returnIncident(input: { id: RecordId; heads: readonly EntryId[]; reason: string }): Promise<IncidentView>;
  approveIncident(input: { id: RecordId; heads: readonly EntryId[] }): Promise<IncidentView>;
  retractIncident(input: { id: RecordId; heads: readonly EntryId[]; reason: string }): Promise<IncidentView>;
};

export type EraseApi = {
  /** What erasing the incident takes with it, what it leaves, and where copies already went. */
  erasurePlan(input: { id: RecordId }): Promise<ErasurePlan>;
  /**
   * Destroys the keys of the incident, of every exhibit it ever had and of these persons, and the exhibits' bytes
   * unless another incident has them too. One signed commit says who and why; it cannot be taken back.
   */
  eraseIncident(input: {
    id: RecordId;
    heads: readonly EntryId[];
    reason: string;
    persons?: readonly RecordId[];
  }): Promise<IncidentView>;
};
