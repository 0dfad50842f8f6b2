import type { RecordId } from '../../../shared/ledger/entry.ts';
import type { RecordPlaces } from '../index/record-places.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { LedgerDatabase } from '../store/databases.ts';
import { rowsAt } from '../store/readable-rows.ts';
import { boundedMap } from './bounded-map.ts';
import { openKeys, type RecordKeys, usable } from './record-keys.ts';

/** Keys of records, unwrapped when a record is asked for. */
export type KeyStore = {
  /** Every key of these records that can be had. */
  load(records: Iterable<RecordId>): Promise<RecordKeys>;
  keep(record: RecordId, epoch: number, key: CryptoKey): void;
  forget(record: RecordId): void;
};

type ByEpoch = ReadonlyMap<number, CryptoKey>;

/** Records whose keys stay in memory. */
const mostKept = 4096;

export const createKeyStore = (
  database: LedgerDatabase,
  keyring: Pick<Keyring, 'epochOf'>,
  places: Pick<RecordPlaces, 'keyRows'>,
): KeyStore => {
  const kept = boundedMap<RecordId, ByEpoch>(mostKept);

  const unwrap = async (wanted: ReadonlySet<RecordId>): Promise<Map<RecordId, Map<number, CryptoKey>>> => {
    const found = new Map<RecordId, Map<number, CryptoKey>>();
    const rowIds = new Set([...wanted].flatMap((record) => places.keyRows(record).map(({ row }) => row)));
    const rows = await rowsAt(database.recordKeys, [...rowIds]);
    await Promise.all(
      rows.map(async (row) => {
        // A row that is gone or damaged opens nothing: what lies under it is named by the check of the ledger.
        const opened = row && (await openKeys(keyring, row).catch(() => undefined));
        for (const wrapped of opened?.keys ?? []) {
          if (!opened || !wanted.has(wrapped.record)) continue;
          // Rows are opened at the same time: the record's own map is taken once the key is there.
          const key = await usable(wrapped);
          const byEpoch = found.get(wrapped.record) ?? new Map<number, CryptoKey>();
          found.set(wrapped.record, byEpoch.set(opened.epoch.number, key));
        }
      }),
    );
    return found;
  };

  return {
    load: async (records) => {
      const loaded = new Map<RecordId, ByEpoch>();
      const missing = new Set<RecordId>();
      for (const record of records) {
        const known = kept.get(record);
        if (known) loaded.set(record, known);
        else missing.add(record);
      }
      if (missing.size > 0) {
        for (const [record, byEpoch] of await unwrap(missing)) {
          loaded.set(record, byEpoch);
          kept.set(record, byEpoch);
        }
      }
      return { get: (record, epoch) => loaded.get(record)?.get(epoch) };
    },
    keep: (record, epoch, key) => {
      const known = kept.get(record);
      // What is kept of a record is all there is: a record of which nothing is kept may have other keys on the disk.
      if (known || places.keyRows(record).length <= 1)
        kept.set(record, new Map([...(known ?? []), [epoch, key]]));
    },
    forget: (record) => kept.delete(record),
  };
};
