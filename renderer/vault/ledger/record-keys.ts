import type { RecordId } from '../../../shared/ledger/entry.ts';
import { type Bytes, fromHex, hexOf, randomBytes } from '../bytes.ts';
import { importKey, sealJson, unsealJson } from '../keys/box.ts';
import { type Epoch, epochMark } from '../keys/epochs.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { RecordKeyRow } from '../store/rows.ts';

/**
 * Each record's own data key, wrapped under the vault's, one for each epoch in which the record was written to: who was
 * removed knows the key of the epoch before. Whose key a row holds is inside the box.
 */

type Wrapped = { readonly record: RecordId; readonly key: string };

const contextOf = (row: string) => `record key|${row}`;

export type RecordKeys = {
  get(record: RecordId, epoch: number): CryptoKey | undefined;
  /** The record's key; a new one comes with the row that must be stored along with what it encrypts. */
  make(record: RecordId, epoch: Epoch): Promise<{ key: CryptoKey; row: RecordKeyRow }>;
  keep(record: RecordId, epoch: number, key: CryptoKey, row: string): void;
  /** Ids of the rows that hold keys of the record: what has to go for its content to be gone. */
  rowsOf(record: RecordId): readonly string[];
  /** Forgets the record's keys; their rows are the caller's to remove. */
  forget(record: RecordId): void;
};

export const openRecordKeys = async (
  keyring: Pick<Keyring, 'epochOf'>,
  rows: readonly RecordKeyRow[],
): Promise<{ keys: RecordKeys; damagedRows: readonly string[] }> => {
  const byEpoch = new Map<number, Map<RecordId, CryptoKey>>();
  const rowIds = new Map<RecordId, readonly string[]>();
  const damagedRows: string[] = [];
  const keep: RecordKeys['keep'] = (record, epoch, key, row) => {
    const known = byEpoch.get(epoch) ?? new Map<RecordId, CryptoKey>();
    byEpoch.set(epoch, known.set(record, key));
    rowIds.set(record, [...(rowIds.get(record) ?? []), row]);
  };
  await Promise.all(
    rows.map(async (row) => {
      try {
        const epoch = keyring.epochOf(row.epoch);
        if (!epoch) throw new Error('no key of this epoch');
        const box = await unsealJson(epoch.recordWrapKey, row.box, contextOf(row.id));
        const { record, key } = box as Wrapped;
        keep(record, epoch.number, await importKey(fromHex(key)), row.id);
      } catch {
        // Named to the person by the ledger; the records it can no longer read are named there too.
        damagedRows.push(row.id);
      }
    }),
  );
  const keys: RecordKeys = {
    get: (record, epoch) => byEpoch.get(epoch)?.get(record),
    make: async (record, epoch) => {
      const raw: Bytes = randomBytes(32);
      const id = crypto.randomUUID();
      const wrapped: Wrapped = { record, key: hexOf(raw) };
      const box = await sealJson(epoch.recordWrapKey, wrapped, contextOf(id));
      const key = await importKey(raw);
      raw.fill(0);
      return { key, row: { id, ...epochMark(epoch), box } };
    },
    keep,
    rowsOf: (record) => rowIds.get(record) ?? [],
    forget: (record) => {
      for (const known of byEpoch.values()) known.delete(record);
      rowIds.delete(record);
    },
  };
  return { keys, damagedRows };
};
