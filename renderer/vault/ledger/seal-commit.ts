import { type Draft, headOf, makeCommit } from '../../../shared/ledger/append.ts';
import type { Commit, Entry, Hex, LogHead, RecordId } from '../../../shared/ledger/entry.ts';
import { randomBytes } from '../bytes.ts';
import type { Epoch } from '../keys/epochs.ts';
import type { Keyring, NextEpoch } from '../keys/keyring.ts';
import type { LedgerDatabase } from '../store/databases.ts';
import type { CommitRow, KeyslotRow, MetaRow, PartRow, RecordKeyRow } from '../store/rows.ts';
import { type Checkpoint, sealCheckpoints, sharedCheckpointPlace } from './checkpoint.ts';
import { sealCommit } from './commit-codec.ts';
import { deviceTime } from './device-time.ts';
import { keysInRow, makeKey, openKeys, type RecordKeys, sealKeys, type WrappedKey } from './record-keys.ts';

/** A commit made ready for the disk, and its one transaction. */

/** What goes to the disk with a commit, or not at all. */
export type Along = {
  /** Of a new profile. */
  readonly keyslots?: readonly KeyslotRow[];
  /** Ids of the keyslots of a profile that is removed. */
  readonly removed?: readonly string[];
  readonly meta?: readonly MetaRow[];
  /** The commit is the first under a new vault key. */
  readonly next?: NextEpoch;
};

/** A row of record keys as it is written, and whose keys it holds. */
export type KeyRow = {
  readonly row: RecordKeyRow;
  readonly epoch: number;
  readonly records: readonly RecordId[];
};

/** The rows one commit adds, sealed and ready for one transaction. */
export type SealedCommit = {
  readonly row: CommitRow;
  readonly parts: readonly PartRow[];
  readonly keyRows: readonly KeyRow[];
  /** Ids of the rows that held the keys of records that the commit erases: their other keys are in `keyRows`. */
  readonly destroyed: readonly string[];
  readonly checkpoints: readonly MetaRow[];
};

export type FreshKeys = ReadonlyMap<RecordId, CryptoKey>;

type Seal = {
  readonly founder: Hex;
  readonly seq: number;
  readonly commit: Commit;
  readonly heads: Readonly<Record<Hex, LogHead>>;
  readonly keyring: Keyring;
  readonly epoch: Epoch;
  /** Those of the commit's records that there are. */
  readonly keys: RecordKeys;
  /** Rows that hold any key of a record that the commit erases. */
  readonly erasedKeyRows: readonly RecordKeyRow[];
};

export const erasedIn = ({ entries }: Commit): ReadonlySet<RecordId> =>
  new Set(entries.flatMap(({ header }) => (header.kind === 'erase' ? [header.record] : [])));

const inRows = async (wrapped: readonly WrappedKey[], epoch: Epoch): Promise<readonly KeyRow[]> => {
  const rows: KeyRow[] = [];
  for (let at = 0; at < wrapped.length; at += keysInRow) {
    const keys = wrapped.slice(at, at + keysInRow);
    const records = keys.map(({ record }) => record);
    rows.push({ row: await sealKeys(keys, epoch), epoch: epoch.number, records });
  }
  return rows;
};

/** Rows without the keys of erased records, for those that had them. */
const withoutErased = async (
  keyring: Keyring,
  rows: readonly RecordKeyRow[],
  erased: ReadonlySet<RecordId>,
): Promise<readonly KeyRow[]> => {
  const left = await Promise.all(
    rows.map(async (row) => {
      const { epoch, keys } = await openKeys(keyring, row);
      return inRows(
        keys.filter(({ record }) => !erased.has(record)),
        epoch,
      );
    }),
  );
  return left.flat();
};

export const seal = async ({ founder, seq, commit, heads, keyring, epoch, keys, erasedKeyRows }: Seal) => {
  const erased = erasedIn(commit);
  const fresh = new Map<RecordId, CryptoKey>();
  const wrapped: WrappedKey[] = [];
  for (const { header } of commit.entries) {
    const { record } = header;
    // A record from before a removal gets another key too: who was removed may have kept the one it had.
    if (fresh.has(record) || (!erased.has(record) && keys.get(record, epoch.number))) continue;
    const made = await makeKey(record);
    fresh.set(record, made.key);
    wrapped.push(made.wrapped);
  }
  const keyRows = [
    ...(await inRows(wrapped, epoch)),
    ...(await withoutErased(keyring, erasedKeyRows, erased)),
  ];
  const destroyed = erasedKeyRows.map(({ id }) => id);
  const keyOf = ({ header: { record } }: Entry): CryptoKey => {
    const key = fresh.get(record) ?? keys.get(record, epoch.number);
    if (!key) throw new Error('A record without a data key');
    return key;
  };
  const changes = { added: keyRows.map(({ row: { id } }) => id), gone: destroyed };
  const { row, parts } = await sealCommit(seq, commit, epoch, keyOf, changes);
  const checkpoint: Checkpoint = { founder, commits: seq, heads };
  const sealed: SealedCommit = {
    row,
    parts,
    keyRows,
    destroyed,
    checkpoints: await sealCheckpoints(
      { ...keyring.checkpoints, shared: sharedCheckpointPlace(epoch.metaKey) },
      checkpoint,
    ),
  };
  return { sealed, fresh };
};

export const sign = (keyring: Keyring, head: LogHead | undefined, drafts: readonly Draft[]): Commit =>
  makeCommit({ author: keyring.author, head, ...deviceTime(), drafts, randomBytes, sign: keyring.sign });

/** The commit that founds a vault, for the transaction that makes it. */
export const sealFirstCommit = async (keyring: Keyring, drafts: readonly Draft[]): Promise<SealedCommit> => {
  const commit = sign(keyring, undefined, drafts);
  const { epoch } = keyring;
  const heads = { [keyring.author]: headOf(commit) };
  const keys: RecordKeys = { get: () => undefined };
  const founding = {
    founder: keyring.author,
    seq: 1,
    commit,
    heads,
    keyring,
    epoch,
    keys,
    erasedKeyRows: [],
  };
  return (await seal(founding)).sealed;
};

/** One strict transaction: a commit and what came with it is on the disk as a whole or not at all. */
export const storeCommit = (
  database: LedgerDatabase,
  sealed: SealedCommit,
  { keyslots = [], removed = [], meta = [], next }: Along,
): Promise<void> =>
  database.transaction(
    'rw',
    [
      database.keyslots,
      database.attempts,
      database.commits,
      database.parts,
      database.recordKeys,
      database.meta,
    ],
    async () => {
      await database.keyslots.bulkAdd([...keyslots]);
      await database.keyslots.bulkDelete([...removed]);
      await database.attempts.bulkDelete([...removed]);
      await database.recordKeys.bulkDelete([...sealed.destroyed]);
      await database.recordKeys.bulkAdd(sealed.keyRows.map(({ row }) => row));
      await database.parts.bulkAdd([...sealed.parts]);
      await database.commits.add(sealed.row);
      await database.meta.bulkPut([...sealed.checkpoints, ...meta, ...(next?.rows ?? [])]);
    },
  );
