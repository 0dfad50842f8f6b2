import type { RecordId } from '../../shared/ledger/entry.ts';
import type { FoldedRecord } from '../../shared/ledger/fold.ts';
import { loadGazetteer } from '../../shared/places/load.ts';
import type { VaultEvent } from '../../shared/vault-api.ts';
import { settleRestored } from './backup/note.ts';
import { type EvidenceStore, openEvidenceStore } from './evidence/evidence-store.ts';
import { openVaultIndex, type VaultIndex } from './index/vault-index.ts';
import type { Keyring } from './keys/keyring.ts';
import { type Ledger, openLedger } from './ledger/ledger.ts';
import { exhibitFields, indexedExhibit } from './log/exhibits.ts';
import { indexedIncident } from './log/incident-view.ts';
import { indexedPerson } from './persons/person-view.ts';
import { type People, peopleOf } from './profiles/people.ts';
import type { EvidenceDatabase, LedgerDatabase } from './store/databases.ts';
import { whenThereIsRoom } from './store/disk-room.ts';
import { type LeftoverJournal, openLeftoverJournal } from './store/leftover-journal.ts';
import { createWriteQueue, type WriteQueue } from './store/write-queue.ts';
import type { TaskList } from './task-list.ts';

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
  readonly index: VaultIndex;
  readonly journal: LeftoverJournal;
  /** As the ledger has them now. */
  people(): People;
  readonly tasks: TaskList;
};

type RecordMap = ReadonlyMap<RecordId, FoldedRecord>;

/** Incidents whose words and summaries are made at once, with all that they name in memory. */
const batchLength = 256;

/** Brings the index up to records as they now stand. Resolves to the incidents whose rows were made anew. */
const takeIntoIndex = async (
  ledger: Ledger,
  index: VaultIndex,
  people: People,
  written: RecordMap,
): Promise<ReadonlySet<RecordId>> => {
  const incidents = new Set<RecordId>();
  index.whole(() => {
    for (const [id, record] of written) {
      if (record.type === 'incident') incidents.add(id);
      if (record.type === 'exhibit') {
        const { incident } = exhibitFields(record);
        const exhibit = indexedExhibit(record);
        if (exhibit) index.exhibits.put(exhibit);
        else index.exhibits.remove(id);
        // An erased exhibit no longer says where it belonged; its incident was erased with it.
        if (ledger.typeOf(incident) === 'incident') incidents.add(incident);
      }
      if (record.type === 'person') {
        const person = indexedPerson(record);
        if (person) index.persons.put(person);
        else index.persons.remove(id);
        // What a person is called is found in every incident they are in.
        for (const incident of index.incidents.rolesOf(id).keys()) incidents.add(incident);
      }
    }
  });
  const ids = [...incidents];
  for (let at = 0; at < ids.length; at += batchLength) {
    const batch = ids.slice(at, at + batchLength);
    const records = await ledger.around(batch, written);
    index.incidents.put(batch.flatMap((id) => indexedIncident(records, people, id) ?? []));
  }
  return incidents;
};

export const openVault = async (
  databases: { ledger: LedgerDatabase; evidence: EvidenceDatabase },
  keyslot: string,
  keyring: Keyring,
  tasks: TaskList,
  emit: (event: VaultEvent) => void,
): Promise<OpenVault> => {
  await whenThereIsRoom(() => settleRestored(databases.ledger, keyring));
  const [index, evidence] = await Promise.all([
    loadGazetteer().then(openVaultIndex),
    openEvidenceStore(databases.evidence, keyring),
  ]);
  const refresh = async (written: RecordMap): Promise<void> => {
    for (const { type } of written.values()) if (type === 'profile') people = peopleOf(ledger);
    const incidents = await takeIntoIndex(ledger, index, people, written);
    const entries = ledger.entryCount;
    for (const record of new Set([...written.keys(), ...incidents]))
      emit({ type: 'changed', record, entries });
  };
  const { ledger, records } = await openLedger(databases.ledger, keyring, index, refresh);
  let people = peopleOf(ledger);
  await takeIntoIndex(ledger, index, people, records);
  // With a damaged ledger nobody can say what is an orphan.
  if (ledger.problems.length === 0)
    await whenThereIsRoom(() => evidence.removeOrphans(index.exhibits.evidence()));
  return {
    database: databases.ledger,
    keyslot,
    keyring,
    ledger,
    evidence,
    evidenceQueue: createWriteQueue(),
    index,
    journal: openLeftoverJournal(databases.ledger, keyring),
    people: () => people,
    tasks,
  };
};
