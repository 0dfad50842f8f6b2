import type { Commit, Disclosure, Entry, EntryHeader, Hex } from '../../../shared/ledger/entry.ts';
import type { Bytes } from '../bytes.ts';
import { sealJson, unsealJson } from '../keys/box.ts';
import { type Epoch, epochMark } from '../keys/epochs.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { CommitRow, PartRow } from '../store/rows.ts';

/**
 * A commit to its rows and back: headers under its epoch's header key, each entry's fields under its record's key. A
 * commit of many entries lies in several rows, so that one record of it can be read without the others.
 */

/** Entries in a row. */
export const partLength = 256;

/** In which row of its commit an entry lies. */
export const partOf = (index: number): number => Math.floor(index / partLength);

/** Rows of record keys that came and went with a commit. */
export type KeyChanges = { readonly added: readonly string[]; readonly gone: readonly string[] };

const noKeyChanges: KeyChanges = { added: [], gone: [] };

type HeaderPart = {
  readonly headers: readonly EntryHeader[];
  /** In the first row; so are the keys. */
  readonly signature?: Hex;
  readonly keys?: KeyChanges;
};

const headerContext = (seq: number, part: number) =>
  part === 0 ? `commit|${seq}|header` : `commit|${seq}|part|${part}|header`;
const payloadContext = (seq: number, index: number) => `commit|${seq}|payload|${index}`;

export type SealedRows = { readonly row: CommitRow; readonly parts: readonly PartRow[] };

export const sealCommit = async (
  seq: number,
  commit: Commit,
  epoch: Epoch,
  keyOf: (entry: Entry) => CryptoKey,
  keys = noKeyChanges,
): Promise<SealedRows> => {
  const sealPart = async (part: number) => {
    const from = part * partLength;
    const entries = commit.entries.slice(from, from + partLength);
    const headers = entries.map((entry) => entry.header);
    const said: HeaderPart = part === 0 ? { headers, signature: commit.signature, keys } : { headers };
    const [header, ...payloads] = await Promise.all([
      sealJson(epoch.headerKey, said, headerContext(seq, part)),
      ...entries.map((entry, index) =>
        sealJson(keyOf(entry), entry.fields, payloadContext(seq, from + index)),
      ),
    ] as [Promise<Bytes>, ...Promise<Bytes>[]]);
    return { ...epochMark(epoch), header, payloads };
  };
  const first = await sealPart(0);
  const parts: PartRow[] = [];
  for (let part = 1; part <= partOf(commit.entries.length - 1); part += 1)
    parts.push({ seq, part, ...(await sealPart(part)) });
  return { row: { seq, ...(parts.length > 0 ? { parts: parts.length } : {}), ...first }, parts };
};

/** Fields of an entry by its header and its place in the commit; undefined where no key opens them. */
type KeyOf = (header: EntryHeader, epoch: number) => CryptoKey | undefined | Promise<CryptoKey | undefined>;

export type OpenedEntry = {
  readonly header: EntryHeader;
  /** In the commit, from 0. */
  readonly index: number;
  readonly fields: readonly Disclosure[] | undefined;
};

export type OpenedRow = {
  readonly entries: readonly OpenedEntry[];
  /** The first row of a commit has it. */
  readonly signature: Hex | undefined;
  readonly keys: KeyChanges | undefined;
};

/**
 * One row with the payloads that are wanted.
 * @throws when the headers cannot be read, or the profile has no key of the row's epoch.
 */
export const openRow = async (
  row: CommitRow | PartRow,
  keyring: Pick<Keyring, 'epochOf'>,
  keyOf: KeyOf,
  wanted: (index: number) => boolean = () => true,
): Promise<OpenedRow> => {
  const epoch = keyring.epochOf(row.epoch);
  if (!epoch) throw new Error('no key of this epoch');
  const part = 'part' in row ? row.part : 0;
  const said = (await unsealJson(epoch.headerKey, row.header, headerContext(row.seq, part))) as HeaderPart;
  const fieldsOf = async (header: EntryHeader, at: number, index: number) => {
    const key = await keyOf(header, epoch.number);
    const box = row.payloads[at];
    if (!key || !box) return undefined;
    return unsealJson(key, box, payloadContext(row.seq, index)).then(
      (value) => value as readonly Disclosure[],
      () => undefined,
    );
  };
  const entries = await Promise.all(
    said.headers.map(async (header, at) => ({ header, at, index: part * partLength + at })),
  );
  const kept = entries.filter(({ index }) => wanted(index));
  return {
    signature: said.signature,
    keys: said.keys,
    entries: await Promise.all(
      kept.map(async ({ header, at, index }) => ({
        header,
        index,
        fields: await fieldsOf(header, at, index),
      })),
    ),
  };
};
