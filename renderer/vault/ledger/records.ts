import type { RecordId } from '../../../shared/ledger/entry.ts';
import type { FoldedRecord } from '../../../shared/ledger/fold.ts';

/** Some of the vault's records, decrypted, as they stood when they were asked for. */
export type Records = { record(id: RecordId): FoldedRecord | undefined };

export const recordsIn = (...maps: readonly ReadonlyMap<RecordId, FoldedRecord>[]): Records => ({
  record: (id) => {
    for (const map of maps) {
      const found = map.get(id);
      if (found) return found;
    }
    return undefined;
  },
});
