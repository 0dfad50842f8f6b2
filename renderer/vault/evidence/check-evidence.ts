import type { RecordId } from '../../../shared/ledger/entry.ts';
import type { Integrity } from '../../../shared/vault-api/session-api.ts';
import { VaultFailure } from '../failure.ts';
import type { ExhibitIndex } from '../index/exhibit-index.ts';
import type { EvidenceStore } from './evidence-store.ts';

/** Exhibits whose bytes are not in the vault at all: quick, for each opening. */
export const missingEvidence = (exhibits: ExhibitIndex, evidence: EvidenceStore): Integrity['problems'] =>
  exhibits.all().flatMap(({ id: record, fileName, evidence: id }) => {
    if (evidence.has(id)) return [];
    return [{ rule: 'evidence', at: `${fileName}: evidence ${id}`, record }];
  });

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

/**
 * Reads every exhibit's bytes and names those that are not what was attached.
 * @param onRead told of so many bytes more
 * @throws VaultFailure cancelled when the signal says so.
 */
export const checkEvidence = async (
  exhibits: Iterable<NamedExhibit>,
  evidence: EvidenceStore,
  signal: AbortSignal,
  onRead: (bytes: number) => void,
): Promise<Integrity['problems']> => {
  const goOn = (bytes: number): void => {
    if (signal.aborted) throw new VaultFailure('cancelled');
    onRead(bytes);
  };
  const problems: { rule: string; at: string; record: RecordId }[] = [];
  for (const { id: record, fileName, evidence: id, sha256 } of exhibits) {
    goOn(0);
    const at = `${fileName}: `;
    try {
      const read = await evidence.hashOf(id, goOn);
      if (read !== sha256) problems.push({ rule: 'evidence', at: `${at}evidence ${id}`, record });
    } catch (error) {
      if (signal.aborted || !(error instanceof VaultFailure)) throw error;
      problems.push({ rule: 'evidence', at: `${at}${error.detail ?? ''}`, record });
    }
  }
  return problems;
};
