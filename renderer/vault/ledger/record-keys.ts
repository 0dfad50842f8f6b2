import type { RecordId } from '../../../shared/ledger/entry.ts';
import { type Bytes, fromHex, hexOf, randomBytes } from '../bytes.ts';
import { importKey, sealJson, unsealJson } from '../keys/box.ts';
import { type Epoch, epochMark } from '../keys/epochs.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { RecordKeyRow } from '../store/rows.ts';

/**
 * Each record's own data key, wrapped under the vault's, one for each epoch in which the record was written to: who was
 * removed knows the key of the epoch before. Whose keys a row holds is inside the box.
 */

/** A record's key in hex. */
export type WrappedKey = { readonly record: RecordId; readonly key: string };

type Wrapped = WrappedKey | { readonly keys: readonly WrappedKey[] };

/** Which row holds a record's key of an epoch. */
export type KeyPlace = { readonly record: RecordId; readonly epoch: number; readonly row: string };

/** Keys in a row: so many are unwrapped to read one record. */
export const keysInRow = 256;

const contextOf = (row: string) => `record key|${row}`;

export const sealKeys = async (keys: readonly WrappedKey[], epoch: Epoch): Promise<RecordKeyRow> => {
  const id = crypto.randomUUID();
  return { id, ...epochMark(epoch), box: await sealJson(epoch.recordWrapKey, { keys }, contextOf(id)) };
};

/** @throws when the row does not open, or the profile has no key of its epoch. */
export const openKeys = async (
  keyring: Pick<Keyring, 'epochOf'>,
  row: RecordKeyRow,
): Promise<{ readonly epoch: Epoch; readonly keys: readonly WrappedKey[] }> => {
  const epoch = keyring.epochOf(row.epoch);
  if (!epoch) throw new Error('no key of this epoch');
  const box = (await unsealJson(epoch.recordWrapKey, row.box, contextOf(row.id))) as Wrapped;
  return { epoch, keys: 'keys' in box ? box.keys : [box] };
};

export const usable = (wrapped: WrappedKey): Promise<CryptoKey> => importKey(fromHex(wrapped.key));

/** A new key for a record, to use and to wrap. */
export const makeKey = async (record: RecordId): Promise<{ key: CryptoKey; wrapped: WrappedKey }> => {
  const raw: Bytes = randomBytes(32);
  const wrapped: WrappedKey = { record, key: hexOf(raw) };
  const key = await importKey(raw);
  raw.fill(0);
  return { key, wrapped };
};

/** Every key of these rows. */
export type RecordKeys = { get(record: RecordId, epoch: number): CryptoKey | undefined };

export const openRecordKeys = async (
  keyring: Pick<Keyring, 'epochOf'>,
  rows: readonly RecordKeyRow[],
): Promise<{ keys: RecordKeys; places: readonly KeyPlace[]; damagedRows: readonly string[] }> => {
  const byEpoch = new Map<number, Map<RecordId, CryptoKey>>();
  const places: KeyPlace[] = [];
  const damagedRows: string[] = [];
  await Promise.all(
    rows.map(async (row) => {
      try {
        const { epoch, keys } = await openKeys(keyring, row);
        const known = byEpoch.get(epoch.number) ?? new Map<RecordId, CryptoKey>();
        byEpoch.set(epoch.number, known);
        for (const wrapped of keys) {
          known.set(wrapped.record, await usable(wrapped));
          places.push({ record: wrapped.record, epoch: epoch.number, row: row.id });
        }
      } catch {
        // Named to the person by the ledger; the records it can no longer read are named there too.
        damagedRows.push(row.id);
      }
    }),
  );
  return { keys: { get: (record, epoch) => byEpoch.get(epoch)?.get(record) }, places, damagedRows };
};
