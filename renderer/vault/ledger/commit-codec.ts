import type { Commit, Disclosure, Entry, EntryHeader, Hex } from '../../../shared/ledger/entry.ts';
import type { Bytes } from '../bytes.ts';
import { sealJson, unsealJson } from '../keys/box.ts';
import { type Epoch, epochMark } from '../keys/epochs.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { CommitRow } from '../store/rows.ts';
import type { RecordKeys } from './record-keys.ts';

/** A commit to its row and back: headers under its epoch's header key, each entry's fields under its record's key. */

type HeaderPart = { readonly headers: readonly EntryHeader[]; readonly signature: Hex };

const headerContext = (seq: number) => `commit|${seq}|header`;
const payloadContext = (seq: number, index: number) => `commit|${seq}|payload|${index}`;

export const sealCommit = async (
  seq: number,
  commit: Commit,
  epoch: Epoch,
  keyOf: (entry: Entry) => CryptoKey,
): Promise<CommitRow> => {
  const part: HeaderPart = {
    headers: commit.entries.map((entry) => entry.header),
    signature: commit.signature,
  };
  const [header, ...payloads] = await Promise.all([
    sealJson(epoch.headerKey, part, headerContext(seq)),
    ...commit.entries.map((entry, index) => sealJson(keyOf(entry), entry.fields, payloadContext(seq, index))),
  ] as [Promise<Bytes>, ...Promise<Bytes>[]]);
  return { seq, ...epochMark(epoch), header, payloads };
};

/** Entries whose fields could not be read have none here, and stand in `unreadable` by index. */
export type OpenedCommit = {
  readonly seq: number;
  readonly headers: readonly EntryHeader[];
  readonly signature: Hex;
  readonly fields: readonly (readonly Disclosure[] | undefined)[];
};

/** @throws when the header part cannot be read, or the profile has no key of its epoch. */
export const openCommit = async (
  row: CommitRow,
  keyring: Pick<Keyring, 'epochOf'>,
  keys: RecordKeys,
): Promise<OpenedCommit> => {
  const epoch = keyring.epochOf(row.epoch);
  if (!epoch) throw new Error('no key of this epoch');
  const part = (await unsealJson(epoch.headerKey, row.header, headerContext(row.seq))) as HeaderPart;
  const fields = await Promise.all(
    part.headers.map(async (header, index) => {
      const key = keys.get(header.record, epoch.number);
      const box = row.payloads[index];
      if (!key || !box) return undefined;
      return unsealJson(key, box, payloadContext(row.seq, index)).then(
        (value) => value as readonly Disclosure[],
        () => undefined,
      );
    }),
  );
  return { seq: row.seq, ...part, fields };
};
