import { type Draft, headOf } from '../../../shared/ledger/append.ts';
import type {
  Commit,
  Hex,
  KnownEntry,
  RecordId,
  RecordType,
  StoredCommit,
} from '../../../shared/ledger/entry.ts';
import { withIds } from '../../../shared/ledger/entry-id.ts';
import { extend, type FoldedRecord, foldRecord } from '../../../shared/ledger/fold.ts';
import { recordsNamedBy } from '../../../shared/model/named-records.ts';
import { VaultFailure } from '../failure.ts';
import type { LedgerState } from '../index/image-manifest.ts';
import type { ImportedCounts } from '../index/record-places.ts';
import type { VaultIndex } from '../index/vault-index.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { LedgerDatabase } from '../store/databases.ts';
import { whenThereIsRoom } from '../store/disk-room.ts';
import { createWriteQueue } from '../store/write-queue.ts';
import { isWhole } from './check-whole.ts';
import { type Checkpoint, openCheckpoints, sealCheckpoints } from './checkpoint.ts';
import { placed } from './entry-places.ts';
import { createKeyStore, type KeyStore } from './key-store.ts';
import { type RowProblem, readLedger } from './read-ledger.ts';
import { readTail } from './read-tail.ts';
import { type Beginning, keyPlacesIn, readWhole } from './read-whole.ts';
import { createRecordReader } from './record-reader.ts';
import { type Records, recordsIn } from './records.ts';
import {
  type Along,
  erasedIn,
  type FreshKeys,
  type SealedCommit,
  seal,
  sign,
  storeCommit,
} from './seal-commit.ts';
import { readSignedHeaders, type SignedHeaders } from './signed-headers.ts';
import { problemsIn, type Trust } from './verify-ledger.ts';

type RecordMap = ReadonlyMap<RecordId, FoldedRecord>;

/** The open ledger: its records, decrypted when they are asked for, and the one way to add to it. */
export type Ledger = {
  /** Public key of the profile that began the vault. */
  readonly founder: Hex;
  readonly problems: readonly RowProblem[];
  readonly entryCount: number;
  /** Whether the index says all that is on the disk: an index that does not is not left for the next unlock. */
  readonly isIndexed: boolean;
  typeOf(id: RecordId): RecordType | undefined;
  /** In the order in which they were begun here. */
  idsOf(type: RecordType): readonly RecordId[];
  load(id: RecordId): Promise<FoldedRecord | undefined>;
  /** Those of them that there are. */
  loadAll(ids: Iterable<RecordId>): Promise<RecordMap>;
  /** These records and all that they name or ever named: persons, exhibits, linked incidents. */
  around(ids: Iterable<RecordId>, known?: RecordMap): Promise<Records>;
  /** Records of the profiles: always at hand. */
  profiles(): readonly FoldedRecord[];
  /** How far this log has got: the place of its last entry, 0 when it has none. */
  reached(author: Hex): number;
  /** Records of the entries of the commit at this position, in their order. */
  recordsIn(seq: number): readonly RecordId[];
  /** What an import's commit, at this position, holds besides its own entry. */
  importedIn(seq: number): ImportedCounts;
  /** Whether an import or its undo wrote the commit at this position: its own entry comes first. */
  isImport(seq: number): boolean;
  /** What a proof needs of the commits at these positions. */
  signedHeaders(seqs: Iterable<number>): Promise<ReadonlyMap<number, SignedHeaders>>;
  /**
   * One user action: `plan` runs when the writer is free, sees the ledger as it then is, and says what to write (or
   * nothing). Resolves when the entries are on the disk for good, what comes along in the same transaction.
   * A draft of kind `erase` destroys its record's key in the same transaction and gives the record a new one, under
   * which only that entry can be read; what the record said is forgotten here too. Rule L14.
   * @throws VaultFailure read_only when the ledger has problems, quota when the disk is full; nothing is then written.
   */
  write(plan: () => Promise<readonly Draft[]> | readonly Draft[], along?: Along): Promise<void>;
  /** Reads everything again while others work. What it finds closes the ledger to writing. */
  check(reading: Reading): Promise<readonly RowProblem[]>;
  /** Runs `take` while nobody writes. */
  still<T>(take: (state: LedgerState) => Promise<T>): Promise<T>;
  /** Resolves when no write is in hand. */
  idle(): Promise<void>;
};

/** How everything is read again. */
type Reading = {
  readonly trust: Trust;
  /** It rests here, where others are let through. A `VaultFailure` ends it. */
  readonly pause: () => Promise<void>;
  /** Told of so many entries more. */
  readonly onRead?: (entries: number) => void;
};

type Opening = {
  /** What the index is of; undefined when it is empty. */
  readonly state: LedgerState | undefined;
  /** How much of the whole was read, from 0 to 1. */
  readonly onRead: (part: number) => void;
  /** The records that changed, as they then stand. */
  readonly onWritten: (written: RecordMap) => Promise<void>;
};

/**
 * @returns the records that the index lacks, too; undefined when what is on the disk does not follow on from `state`
 */
export const openLedger = async (
  database: LedgerDatabase,
  keyring: Keyring,
  index: Pick<VaultIndex, 'places' | 'whole' | 'whenCome' | 'rest'>,
  { state, onRead, onWritten }: Opening,
): Promise<(Pick<Beginning, 'records'> & { readonly ledger: Ledger }) | undefined> => {
  const { places, whole, whenCome } = index;
  const keyStore = createKeyStore(database, keyring, places);
  // Something was found damaged that the unlock had no reason to read.
  let isInDoubt = false;
  let isIndexed = true;
  const reader = createRecordReader(database, keyring, places, keyStore, () => {
    isInDoubt = true;
  });
  const began = state
    ? await readTail(database, keyring, index, reader, state)
    : await readWhole(database, keyring, index, onRead);
  if (!began) return undefined;
  const { founder, records } = began;
  const heads = new Map(Object.entries(began.heads));
  let { problems, entries, lastSeq, epoch: lastEpoch } = began;
  // What others wrote since was verified just now: the next unlock may start from here.
  if (problems.length === 0 && began.ownCommits !== lastSeq) {
    const reached: Checkpoint = { founder, commits: lastSeq, heads: Object.fromEntries(heads) };
    await whenThereIsRoom(async () =>
      database.meta.bulkPut([...(await sealCheckpoints(keyring.checkpoints, reached))]),
    );
  }
  const profiles = new Map(await whenCome(() => reader.load(places.idsOf('profile'))));
  const queue = createWriteQueue();

  const takeKeys = ({ keyRows, destroyed }: SealedCommit): void => {
    places.forgetKeyRows(destroyed);
    for (const { row, epoch, records: held } of keyRows)
      places.keepKeys(held.map((record) => ({ record, epoch, row: row.id })));
  };

  /** The records that a stored commit changed, as they now stand. */
  const changedBy = async (
    commit: Commit,
    seq: number,
    fresh: FreshKeys,
    epoch: number,
  ): Promise<RecordMap> => {
    const changed = new Map<RecordId, FoldedRecord>();
    const toRead = new Set<RecordId>(erasedIn(commit));
    for (const erased of toRead) {
      keyStore.forget(erased);
      reader.drop(erased);
    }
    const take = (entry: KnownEntry, index: number): void => {
      const { record, type } = entry.header;
      const isNew = places.typeOf(record) === undefined;
      places.add(record, type, { seq, index });
      placed(entry, { seq, index });
      const before = changed.get(record) ?? reader.kept(record);
      if (toRead.has(record)) return;
      if (isNew) changed.set(record, foldRecord([entry]));
      else if (before) changed.set(record, extend(before, entry));
      else toRead.add(record);
    };
    whole(() => withIds(commit).forEach(take));
    for (const folded of changed.values()) reader.keep(folded);
    for (const [record, key] of fresh) keyStore.keep(record, epoch, key);
    for (const [id, folded] of await reader.load(toRead)) changed.set(id, folded);
    return changed;
  };

  const append = async (drafts: readonly Draft[], along: Along): Promise<RecordMap> => {
    const commit = sign(keyring, heads.get(keyring.author), drafts);
    const head = headOf(commit);
    const seq = lastSeq + 1;
    const { epoch } = along.next ?? keyring;
    const erased = erasedIn(commit);
    const erasedRows = new Set([...erased].flatMap((id) => places.keyRows(id).map(({ row }) => row)));
    const written = new Set(drafts.map(({ record }) => record));
    const keys = await keyStore.load(written);
    // Under a second key of the same epoch nobody could tell which of the two opens what.
    const isLost = (record: RecordId): boolean =>
      keys.get(record, epoch.number) === undefined &&
      places.keyRows(record).some((place) => place.epoch === epoch.number);
    if ([...written].some(isLost)) throw new VaultFailure('read_only');
    const { sealed, fresh } = await seal({
      founder,
      seq,
      commit,
      heads: { ...Object.fromEntries(heads), [keyring.author]: head },
      keyring,
      epoch,
      keys,
      erasedKeyRows: (await database.recordKeys.bulkGet([...erasedRows])).flatMap((row) => row ?? []),
    });
    await storeCommit(database, sealed, along);
    along.next?.accepted();
    lastSeq = seq;
    entries += commit.entries.length;
    lastEpoch = epoch.number;
    heads.set(keyring.author, head);
    const changed = await changedBy(commit, seq, fresh, epoch.number);
    whole(() => takeKeys(sealed));
    for (const [id, folded] of changed) if (folded.type === 'profile') profiles.set(id, folded);
    return changed;
  };

  const readAgain = async (trust: Trust) => {
    problems = await problemsIn(await readLedger(database, keyring), keyring, trust);
    isInDoubt = false;
    return problems;
  };

  /**
   * Keys read from the disk again, where the index says they lie unless nothing is taken on trust.
   * @throws when a row does not open.
   */
  const keysAnew = async (trust: Trust): Promise<KeyStore> => {
    if (trust === 'known signatures') return createKeyStore(database, keyring, places);
    const held = await keyPlacesIn(database, keyring);
    return createKeyStore(database, keyring, { keyRows: (record) => held.get(record) ?? [] });
  };

  const refuseWhenDamaged = (): void => {
    if (problems.length > 0) throw new VaultFailure('read_only');
  };

  const namedBy = (record: FoldedRecord | undefined) => (record ? recordsNamedBy(record) : []);

  const around: Ledger['around'] = async (ids, known = new Map()) => {
    const wanted = [...ids];
    const own = await reader.load(wanted.filter((id) => !known.has(id)));
    const here = recordsIn(known, own);
    const named = new Set(wanted.flatMap((id) => namedBy(here.record(id))));
    return recordsIn(known, own, await reader.load([...named].filter((id) => !here.record(id))));
  };

  const ledger: Ledger = {
    founder,
    get problems() {
      return problems;
    },
    get entryCount() {
      return entries;
    },
    get isIndexed() {
      return isIndexed;
    },
    typeOf: places.typeOf,
    idsOf: places.idsOf,
    load: async (id) => (await reader.load([id])).get(id),
    loadAll: reader.load,
    around,
    profiles: () => [...profiles.values()],
    reached: (author) => heads.get(author)?.seq ?? 0,
    recordsIn: places.recordsIn,
    importedIn: places.importedIn,
    isImport: places.isImport,
    signedHeaders: (seqs) => readSignedHeaders(database, keyring, seqs),
    write: (plan, along = {}) =>
      queue(async () => {
        refuseWhenDamaged();
        const drafts = await plan();
        // An edit of a record that could not be read whole must not be signed.
        if (isInDoubt) await readAgain('known signatures');
        refuseWhenDamaged();
        if (drafts.length === 0) return;
        const before = lastSeq;
        try {
          await onWritten(await append(drafts, along));
        } catch (error) {
          if (lastSeq !== before) isIndexed = false;
          throw error;
        }
      }),
    check: async ({ trust, pause, onRead }) => {
      if (problems.length > 0) return trust === 'every signature' ? queue(() => readAgain(trust)) : problems;
      const now = await queue(async () => ({
        lastSeq,
        ...(await openCheckpoints(keyring.checkpoints, await database.meta.toArray())),
      }));
      // A row of keys that does not open, or cannot be read, is named by the reading of the whole.
      const keys = await keysAnew(trust).catch(() => undefined);
      const onCommit = (commit: StoredCommit): void => onRead?.(commit.entries.length);
      if (keys && (await isWhole(database, keyring, now, { trust, keys, pause, onCommit }))) return problems;
      return queue(async () => {
        // Somebody who trusted less found damage meanwhile: it stays found.
        if (problems.length > 0 && trust === 'known signatures') return problems;
        await pause();
        return readAgain(trust);
      });
    },
    still: (take) =>
      queue(() =>
        take({
          seq: lastSeq,
          entries,
          founder,
          heads: Object.fromEntries(heads),
          epochs: keyring.epochs().length,
          epoch: lastEpoch,
        }),
      ),
    idle: () => queue(async () => undefined),
  };
  return { ledger, records };
};
