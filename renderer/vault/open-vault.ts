import type { RecordId } from '../../shared/ledger/entry.ts';
import { isWithin } from '../../shared/places/gazetteer.ts';
import { loadGazetteer } from '../../shared/places/load.ts';
import { placeWords } from '../../shared/places/place-words.ts';
import type { VaultEvent } from '../../shared/vault-api.ts';
import { settleRestored } from './backup/note.ts';
import { type EvidenceStore, openEvidenceStore } from './evidence/evidence-store.ts';
import { type IncidentIndex, openIncidentIndex } from './index/incident-index.ts';
import type { Keyring } from './keys/keyring.ts';
import { type Ledger, openLedger } from './ledger/ledger.ts';
import { evidenceIn, incidentOf } from './log/exhibits.ts';
import { indexedIncident } from './log/incident-view.ts';
import { createIncidentGraph, type IncidentGraph } from './persons/incident-graph.ts';
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
  readonly index: IncidentIndex;
  readonly graph: IncidentGraph;
  readonly journal: LeftoverJournal;
  /** As the ledger has them now. */
  people(): People;
  readonly tasks: TaskList;
};

const openIndex = async (): Promise<IncidentIndex> => {
  const gazetteer = await loadGazetteer();
  return openIncidentIndex({
    words: (code) => placeWords(gazetteer, code),
    isWithin: (code, place) => isWithin(gazetteer, code, place),
  });
};

export const openVault = async (
  databases: { ledger: LedgerDatabase; evidence: EvidenceDatabase },
  keyslot: string,
  keyring: Keyring,
  tasks: TaskList,
  emit: (event: VaultEvent) => void,
): Promise<OpenVault> => {
  await whenThereIsRoom(() => settleRestored(databases.ledger, keyring));
  const graph = createIncidentGraph();
  const refresh = (written: ReadonlySet<RecordId>): void => {
    const incidents = new Set<RecordId>();
    for (const id of written) {
      const record = ledger.record(id);
      const incident = record && incidentOf(record);
      if (incident !== undefined) incidents.add(incident);
      if (record?.type === 'incident') graph.put(record);
      // What a person is called is found in every incident they are in.
      for (const found of index.incidentsOf(id)) incidents.add(found);
    }
    for (const id of written) if (ledger.record(id)?.type === 'profile') people = peopleOf(ledger);
    index.put([...incidents].flatMap((id) => indexedIncident(ledger, people, id) ?? []));
    const entries = ledger.entryCount;
    for (const record of new Set([...written, ...incidents])) emit({ type: 'changed', record, entries });
  };
  const [ledger, evidence, index] = await Promise.all([
    openLedger(databases.ledger, keyring, refresh),
    openEvidenceStore(databases.evidence, keyring),
    openIndex(),
  ]);
  let people = peopleOf(ledger);
  for (const incident of ledger.recordsOf('incident')) graph.put(incident);
  index.put(
    ledger.recordsOf('incident').flatMap(({ record }) => indexedIncident(ledger, people, record) ?? []),
  );
  // With a damaged ledger nobody can say what is an orphan.
  if (ledger.problems.length === 0) await whenThereIsRoom(() => evidence.removeOrphans(evidenceIn(ledger)));
  return {
    database: databases.ledger,
    keyslot,
    keyring,
    ledger,
    evidence,
    evidenceQueue: createWriteQueue(),
    index,
    graph,
    journal: openLeftoverJournal(databases.ledger, keyring),
    people: () => people,
    tasks,
  };
};
