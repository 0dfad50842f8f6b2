import type { RecordId } from '../../../shared/ledger/entry.ts';
import { type Bytes, fromHex, hexOf, randomBytes } from '../bytes.ts';
import { importKey, sealJson, unsealJson } from '../keys/box.ts';
import type { RecordKeyRow } from '../store/rows.ts';

/** Each record's own data key, wrapped under the vault's. Whose key a row holds is inside the box. */

type Wrapped = { readonly record: RecordId; readonly key: string };

const contextOf = (row: string) => `record key|${row}`;

export type RecordKeys = {
  get(record: RecordId): CryptoKey | undefined;
  /** The record's key; a new one comes with the row that must be stored along with what it encrypts. */
  make(record: RecordId): Promise<{ key: CryptoKey; row: RecordKeyRow }>;
  keep(record: RecordId, key: CryptoKey, row: string): void;
  /** Ids of the rows that hold keys of the record: what has to go for its content to be gone. */
  rowsOf(record: RecordId): readonly string[];
  /** Forgets the record's keys; their rows are the caller's to remove. */
  forget(record: RecordId): void;
};

export const openRecordKeys = async (
  wrapKey: CryptoKey,
  rows: readonly RecordKeyRow[],
): Promise<{ keys: RecordKeys; damagedRows: readonly string[] }> => {
  const byRecord = new Map<RecordId, CryptoKey>();
  const rowIds = new Map<RecordId, readonly string[]>();
  const damagedRows: string[] = [];
  await Promise.all(
    rows.map(async (row) => {
      try {
        const { record, key } = (await unsealJson(wrapKey, row.box, contextOf(row.id))) as Wrapped;
        rowIds.set(record, [...(rowIds.get(record) ?? []), row.id]);
        byRecord.set(record, await importKey(fromHex(key)));
      } catch {
        // Named to the person by the ledger; the records it can no longer read are named there too.
        damagedRows.push(row.id);
      }
    }),
  );
  const keys: RecordKeys = {
    get: (record) => byRecord.get(record),
    make: async (record) => {
      const raw: Bytes = randomBytes(32);
      const id = crypto.randomUUID();
      const wrapped: Wrapped = { record, key: hexOf(raw) };
      const box = await sealJson(wrapKey, wrapped, contextOf(id));
      const key = await importKey(raw);
      raw.fill(0);
      return { key, row: { id, box } };
    },
    keep: (record, key, row) => {
      byRecord.set(record, key);
      rowIds.set(record, [...(rowIds.get(record) ?? []), row]);
    },
    rowsOf: (record) => rowIds.get(record) ?? [],
    forget: (record) => {
      byRecord.delete(record);
      rowIds.delete(record);
    },
  };
  return { keys, damagedRows };
};
