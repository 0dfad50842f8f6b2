import { headOf } from '../../../shared/ledger/append.ts';
import type { Hex, LogHead, RecordId, StoredCommit } from '../../../shared/ledger/entry.ts';
import type { FoldedRecord } from '../../../shared/ledger/fold.ts';
import type { VaultIndex } from '../index/vault-index.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { LedgerDatabase } from '../store/databases.ts';
import { rowsIn } from '../store/readable-rows.ts';
import { isWhole } from './check-whole.ts';
import { openCheckpoints } from './checkpoint.ts';
import { partOf } from './commit-codec.ts';
import { createKeyStore } from './key-store.ts';
import { type RowProblem, readLedger } from './read-ledger.ts';
import { type KeyPlace, openKeys } from './record-keys.ts';
import type { Placed } from './remains.ts';
import { founderOf, logsOf, problemsIn } from './verify-ledger.ts';

/** Where an open ledger begins. */
export type Beginning = {
  readonly founder: Hex;
  readonly heads: Readonly<Record<Hex, LogHead>>;
  readonly problems: readonly RowProblem[];
  /** How many there are. */
  readonly entries: number;
  /** Position of the last commit row. */
  readonly lastSeq: number;
  /** Of the vault key under which it lies. */
  readonly epoch: number;
  /** Where this profile's own checkpoint is; undefined where it cannot be read. */
  readonly ownCommits: number | undefined;
  /** Records that the index does not know as they stand; `every` when it knows no more than where they lie. */
  readonly records: ReadonlyMap<RecordId, FoldedRecord> | 'every';
};

/** Where each log is by its own last commit. */
export const headsOf = (commits: readonly StoredCommit[]): Readonly<Record<Hex, LogHead>> => {
  const heads: Record<Hex, LogHead> = {};
  for (const [author, log] of logsOf(commits)) {
    const last = log.at(-1);
    if (last) heads[author] = headOf(last);
  }
  return heads;
};

/** Rows of keys opened at once. */
const keyRowsAtOnce = 256;

/** Where every key lies, by its record, as the rows themselves say. @throws when one does not open. */
export const keyPlacesIn = async (
  database: LedgerDatabase,
  keyring: Keyring,
): Promise<ReadonlyMap<RecordId, readonly KeyPlace[]>> => {
  const places = new Map<RecordId, KeyPlace[]>();
  for (let after = ''; ; ) {
    const rows = await database.recordKeys.where('id').above(after).limit(keyRowsAtOnce).toArray();
    const opened = await Promise.all(rows.map((row) => openKeys(keyring, row)));
    opened.forEach(({ epoch, keys }, at) => {
      for (const { record } of keys) {
        const place = { record, epoch: epoch.number, row: rows[at]?.id ?? '' };
        places.set(record, [...(places.get(record) ?? []), place]);
      }
    });
    const last = rows.at(-1);
    if (!last) return places;
    after = last.id;
  }
};

type Index = Pick<VaultIndex, 'places' | 'whole'>;

const takeIn = ({ places, whole }: Index, entries: Iterable<Placed>, keys: Iterable<KeyPlace>): void =>
  whole(() => {
    for (const { record, type, seq, index } of entries) places.add(record, type, { seq, index });
    places.keepKeys(keys);
  });

const placesIn = ({ entries }: StoredCommit, seq: number): readonly Placed[] =>
  entries.map(({ header: { record, type } }, index) => ({ record, type, seq, index }));

/** An unlock waits for it: it rests for nobody. */
const straightOn = async (): Promise<void> => undefined;

/** A ledger in which nothing is wrong, never in memory at once; undefined of any other. */
const readSound = async (
  database: LedgerDatabase,
  keyring: Keyring,
  index: Index,
  onRead: (part: number) => void,
): Promise<Beginning | undefined> => {
  const [last] = await rowsIn(database.commits, database.commits.orderBy('seq').reverse().limit(1));
  const checkpoints = await openCheckpoints(keyring.checkpoints, await database.meta.toArray());
  // A row that does not open is named by the other reading.
  const keyPlaces = await keyPlacesIn(database, keyring).catch(() => undefined);
  if (!last || !checkpoints.own || !keyPlaces) return undefined;
  const keys = createKeyStore(database, keyring, { keyRows: (record) => keyPlaces.get(record) ?? [] });
  const entries: Placed[] = [];
  const heads: Record<Hex, LogHead> = {};
  const ledger = { ...checkpoints, lastSeq: last.seq };
  const rows = (await database.commits.count()) + (await database.parts.count());
  let done = 0;
  const onCommit = (commit: StoredCommit, seq: number): void => {
    done += 1 + partOf(commit.entries.length - 1);
    onRead(done / rows);
    for (const entry of placesIn(commit, seq)) entries.push(entry);
    Object.assign(heads, headsOf([commit]));
  };
  if (
    !(await isWhole(database, keyring, ledger, {
      trust: 'known signatures',
      keys,
      onCommit,
      pause: straightOn,
    }))
  )
    return undefined;
  takeIn(index, entries, [...keyPlaces.values()].flat());
  return {
    founder: checkpoints.own.founder,
    heads,
    problems: [],
    entries: entries.length,
    lastSeq: last.seq,
    epoch: last.epoch ?? 1,
    ownCommits: checkpoints.own.commits,
    records: 'every',
  };
};

/** What can be read of a ledger, with all that is wrong with it. */
const readDamaged = async (database: LedgerDatabase, keyring: Keyring, index: Index): Promise<Beginning> => {
  const read = await readLedger(database, keyring);
  const entries = read.commits.flatMap((commit, at) => placesIn(commit, read.seqs[at] ?? 0));
  const readable = [...entries, ...read.remains].sort((a, b) => a.seq - b.seq || a.index - b.index);
  takeIn(index, readable, read.keyPlaces);
  return {
    founder: founderOf(read),
    heads: headsOf(read.commits),
    problems: await problemsIn(read, keyring, 'known signatures'),
    entries: readable.length,
    lastSeq: read.lastSeq,
    epoch: read.lastEpoch,
    ownCommits: read.checkpoints.own?.commits,
    records: 'every',
  };
};

/** The ledger read from its first commit, and checked by every rule; signatures known to have held are trusted. */
export const readWhole = async (
  database: LedgerDatabase,
  keyring: Keyring,
  index: Index,
  onRead: (part: number) => void,
): Promise<Beginning> =>
  (await readSound(database, keyring, index, onRead)) ?? (await readDamaged(database, keyring, index));
