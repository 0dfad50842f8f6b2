import type { RecordId } from '../../shared/ledger/entry.ts';
import type { FoldedRecord } from '../../shared/ledger/fold.ts';
import type { Gazetteer } from '../../shared/places/gazetteer.ts';
import { loadGazetteer } from '../../shared/places/load.ts';
import type { VaultEvent } from '../../shared/vault-api.ts';
import { settleRestored } from './backup/note.ts';
import { type DamagedExhibits, damagedExhibits } from './evidence/damaged-exhibits.ts';
import { type EvidenceStore, openEvidenceStore } from './evidence/evidence-store.ts';
import { VaultFailure } from './failure.ts';
import { openIndexImage } from './index/index-image.ts';
import type { KeptIndex } from './index/kept-index.ts';
import { indexFormat, openVaultIndex, type VaultIndex } from './index/vault-index.ts';
import { fillIndex, takeIntoIndex } from './index-records.ts';
import type { Keyring } from './keys/keyring.ts';
import { type Ledger, openLedger } from './ledger/ledger.ts';
import { integrityOf } from './opened.ts';
import { type People, peopleOf } from './profiles/people.ts';
import { quietMoment } from './quiet-moment.ts';
import type { EvidenceDatabase, IndexDatabase, LedgerDatabase } from './store/databases.ts';
import { prepareDisk, whenThereIsRoom } from './store/disk-room.ts';
import { type LeftoverJournal, openLeftoverJournal } from './store/leftover-journal.ts';
import { createWriteQueue, type WriteQueue } from './store/write-queue.ts';
import type { TaskList } from './task-list.ts';
import { startUpkeep, type Upkeep } from './upkeep.ts';

/** All that is there while the vault is open; it goes away as a whole when the vault is locked. */
export type OpenVault = {
  readonly database: LedgerDatabase;
  /** Id of the passphrase keyslot of whoever opened it. */
  readonly keyslot: string;
  readonly keyring: Keyring;
  readonly ledger: Ledger;
  readonly evidence: EvidenceStore;
  /** Bytes come and go one after another: none are taken away that an attachment in hand has found to be here. */
  readonly evidenceQueue: WriteQueue;
  readonly damagedExhibits: DamagedExhibits;
  readonly index: VaultIndex;
  readonly journal: LeftoverJournal;
  /** As the ledger has them now. */
  people(): People;
  readonly tasks: TaskList;
  /** Whether the whole ledger was read and checked since the unlock. */
  readonly isChecked: boolean;
  /** Resolves when it was. @throws VaultFailure cancelled. */
  checked(signal: AbortSignal): Promise<void>;
  /** Resolves when all of the index has come from the disk: before, it can be asked but not added to. @throws PieceLost */
  readonly come: Promise<void>;
  /** Somebody waits for that: from now on it does not give way to what else is asked. */
  hurry(): void;
  /** Ends what goes on in the background. */
  rest(): void;
};

type RecordMap = ReadonlyMap<RecordId, FoldedRecord>;

/** Fewer entries are read and checked whole at each unlock, sooner than anyone could wonder. */
const worthAnImage = 250;

type Databases = {
  readonly ledger: LedgerDatabase;
  readonly evidence: EvidenceDatabase;
  readonly index: IndexDatabase;
};

/** Milliseconds after which an unlock says how far it is, and between two times that it does. */
const long = 1_000;
const untilNext = 250;

/** Tells of the whole way, of which reading and checking is one half and filling the index the other. */
const tellingParts = (emit: (event: VaultEvent) => void) => {
  let next = performance.now() + long;
  const tell = (part: number): void => {
    if (performance.now() < next) return;
    next = performance.now() + untilNext;
    emit({ type: 'opening', part });
  };
  return { onRead: (part: number) => tell(part / 2), onFilled: (part: number) => tell((1 + part) / 2) };
};

type Opened = {
  readonly ledger: Ledger;
  readonly index: VaultIndex;
  readonly wasChecked: boolean;
  /** Records that the index as it was kept did not know as they stand. */
  readonly taken: number;
};

/** The ledger with its index: from the image of it that this profile left, or read from the first commit. */
const openWithIndex = async (
  { ledger: database }: Databases,
  keyring: Keyring,
  gazetteer: Gazetteer,
  kept: KeptIndex | undefined,
  emit: (event: VaultEvent) => void,
  onWritten: (opened: Pick<Opened, 'ledger' | 'index'>, written: RecordMap) => Promise<void>,
): Promise<Opened> => {
  const from = async (left: KeptIndex | undefined): Promise<Opened | undefined> => {
    const index = await openVaultIndex(gazetteer, left);
    try {
      const { onRead, onFilled } = tellingParts(emit);
      const began = await openLedger(database, keyring, index, {
        state: left?.state,
        onRead,
        onWritten: (written) => onWritten(opened, written),
      });
      if (!began) {
        index.close();
        return undefined;
      }
      const { ledger, records } = began;
      const taken = records === 'every' ? 0 : records.size;
      const opened = { ledger, index, wasChecked: left === undefined, taken };
      if (records === 'every') await fillIndex(ledger, index, peopleOf(ledger), onFilled);
      else await takeIntoIndex(ledger, index, peopleOf(ledger), records);
      return opened;
    } catch (error) {
      index.close();
      throw error;
    }
  };
  // Whatever is wrong with what was kept, it is made anew; if the ledger is to blame, reading that says so.
  const fromKept = kept && (await from(kept).catch(() => undefined));
  const opened = fromKept ?? (await from(undefined));
  if (!opened) throw new Error('A ledger read from its first commit follows on from nothing');
  return opened;
};

/** @param trust whether the index may begin as this profile left it */
export const openVault = async (
  databases: Databases,
  keyslot: string,
  keyring: Keyring,
  tasks: TaskList,
  emit: (event: VaultEvent) => void,
  trust: 'kept index' | 'ledger only' = 'kept index',
): Promise<OpenVault> => {
  await whenThereIsRoom(() => settleRestored(databases.ledger, keyring));
  const [gazetteer, evidence] = await Promise.all([
    loadGazetteer(),
    openEvidenceStore(databases.evidence, keyring),
  ]);
  const image = await openIndexImage(databases.index, keyring, indexFormat(gazetteer));
  const { ledger, index, wasChecked, taken } = await openWithIndex(
    databases,
    keyring,
    gazetteer,
    trust === 'kept index' ? await image.load() : undefined,
    emit,
    async (opened, written) => {
      for (const { type } of written.values()) if (type === 'profile') people = peopleOf(opened.ledger);
      const incidents = await takeIntoIndex(opened.ledger, opened.index, people, written);
      const entries = opened.ledger.entryCount;
      emit({ type: 'changed', records: [...new Set([...written.keys(), ...incidents])], entries });
      upkeep?.written(written.size);
    },
  );
  let people = peopleOf(ledger);
  const keepImage = async (): Promise<void> => {
    if (ledger.entryCount < worthAnImage || ledger.problems.length > 0 || !ledger.isIndexed) return;
    await prepareDisk(() => databases.ledger.renewLog());
    await whenThereIsRoom(
      () => image.save(() => ledger.still(async (state) => ({ ...index.changed(), state }))),
      index.changedSize(),
    );
  };
  // With a damaged ledger nobody can say what is an orphan.
  const removeOrphans = async (): Promise<void> => {
    if (ledger.problems.length === 0)
      await whenThereIsRoom(() => evidence.removeOrphans(index.exhibits.evidence()));
  };
  if (wasChecked) await removeOrphans();
  let upkeep: Upkeep | undefined;
  const resting = new AbortController();
  let isHurried = false;
  const pause = async (): Promise<void> => {
    if (!isHurried) await quietMoment();
  };
  const come = index.rest(resting.signal, pause).then(() => {
    if (resting.signal.aborted) return;
    upkeep = startUpkeep({
      wasChecked,
      keepImage,
      check: async (pause) => {
        await ledger.check({ trust: 'known signatures', pause });
        await vault.evidenceQueue(removeOrphans);
      },
      onChecked: () => emit({ type: 'checked', integrity: integrityOf(vault) }),
      onUnchecked: () => emit({ type: 'unchecked' }),
    });
    if (taken > 0) upkeep.written(taken);
  });
  const vault: OpenVault = {
    database: databases.ledger,
    keyslot,
    keyring,
    ledger,
    evidence,
    evidenceQueue: createWriteQueue(),
    damagedExhibits: damagedExhibits(index.exhibits, evidence),
    index,
    journal: openLeftoverJournal(databases.ledger, keyring),
    people: () => people,
    tasks,
    get isChecked() {
      return upkeep?.isChecked() ?? wasChecked;
    },
    checked: async (signal) => {
      isHurried = true;
      await come;
      if (!upkeep) throw new VaultFailure('locked');
      await upkeep.checked(signal);
    },
    come,
    hurry: () => {
      isHurried = true;
    },
    rest: () => {
      resting.abort();
      upkeep?.stop();
    },
  };
  return vault;
};
