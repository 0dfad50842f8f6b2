import { headOf } from '../../../shared/ledger/append.ts';
import type { Hex, LogHead, RecordId, StoredCommit } from '../../../shared/ledger/entry.ts';
import { withIds } from '../../../shared/ledger/entry-id.ts';
import { type FoldedRecord, foldAll } from '../../../shared/ledger/fold.ts';
import type { VaultIndex } from '../index/vault-index.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { LedgerDatabase } from '../store/databases.ts';
import { placed } from './entry-places.ts';
import { type ReadLedger, type RowProblem, readLedger } from './read-ledger.ts';
import { founderOf, logsOf, problemsIn } from './verify-ledger.ts';

/** Where an open ledger begins. */
export type Beginning = {
  readonly founder: Hex;
  readonly heads: Readonly<Record<Hex, LogHead>>;
  readonly problems: readonly RowProblem[];
  /** Position of the last commit row. */
  readonly lastSeq: number;
  /** Of the vault key under which it lies. */
  readonly epoch: number;
  /** Where this profile's own checkpoint is; undefined where it cannot be read. */
  readonly ownCommits: number | undefined;
  /** Records that the index does not know as they stand. */
  readonly records: ReadonlyMap<RecordId, FoldedRecord>;
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

/** Every entry into the index; the records they make. */
const takeIn = (
  { commits, seqs, keyPlaces }: ReadLedger,
  { places, whole }: Pick<VaultIndex, 'places' | 'whole'>,
): ReadonlyMap<RecordId, FoldedRecord> =>
  whole(() => {
    const entries = commits.flatMap((commit, at) =>
      withIds(commit).map((entry, index) => {
        const place = { seq: seqs[at] ?? 0, index };
        places.add(entry.header.record, entry.header.type, place);
        return placed(entry, place);
      }),
    );
    places.keepKeys(keyPlaces);
    return foldAll(entries);
  });

/** The ledger read from its first commit, and checked by every rule; signatures known to have held are trusted. */
export const readWhole = async (
  database: LedgerDatabase,
  keyring: Keyring,
  index: Pick<VaultIndex, 'places' | 'whole'>,
): Promise<Beginning> => {
  const read = await readLedger(database, keyring);
  return {
    founder: founderOf(read),
    heads: headsOf(read.commits),
    problems: await problemsIn(read, keyring, true),
    lastSeq: read.lastSeq,
    epoch: read.lastEpoch,
    ownCommits: read.checkpoints.own?.commits,
    records: takeIn(read, index),
  };
};
