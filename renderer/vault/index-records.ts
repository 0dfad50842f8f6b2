import type { RecordId, RecordType } from '../../shared/ledger/entry.ts';
import type { FoldedRecord } from '../../shared/ledger/fold.ts';
import type { VaultIndex } from './index/vault-index.ts';
import type { Ledger } from './ledger/ledger.ts';
import { exhibitFields, indexedExhibit } from './log/exhibits.ts';
import { indexedIncident } from './log/incident-view.ts';
import { indexedPerson } from './persons/person-view.ts';
import type { People } from './profiles/people.ts';

/** What the index says of records: all of them when it is made, those that were written when it is kept. */

type RecordMap = ReadonlyMap<RecordId, FoldedRecord>;

/**
 * Records decrypted at once with all that they name, and put into the index as one. With smaller batches the full text
 * lies in more parts, which are merged again and again; during a larger one the worker hears nothing for too long.
 */
const batchLength = 1_024;

const inBatches = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / batchLength) }, (_, at) =>
    all.slice(at * batchLength, (at + 1) * batchLength),
  );

const takePerson = ({ persons }: VaultIndex, record: FoldedRecord): void => {
  const person = indexedPerson(record);
  if (person) persons.put(person);
  else persons.remove(record.record);
};

const takeExhibit = ({ exhibits }: VaultIndex, record: FoldedRecord): void => {
  const exhibit = indexedExhibit(record);
  if (exhibit) exhibits.put(exhibit);
  else exhibits.remove(record.record);
};

const takeIncidents = async (
  ledger: Ledger,
  index: VaultIndex,
  people: People,
  batch: readonly RecordId[],
  known?: RecordMap,
): Promise<void> => {
  const records = await index.whenCome(() => ledger.around(batch, known));
  const incidents = batch.flatMap((id) => indexedIncident(records, people, id) ?? []);
  await index.whenCome(() => index.incidents.put(incidents));
};

/** Brings the index up to records as they now stand. Resolves to the incidents whose rows were made anew. */
export const takeIntoIndex = async (
  ledger: Ledger,
  index: VaultIndex,
  people: People,
  written: RecordMap,
): Promise<ReadonlySet<RecordId>> => {
  const incidents = new Set<RecordId>();
  const take = (): void => {
    for (const [id, record] of written) {
      if (record.type === 'incident') incidents.add(id);
      if (record.type === 'exhibit') {
        takeExhibit(index, record);
        const { incident } = exhibitFields(record);
        // An erased exhibit no longer says where it belonged; its incident was erased with it.
        if (ledger.typeOf(incident) === 'incident') incidents.add(incident);
      }
      if (record.type === 'person') {
        takePerson(index, record);
        // What a person is called is found in every incident they are in.
        for (const incident of index.incidents.rolesOf(id).keys()) incidents.add(incident);
      }
    }
  };
  await index.whenCome(() => index.whole(take));
  for (const batch of inBatches([...incidents])) await takeIncidents(ledger, index, people, batch, written);
  return incidents;
};

/**
 * Fills an index that knows no more than where the records lie: who and what incidents name comes before them.
 * @param onFilled told how much of it is done, from 0 to 1
 */
export const fillIndex = async (
  ledger: Ledger,
  index: VaultIndex,
  people: People,
  onFilled: (part: number) => void,
): Promise<void> => {
  const takeEach = async (type: RecordType, take: typeof takePerson): Promise<void> => {
    for (const batch of inBatches(ledger.idsOf(type))) {
      const records = await ledger.loadAll(batch);
      index.whole(() => {
        for (const record of records.values()) take(index, record);
      });
    }
  };
  await takeEach('person', takePerson);
  await takeEach('exhibit', takeExhibit);
  const batches = inBatches(ledger.idsOf('incident'));
  for (const [at, batch] of batches.entries()) {
    await takeIncidents(ledger, index, people, batch);
    onFilled((at + 1) / batches.length);
  }
};
