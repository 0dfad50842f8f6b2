import { type Draft, headOf, makeCommit } from '../../../shared/ledger/append.ts';
import type {
  Commit,
  EntryId,
  Hex,
  KnownEntry,
  LogHead,
  RecordId,
  RecordType,
  StoredCommit,
  StoredEntry,
} from '../../../shared/ledger/entry.ts';
import { withIds } from '../../../shared/ledger/entry-id.ts';
import { extend, type FoldedRecord, foldAll, foldRecord } from '../../../shared/ledger/fold.ts';
import { randomBytes } from '../bytes.ts';
import { VaultFailure } from '../failure.ts';
import type { Epoch } from '../keys/epochs.ts';
import type { Keyring, NextEpoch } from '../keys/keyring.ts';
import type { LedgerDatabase } from '../store/databases.ts';
import { whenThereIsRoom } from '../store/disk-room.ts';
import type { CommitRow, KeyslotRow, MetaRow, RecordKeyRow } from '../store/rows.ts';
import { createWriteQueue } from '../store/write-queue.ts';
import { type Checkpoint, sealCheckpoints, sharedCheckpointPlace } from './checkpoint.ts';
import { sealCommit } from './commit-codec.ts';
import { deviceTime } from './device-time.ts';
import { unfoundedEpochs } from './epoch-order.ts';
import { type ReadLedger, type RowProblem, readLedger } from './read-ledger.ts';
import { openRecordKeys, type RecordKeys } from './record-keys.ts';
import { logsOf, verifyLedger } from './verify-ledger.ts';

export type EntryPlace = {
  readonly commit: StoredCommit;
  readonly index: number;
  /** How many entries this vault held before it: what came after what here, whatever the clocks said. */
  readonly written: number;
};

/** The open ledger: every record folded in memory, and the one way to add to it. */
export type Ledger = {
  /** Public key of the profile that began the vault. */
  readonly founder: Hex;
  readonly problems: readonly RowProblem[];
  readonly entryCount: number;
  record(id: RecordId): FoldedRecord | undefined;
  recordsOf(type: RecordType): readonly FoldedRecord[];
  /** How far this log has got: the place of its last entry, 0 when it has none. */
  reached(author: Hex): number;
  /** The commit an entry stands in, for its proof. */
  commitOf(entry: EntryId): EntryPlace | undefined;
  /**
   * One user action: `plan` runs when the writer is free, sees the ledger as it then is, and says what to write (or
   * nothing). Resolves when the entries are on the disk for good, what comes along in the same transaction.
   * A draft of kind `erase` destroys its record's key in the same transaction and gives the record a new one, under
   * which only that entry can be read; what the record said is forgotten here too. Rule L14.
   * @throws VaultFailure read_only when the ledger has problems, quota when the disk is full; nothing is then written.
   */
  write(plan: () => readonly Draft[], along?: Along): Promise<void>;
  /** Reads everything again and checks every signature; what it finds closes the ledger to writing. */
  verify(): Promise<readonly RowProblem[]>;
  /** Resolves when no write is in hand. */
  idle(): Promise<void>;
};

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

/** The rows one commit adds, sealed and ready for one transaction. */
export type SealedCommit = {
  readonly row: CommitRow;
  readonly recordKeys: readonly RecordKeyRow[];
  /** Ids of the key rows of records that the commit erases. */
  readonly destroyed: readonly string[];
  readonly checkpoints: readonly MetaRow[];
};

type Seal = {
  readonly founder: Hex;
  readonly seq: number;
  readonly commit: Commit;
  readonly heads: Readonly<Record<Hex, LogHead>>;
  readonly keyring: Keyring;
  readonly keys: RecordKeys;
  readonly epoch: Epoch;
};

const erasedIn = ({ entries }: Commit): ReadonlySet<RecordId> =>
  new Set(entries.flatMap(({ header }) => (header.kind === 'erase' ? [header.record] : [])));

const seal = async ({ founder, seq, commit, heads, keyring, keys, epoch }: Seal) => {
  const fresh = new Map<RecordId, { key: CryptoKey; row: RecordKeyRow }>();
  for (const { header } of commit.entries) {
    // A record from before a removal gets another key too: who was removed may have kept the one it had.
    const needed = header.kind === 'erase' || !keys.get(header.record, epoch.number);
    if (needed && !fresh.has(header.record)) {
      fresh.set(header.record, await keys.make(header.record, epoch));
    }
  }
  const row = await sealCommit(seq, commit, epoch, ({ header: { record } }) => {
    const key = fresh.get(record)?.key ?? keys.get(record, epoch.number);
    if (!key) throw new Error('A record without a data key');
    return key;
  });
  const checkpoint: Checkpoint = { founder, commits: seq, heads };
  const sealed: SealedCommit = {
    row,
    recordKeys: [...fresh.values()].map((made) => made.row),
    destroyed: [...erasedIn(commit)].flatMap((record) => keys.rowsOf(record)),
    checkpoints: await sealCheckpoints(
      { ...keyring.checkpoints, shared: sharedCheckpointPlace(epoch.metaKey) },
      checkpoint,
    ),
  };
  return { sealed, fresh };
};

const sign = (keyring: Keyring, head: LogHead | undefined, drafts: readonly Draft[]): Commit =>
  makeCommit({ author: keyring.author, head, ...deviceTime(), drafts, randomBytes, sign: keyring.sign });

/** The commit that founds a vault, for the transaction that makes it. */
export const sealFirstCommit = async (keyring: Keyring, drafts: readonly Draft[]): Promise<SealedCommit> => {
  const commit = sign(keyring, undefined, drafts);
  const { keys } = await openRecordKeys(keyring, []);
  const { epoch } = keyring;
  const heads = { [keyring.author]: headOf(commit) };
  return (await seal({ founder: keyring.author, seq: 1, commit, heads, keyring, keys, epoch })).sealed;
};

/** One strict transaction: a commit and what came with it is on the disk as a whole or not at all. */
export const storeCommit = (
  database: LedgerDatabase,
  sealed: SealedCommit,
  { keyslots = [], removed = [], meta = [], next }: Along,
): Promise<void> =>
  database.transaction(
    'rw',
    [database.keyslots, database.attempts, database.commits, database.recordKeys, database.meta],
    async () => {
      await database.keyslots.bulkAdd([...keyslots]);
      await database.keyslots.bulkDelete([...removed]);
      await database.attempts.bulkDelete([...removed]);
      await database.recordKeys.bulkDelete([...sealed.destroyed]);
      await database.recordKeys.bulkAdd([...sealed.recordKeys]);
      await database.commits.add(sealed.row);
      await database.meta.bulkPut([...sealed.checkpoints, ...meta, ...(next?.rows ?? [])]);
    },
  );

/** What is wrong on the disk and by the rules of SPEC.md; an unreadable payload is named once. */
export const problemsIn = async (
  read: ReadLedger,
  keyring: Keyring,
  trusted: boolean,
): Promise<readonly RowProblem[]> => {
  const broken = await verifyLedger(read.commits, read.checkpoints, trusted);
  const named = new Set(read.problems.map((problem) => problem.record));
  return [
    ...read.problems,
    ...unfoundedEpochs(read, keyring, founderOf(read)),
    ...broken.filter(({ rule, record }) => !(rule === 'L14' && record && named.has(record))),
  ];
};

/** An entry of an erased record that its destroyed key held: every one but the entry that erased it. */
const isContentOf = ({ header }: StoredEntry, erased: ReadonlySet<RecordId>): boolean =>
  erased.has(header.record) && header.kind !== 'erase';

const withoutContent = (commit: StoredCommit, erased: ReadonlySet<RecordId>): StoredCommit => ({
  signature: commit.signature,
  entries: commit.entries.map(
    (entry): StoredEntry => (isContentOf(entry, erased) ? { header: entry.header, erased: true } : entry),
  ),
});

/** Public key of the profile that began the vault, by what this profile knows best. */
const founderOf = ({ checkpoints: { own, shared }, commits }: ReadLedger): Hex =>
  (own ?? shared)?.founder ?? commits[0]?.entries[0]?.header.author ?? '';

/** Where each log is by its own last commit. */
const headsOf = (commits: readonly StoredCommit[]): Map<Hex, LogHead> => {
  const heads = new Map<Hex, LogHead>();
  for (const [author, log] of logsOf(commits)) {
    const last = log.at(-1);
    if (last) heads.set(author, headOf(last));
  }
  return heads;
};

export const openLedger = async (
  database: LedgerDatabase,
  keyring: Keyring,
  onWritten: (records: ReadonlySet<RecordId>) => void,
): Promise<Ledger> => {
  const read = await readLedger(database, keyring);
  const { keys } = read;
  const places = new Map<EntryId, EntryPlace>();
  const heads = headsOf(read.commits);
  const { own } = read.checkpoints;
  const founder = founderOf(read);
  let problems = await problemsIn(read, keyring, true);
  let lastSeq = read.lastSeq;
  // What others wrote since was verified in full just now: the next unlock may start from here.
  if (problems.length === 0 && own?.commits !== lastSeq) {
    const reached: Checkpoint = { founder, commits: lastSeq, heads: Object.fromEntries(heads) };
    await whenThereIsRoom(async () =>
      database.meta.bulkPut([...(await sealCheckpoints(keyring.checkpoints, reached))]),
    );
  }

  const place = (commit: StoredCommit): readonly KnownEntry[] => {
    const known = withIds(commit);
    known.forEach((entry, index) => {
      // A commit without what an erased record said stands where it stood.
      places.set(entry.id, { commit, index, written: places.get(entry.id)?.written ?? places.size });
    });
    return known;
  };
  const records = foldAll(read.commits.flatMap(place));
  const byType = new Map<RecordType, Map<RecordId, FoldedRecord>>();
  const keep = (folded: FoldedRecord) => {
    const sameType = byType.get(folded.type) ?? new Map<RecordId, FoldedRecord>();
    byType.set(folded.type, sameType.set(folded.record, folded));
    records.set(folded.record, folded);
  };
  for (const folded of records.values()) keep(folded);
  const queue = createWriteQueue();

  /** What an erased record said goes from memory as it went from the disk: from its fold and from every commit. */
  const forget = (ids: ReadonlySet<RecordId>): void => {
    const touched = new Set(
      [...ids]
        .flatMap((id) => records.get(id)?.entries ?? [])
        .flatMap(({ id }) => places.get(id)?.commit ?? []),
    );
    for (const commit of touched) place(withoutContent(commit, ids));
    for (const id of ids) {
      const entries = (records.get(id)?.entries ?? []).map(
        (entry): KnownEntry =>
          isContentOf(entry, ids) ? { header: entry.header, erased: true, id: entry.id } : entry,
      );
      keep(foldRecord(entries));
    }
  };

  const append = async (drafts: readonly Draft[], along: Along): Promise<ReadonlySet<RecordId>> => {
    const commit = sign(keyring, heads.get(keyring.author), drafts);
    const head = headOf(commit);
    const seq = lastSeq + 1;
    const { epoch } = along.next ?? keyring;
    const { sealed, fresh } = await seal({
      founder,
      seq,
      commit,
      heads: { ...Object.fromEntries(heads), [keyring.author]: head },
      keyring,
      keys,
      epoch,
    });
    await storeCommit(database, sealed, along);
    along.next?.accepted();
    lastSeq = seq;
    heads.set(keyring.author, head);
    const erased = erasedIn(commit);
    for (const record of erased) keys.forget(record);
    for (const [record, { key, row }] of fresh) keys.keep(record, epoch.number, key, row.id);
    for (const entry of place(commit)) {
      const before = records.get(entry.header.record);
      keep(before ? extend(before, entry) : foldRecord([entry]));
    }
    if (erased.size > 0) forget(erased);
    return new Set(drafts.map((draft) => draft.record));
  };

  return {
    founder,
    get problems() {
      return problems;
    },
    get entryCount() {
      return places.size;
    },
    record: (id) => records.get(id),
    recordsOf: (type) => [...(byType.get(type)?.values() ?? [])],
    reached: (author) => heads.get(author)?.seq ?? 0,
    commitOf: (entry) => places.get(entry),
    write: async (plan, along = {}) => {
      const written = await queue(async () => {
        if (problems.length > 0) throw new VaultFailure('read_only');
        const drafts = plan();
        return drafts.length === 0 ? undefined : append(drafts, along);
      });
      if (written) onWritten(written);
    },
    verify: () =>
      queue(async () => {
        const again = await readLedger(database, keyring);
        problems = await problemsIn(again, keyring, false);
        return problems;
      }),
    idle: () => queue(async () => undefined),
  };
};
