import type {
  EntryHeader,
  EntryId,
  Hex,
  KnownEntry,
  RecordId,
  StoredCommit,
} from '../../../shared/ledger/entry.ts';
import type { FoldedRecord } from '../../../shared/ledger/fold.ts';
import { isHeader } from '../../../shared/ledger/shape.ts';
import { type Earlier, type Log, verifyLogs } from '../../../shared/ledger/verify-logs.ts';
import type { LedgerState } from '../index/image-manifest.ts';
import type { VaultIndex } from '../index/vault-index.ts';
import type { Keyring } from '../keys/keyring.ts';
import { strictVerify } from '../keys/verify-signature.ts';
import type { LedgerDatabase } from '../store/databases.ts';
import { rowsAt, rowsIn } from '../store/readable-rows.ts';
import type { CommitRow } from '../store/rows.ts';
import { type Checkpoint, openCheckpoints } from './checkpoint.ts';
import { type KeyChanges, openHeaders } from './commit-codec.ts';
import { placeOf } from './entry-places.ts';
import { type Beginning, headsOf } from './read-whole.ts';
import { type KeyPlace, openKeys } from './record-keys.ts';
import type { RecordReader } from './record-reader.ts';
import { logsOf } from './verify-ledger.ts';

/**
 * The ledger taken up from where the index of this profile stands: only the commits after it are read, and verified.
 * Whatever does not follow on from there is for a reading of the whole to name.
 */

/** Longer tails are read with the whole. */
const longestTail = 2_000;
/** Entries for which it is not worth while to wait until all of the index has come. */
const fewEntries = 20;

const straightOn = async (): Promise<void> => undefined;

type Tail = {
  readonly seq: number;
  readonly headers: readonly EntryHeader[];
  readonly signature: Hex;
  readonly keys: KeyChanges;
};

/** @throws when a row cannot be read. */
const openTail = async (
  rows: readonly CommitRow[],
  database: LedgerDatabase,
  keyring: Keyring,
): Promise<readonly Tail[] | undefined> => {
  const opened = await Promise.all(
    rows.map(async (row): Promise<Tail | undefined> => {
      const parts = row.parts ? await database.partsOf(row.seq) : [];
      const read = await Promise.all([row, ...parts].map((one) => openHeaders(one, keyring)));
      const headers = read.flatMap((part) => part.headers);
      const [first] = read;
      const isReadable = first?.signature !== undefined && first.keys && parts.length === (row.parts ?? 0);
      if (!isReadable || headers.length === 0 || !headers.every(isHeader)) return undefined;
      return { seq: row.seq, headers, signature: first.signature, keys: first.keys };
    }),
  );
  return opened.every((one): one is Tail => one !== undefined) ? opened : undefined;
};

/** Where the keys of the tail lie; undefined when a row is missing, cannot be read, or is there and should be gone. */
const keysOf = async (
  tail: readonly Tail[],
  database: LedgerDatabase,
  keyring: Keyring,
): Promise<readonly KeyPlace[] | undefined> => {
  const gone = new Set(tail.flatMap(({ keys }) => keys.gone));
  const ids = tail.flatMap(({ keys }) => keys.added).filter((id) => !gone.has(id));
  const rows = await rowsAt(database.recordKeys, ids);
  const left = await database.recordKeys.bulkGet([...gone]);
  if (left.some((row) => row !== undefined)) return undefined;
  const opened = await Promise.all(
    rows.map(async (row) => {
      // A row that does not open leads to the reading of the whole, which names it.
      const read = row && (await openKeys(keyring, row).catch(() => undefined));
      return read?.keys.map(({ record }) => ({ record, epoch: read.epoch.number, row: row?.id ?? '' }));
    }),
  );
  return opened.every((one) => one !== undefined) ? opened.flat() : undefined;
};

/** Commits of the tail with what their entries say. */
const withFields = (
  tail: readonly Tail[],
  records: ReadonlyMap<RecordId, FoldedRecord>,
): readonly StoredCommit[] => {
  const entries = new Map<string, KnownEntry>();
  for (const record of records.values()) {
    for (const entry of record.entries) {
      const { seq, index } = placeOf(entry);
      entries.set(`${seq}|${index}`, entry);
    }
  }
  return tail.map(({ seq, headers, signature }) => ({
    signature,
    entries: headers.map((header, index) => {
      const fields = entries.get(`${seq}|${index}`)?.fields;
      return fields ? { header, fields } : { header, erased: true as const };
    }),
  }));
};

/** What the rules between logs ask of entries before the tail. */
const earlierIn = (records: ReadonlyMap<RecordId, FoldedRecord>, state: LedgerState): Earlier => {
  const known = new Map<EntryId, FoldedRecord>();
  for (const record of records.values()) for (const { id } of record.entries) known.set(id, record);
  return {
    entry: (id) => known.get(id),
    isErased: (record) => records.get(record)?.entries.some(({ header }) => header.kind === 'erase') ?? false,
    hasRecord: (record) =>
      records.get(record)?.entries.some((entry) => placeOf(entry).seq <= state.seq) ?? false,
  };
};

const isSound = async (
  commits: readonly StoredCommit[],
  own: Checkpoint,
  state: LedgerState,
  earlier: Earlier,
): Promise<boolean> => {
  const logs = [...logsOf(commits)].map(([author, log]): Log => {
    const from = state.heads[author];
    const reached = own.heads[author];
    const isLater = reached !== undefined && reached.seq > (from?.seq ?? 0);
    return {
      author,
      commits: log,
      ...(from ? { from } : {}),
      ...(isLater ? { reached, trusted: reached } : {}),
    };
  });
  return verifyLogs(logs, { verify: await strictVerify(), earlier }).length === 0;
};

/** Undefined when the ledger has to be read from its beginning. */
export const readTail = async (
  database: LedgerDatabase,
  keyring: Keyring,
  { places, whole, whenCome, rest }: Pick<VaultIndex, 'places' | 'whole' | 'whenCome' | 'rest'>,
  reader: RecordReader,
  state: LedgerState,
): Promise<Beginning | undefined> => {
  const { own, shared } = await openCheckpoints(keyring.checkpoints, await database.meta.toArray());
  const after = database.commits.where('seq').aboveOrEqual(state.seq);
  const [last, ...rows] = await rowsIn(database.commits, after.limit(longestTail + 2));
  const lastSeq = rows.at(-1)?.seq ?? state.seq;
  const followsOn =
    last?.seq === state.seq &&
    rows.length <= longestTail &&
    rows.every(({ seq, epoch = 1 }, at) => seq === state.seq + 1 + at && epoch === state.epoch) &&
    keyring.epochs().length === state.epochs;
  if (!followsOn || !own || !shared || own.founder !== state.founder) return undefined;
  if (own.commits < state.seq || Math.max(own.commits, shared.commits) > lastSeq) return undefined;

  // So does a commit that does not open.
  const tail = await openTail(rows, database, keyring).catch(() => undefined);
  const keyPlaces = tail && (await keysOf(tail, database, keyring));
  if (!tail || !keyPlaces) return undefined;
  const takeIn = (): void => {
    for (const { seq, headers, keys } of tail) {
      headers.forEach(({ record, type }, index) => {
        places.add(record, type, { seq, index });
      });
      places.forgetKeyRows(keys.gone);
    }
    places.keepKeys(keyPlaces);
  };
  const headers = tail.flatMap((commit) => commit.headers);
  // Taken in piece by piece, many would be begun again too often.
  if (headers.length > fewEntries) await rest(new AbortController().signal, straightOn);
  await whenCome(() => whole(takeIn));
  const records = await whenCome(() => reader.load(new Set(headers.map(({ record }) => record))));
  const commits = withFields(tail, records);
  if (!(await isSound(commits, own, state, earlierIn(records, state)))) return undefined;
  return {
    founder: state.founder,
    heads: { ...state.heads, ...headsOf(commits) },
    problems: [],
    entries: state.entries + headers.length,
    lastSeq,
    epoch: state.epoch,
    ownCommits: own.commits,
    records,
  };
};
