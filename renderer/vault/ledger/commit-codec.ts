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

/** What a row says of its entries, signed and in the clear to whoever has the vault key. */
export type OpenedHeaders = {
  readonly headers: readonly EntryHeader[];
  /** The first row of a commit has it. */
  readonly signature: Hex | undefined;
  readonly keys: KeyChanges | undefined;
};

/** @throws when the headers cannot be read, or the profile has no key of the row's epoch. */
export const openHeaders = async (
  row: CommitRow | PartRow,
  keyring: Pick<Keyring, 'epochOf'>,
): Promise<OpenedHeaders> => {
  const epoch = keyring.epochOf(row.epoch);
  if (!epoch) throw new Error('no key of this epoch');
  const context = headerContext(row.seq, 'part' in row ? row.part : 0);
  const { headers, signature, keys } = (await unsealJson(epoch.headerKey, row.header, context)) as HeaderPart;
  return { headers, signature, keys };
};

/** The key to an entry's fields by its header and the epoch it was written in; undefined where none opens them. */
type KeyOf = (header: EntryHeader, epoch: number) => CryptoKey | undefined;

export type OpenedEntry = {
  readonly header: EntryHeader;
  /** In the commit, from 0. */
  readonly index: number;
  readonly fields: readonly Disclosure[] | undefined;
};

export type OpenedRow = Pick<OpenedHeaders, 'signature'> & { readonly entries: readonly OpenedEntry[] };

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
  const { headers, signature } = await openHeaders(row, keyring);
  const first = ('part' in row ? row.part : 0) * partLength;
  const fieldsOf = async (header: EntryHeader, at: number): Promise<readonly Disclosure[] | undefined> => {
    const key = keyOf(header, row.epoch ?? 1);
    const box = row.payloads[at];
    if (!key || !box) return undefined;
    return unsealJson(key, box, payloadContext(row.seq, first + at)).then(
      (value) => value as readonly Disclosure[],
      () => undefined,
    );
  };
  const entries = headers.map((header, at) => ({ header, at })).filter(({ at }) => wanted(first + at));
  return {
    signature,
    entries: await Promise.all(
      entries.map(async ({ header, at }) => ({
        header,
        index: first + at,
        fields: await fieldsOf(header, at),
      })),
    ),
  };
};
