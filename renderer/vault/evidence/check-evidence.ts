import type { RecordId } from '../../../shared/ledger/entry.ts';
import type { Integrity } from '../../../shared/vault-api.ts';
import { VaultFailure } from '../failure.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { exhibitFields, keptExhibits } from '../log/exhibits.ts';
import type { EvidenceStore } from './evidence-store.ts';

/** Exhibits whose bytes are not in the vault at all: quick, for each opening. */
export const missingEvidence = (ledger: Ledger, evidence: EvidenceStore): Integrity['problems'] =>
  keptExhibits(ledger).flatMap((exhibit) => {
    const { fileName, evidence: id } = exhibitFields(exhibit);
    if (evidence.has(id)) return [];
    return [{ rule: 'evidence', at: `${fileName}: evidence ${id}`, record: exhibit.record }];
  });

/** Reads every exhibit's bytes and names those that are not what was attached. */
export const checkEvidence = async (
  ledger: Ledger,
  evidence: EvidenceStore,
): Promise<Integrity['problems']> => {
  const problems: { rule: string; at: string; record: RecordId }[] = [];
  for (const exhibit of keptExhibits(ledger)) {
    const { fileName, evidence: id, sha256 } = exhibitFields(exhibit);
    const at = `${fileName}: `;
    try {
      const read = await evidence.hashOf(id);
      if (read !== sha256)
        problems.push({ rule: 'evidence', at: `${at}evidence ${id}`, record: exhibit.record });
    } catch (error) {
      if (!(error instanceof VaultFailure)) throw error;
      problems.push({ rule: 'evidence', at: `${at}${error.detail ?? ''}`, record: exhibit.record });
    }
  }
  return problems;
};
