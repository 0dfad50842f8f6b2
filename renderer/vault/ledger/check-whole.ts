import { headOf } from '../../../shared/ledger/append.ts';
import type {
  EntryHeader,
  EntryId,
  Hex,
  LogHead,
  RecordId,
  StoredCommit,
} from '../../../shared/ledger/entry.ts';
import { entryId } from '../../../shared/ledger/entry-id.ts';
import { isHeader } from '../../../shared/ledger/shape.ts';
import { type Earlier, type Log, verifyLogs } from '../../../shared/ledger/verify-logs.ts';
import type { RecordPlaces } from '../index/record-places.ts';
import type { Keyring } from '../keys/keyring.ts';
import { strictVerify } from '../keys/verify-signature.ts';
import type { LedgerDatabase } from '../store/databases.ts';
import type { Checkpoint, Checkpoints } from './checkpoint.ts';
import { openRow } from './commit-codec.ts';
import { unfoundedEpochs } from './epoch-order.ts';
import { createKeyStore } from './key-store.ts';
import { readCommit } from './read-ledger.ts';
import { logsOf } from './verify-ledger.ts';

/**
 * The whole ledger read again a few commits at a time, so that it is never in memory at once. It says whether anything
 * is wrong, and leaves it to a reading of the whole to name what.
 */

/** Commits read between two rests. */
const batchLength = 64;

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
    for (const { header } of commit.entries) {
      before.entries.set(entryId(header), { record: header.record, type: header.type });
      before.records.add(header.record);
      if (header.kind === 'erase') before.erasures.add(header.record);
    }
    const [first] = commit.entries;
    if (first) before.heads.set(first.header.author, headOf(commit));
  }
};

/**
 * Within a batch a log is trusted up to its own last entry there, so that no signature is computed but those after
 * what this profile has verified: that the chain leads to that is seen when its batch comes.
 */
const logsIn = (commits: readonly StoredCommit[], before: Before, own: Checkpoint): readonly Log[] =>
  [...logsOf(commits)].map(([author, log]): Log => {
    const from = before.heads.get(author);
    const verified = own.heads[author];
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

/**
 * False when anything is wrong up to the commit `lastSeq`, or may be; the checkpoints are of the same moment.
 * @param places where the keys of records lie
 */
export const isWhole = async (
  database: LedgerDatabase,
  keyring: Keyring,
  places: RecordPlaces,
  { lastSeq, own, shared }: Checkpoints & { readonly lastSeq: number },
  pause: () => Promise<void>,
): Promise<boolean> => {
  if (!own || !shared || Math.min(own.commits, shared.commits) < lastSeq) return false;
  const keyStore = createKeyStore(database, keyring, places);
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
  let epoch = 1;

  const isSound = async (from: number): Promise<boolean> => {
    const until = Math.min(from + batchLength, lastSeq + 1);
    const rows = await database.commits.where('seq').between(from, until).toArray();
    if (rows.length !== until - from) return false;
    const parts = await database.parts.where('[seq+part]').between([from, 0], [until, 0]).toArray();
    const commits: StoredCommit[] = [];
    for (const row of rows) {
      const later = parts.filter(({ seq }) => seq === row.seq);
      if ((row.epoch ?? 1) < epoch) return false;
      epoch = row.epoch ?? 1;
      const headers = await Promise.all([row, ...later].map((one) => openRow(one, keyring, () => undefined)));
      const records = headers.flatMap(({ entries }) => entries.map(({ header }) => header));
      if (!records.every(isHeader)) return false;
      const keys = await keyStore.load(new Set(records.map(({ record }) => record)));
      const read = await readCommit(row, later, keyring, keys);
      if (!read.commit || read.problems.length > 0) return false;
      // The key of an erased record opens the entry that erased it and nothing that was before.
      for (const { record } of read.unreadable) if (record !== undefined) before.blank.add(record);
      commits.push(read.commit);
      if (!begun.has(epoch)) begun.set(epoch, read.commit);
      if (read.commit.entries.some(({ header }) => header.type === 'profile')) ofProfiles.push(read.commit);
    }
    const problems = verifyLogs(logsIn(commits, before, own), { verify, earlier: earlierOf(before) });
    takeIn(before, commits);
    return problems.length === 0;
  };

  for (let from = 1; from <= lastSeq; from += batchLength) {
    await pause();
    if (!(await isSound(from).catch(() => false))) return false;
  }
  const named = [...Object.values(own.heads), ...Object.values(shared.heads)];
  return (
    named.every(({ id }) => before.entries.has(id)) &&
    [...before.blank].every((record) => before.erasures.has(record)) &&
    unfoundedEpochs({ commits: ofProfiles, begun }, keyring, own.founder).length === 0
  );
};
