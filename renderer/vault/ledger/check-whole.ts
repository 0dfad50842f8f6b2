import { headOf } from '../../../shared/ledger/append.ts';
import { fieldsCommitment } from '../../../shared/ledger/commitment.ts';
import type {
  EntryHeader,
  EntryId,
  Hex,
  LogHead,
  RecordId,
  StoredCommit,
} from '../../../shared/ledger/entry.ts';
import { entryId } from '../../../shared/ledger/entry-id.ts';
import { type Earlier, type Log, verifyLogs } from '../../../shared/ledger/verify-logs.ts';
import { VaultFailure } from '../failure.ts';
import type { Keyring } from '../keys/keyring.ts';
import { strictVerify } from '../keys/verify-signature.ts';
import type { LedgerDatabase } from '../store/databases.ts';
import type { CommitRow, PartRow } from '../store/rows.ts';
import type { Checkpoint, Checkpoints } from './checkpoint.ts';
import { openHeaders } from './commit-codec.ts';
import { unfoundedEpochs } from './epoch-order.ts';
import type { KeyStore } from './key-store.ts';
import { readCommit } from './read-ledger.ts';
import type { RecordKeys } from './record-keys.ts';
import { logsOf, type Trust } from './verify-ledger.ts';

/**
 * The whole ledger read a few rows at a time, so that it is never in memory at once. It says whether anything is wrong,
 * and leaves it to a reading of the whole to name what.
 */

/** Commits read from the disk at once, and rows verified together: a commit of many entries has several. */
const commitsAtOnce = 64;
const rowsTogether = 32;
/** Entries hashed between two rests: whoever asks for something meanwhile waits so long. */
const entriesAtOnce = 64;

type Kept = { readonly record: RecordId; readonly type: EntryHeader['type'] };

/** What is known of the commits before. */
type Before = {
  readonly entries: Map<EntryId, Kept>;
  readonly records: Set<RecordId>;
  readonly erasures: Set<RecordId>;
  /** Records with an entry that says nothing: each must have been erased by the end. */
  readonly blank: Set<RecordId>;
  readonly heads: Map<Hex, LogHead>;
};

const earlierOf = ({ entries, records, blank }: Before): Earlier => ({
  entry: (id) => entries.get(id),
  // The entry that erased it may come later: asked at the end.
  isErased: (record) => {
    blank.add(record);
    return true;
  },
  hasRecord: (record) => records.has(record),
});

const takeIn = (before: Before, commits: readonly StoredCommit[]): void => {
  for (const commit of commits) {
    for (const { header, fields } of commit.entries) {
      before.entries.set(entryId(header), { record: header.record, type: header.type });
      before.records.add(header.record);
      // An entry that no longer says who erased the record and why is damage, not an erasure.
      if (header.kind === 'erase' && fields) before.erasures.add(header.record);
    }
    const [first] = commit.entries;
    if (first) before.heads.set(first.header.author, headOf(commit));
  }
};

/**
 * Within a batch a log is trusted up to its own last entry there, so that no signature is computed but those after
 * what this profile has verified: that the chain leads to that is seen when its batch comes.
 */
const logsIn = (
  commits: readonly StoredCommit[],
  before: Before,
  verifiedBefore: Checkpoint['heads'],
): readonly Log[] =>
  [...logsOf(commits)].map(([author, log]): Log => {
    const from = before.heads.get(author);
    const verified = verifiedBefore[author];
    const last = log.at(-1);
    const end = last && headOf(last);
    const here = verified !== undefined && verified.seq > (from?.seq ?? 0) ? verified : undefined;
    const trusted = here && end && end.seq < here.seq ? end : here;
    return {
      author,
      commits: log,
      ...(from ? { from } : {}),
      ...(trusted ? { reached: trusted, trusted } : {}),
    };
  });

type CommitRows = { readonly row: CommitRow; readonly parts: readonly PartRow[] };

/** Up to `lastSeq`, in their order. A commit that is missing is missing here too. */
async function* commitsIn(database: LedgerDatabase, lastSeq: number): AsyncGenerator<readonly CommitRows[]> {
  for (let from = 1; from <= lastSeq; from += commitsAtOnce) {
    const until = Math.min(from + commitsAtOnce, lastSeq + 1);
    const rows = await database.commits.where('seq').between(from, until).toArray();
    let together: CommitRows[] = [];
    let count = 0;
    for (const row of rows) {
      const parts = row.parts ? await database.partsOf(row.seq) : [];
      together.push({ row, parts });
      count += 1 + parts.length;
      if (count < rowsTogether) continue;
      yield together;
      [together, count] = [[], 0];
    }
    if (together.length > 0) yield together;
  }
}

/** Of a long commit each hash is computed here, a few at a time: verifying it as a whole then asks for none. */
const hashInSlices = async ({ entries }: StoredCommit, pause: () => Promise<void>): Promise<void> => {
  for (const [at, { header, fields }] of entries.entries()) {
    if (at % entriesAtOnce === entriesAtOnce - 1) await pause();
    entryId(header);
    if (fields) fieldsCommitment(fields);
  }
};

type Walk = {
  readonly trust: Trust;
  /** Opens what the ledger holds. */
  readonly keys: KeyStore;
  /** Called wherever others may be let through. */
  readonly pause: () => Promise<void>;
  /** Told of every commit, once it was found to hold. */
  readonly onCommit?: (commit: StoredCommit, seq: number) => void;
};

/**
 * False when anything is wrong up to the commit `lastSeq`, or may be; the checkpoints are of the same moment. Known
 * signatures are those up to the profile's own checkpoint.
 */
export const isWhole = async (
  database: LedgerDatabase,
  keyring: Keyring,
  { lastSeq, own, shared }: Checkpoints & { readonly lastSeq: number },
  { trust, keys, pause, onCommit }: Walk,
): Promise<boolean> => {
  if (!own || !shared || Math.max(own.commits, shared.commits) > lastSeq) return false;
  const verify = await strictVerify();
  const before: Before = {
    entries: new Map(),
    records: new Set(),
    erasures: new Set(),
    blank: new Set(),
    heads: new Map(),
  };
  const begun = new Map<number, StoredCommit>();
  const ofProfiles: StoredCommit[] = [];
  let [reached, epoch, partsRead] = [0, 1, 0];

  const followsOn = ({ row }: CommitRows): boolean => {
    if (row.seq !== reached + 1 || (row.epoch ?? 1) < epoch) return false;
    [reached, epoch] = [row.seq, row.epoch ?? 1];
    return true;
  };

  /** Of all these commits with one request to the disk. */
  const keysTo = async (rows: readonly CommitRows[]): Promise<RecordKeys> => {
    const opened = await Promise.all(
      rows.flatMap(({ row, parts }) => [row, ...parts]).map((one) => openHeaders(one, keyring)),
    );
    return keys.load(new Set(opened.flatMap(({ headers }) => headers.map(({ record }) => record))));
  };

  const readAll = async (rows: readonly CommitRows[]): Promise<readonly StoredCommit[] | undefined> => {
    const opens = await keysTo(rows);
    const read = await Promise.all(rows.map(({ row, parts }) => readCommit(row, parts, keyring, opens)));
    const commits: StoredCommit[] = [];
    for (const { commit, problems, unreadable } of read) {
      // The key of an erased record opens the entry that erased it and nothing that was before.
      for (const { record } of unreadable) if (record !== undefined) before.blank.add(record);
      if (!commit || problems.length > 0) return undefined;
      await hashInSlices(commit, pause);
      commits.push(commit);
    }
    return commits;
  };

  const isSound = async (rows: readonly CommitRows[]): Promise<boolean> => {
    const commits = rows.every(followsOn) ? await readAll(rows) : undefined;
    if (!commits) return false;
    for (const [at, commit] of commits.entries()) {
      const number = rows[at]?.row.epoch ?? 1;
      if (!begun.has(number)) begun.set(number, commit);
      if (commit.entries.some(({ header }) => header.type === 'profile')) ofProfiles.push(commit);
      partsRead += rows[at]?.parts.length ?? 0;
    }
    const problems = verifyLogs(logsIn(commits, before, trust === 'known signatures' ? own.heads : {}), {
      verify,
      earlier: earlierOf(before),
    });
    if (problems.length > 0) return false;
    takeIn(before, commits);
    commits.forEach((commit, at) => {
      onCommit?.(commit, rows[at]?.row.seq ?? 0);
    });
    return true;
  };

  try {
    for await (const rows of commitsIn(database, lastSeq)) {
      await pause();
      if (!(await isSound(rows))) return false;
    }
  } catch (error) {
    // A lock ends this as it should; what cannot be read is for the reading of the whole to name.
    if (error instanceof VaultFailure) throw error;
    return false;
  }
  const named = [...Object.values(own.heads), ...Object.values(shared.heads)];
  return (
    reached === lastSeq &&
    // A row of parts that no commit asks for was put there by somebody else.
    partsRead === (await database.partCount(lastSeq)) &&
    named.every(({ id }) => before.entries.has(id)) &&
    [...before.blank].every((record) => before.erasures.has(record)) &&
    unfoundedEpochs({ commits: ofProfiles, begun }, keyring, own.founder).length === 0
  );
};
