import { type Gazetteer, isWithin } from '../../../shared/places/gazetteer.ts';
import { placeWords } from '../../../shared/places/place-words.ts';
import { type ExhibitIndex, exhibitIndex } from './exhibit-index.ts';
import { type IncidentIndex, incidentIndex } from './incident-index.ts';
import { openIndexDatabase } from './index-database.ts';
import { type PersonIndex, personIndex } from './person-index.ts';
import { type RecordPlaces, recordPlaces } from './record-places.ts';
import { closeDatabase } from './statements.ts';

/** All that can be asked without decrypting a record. */
export type VaultIndex = {
  readonly places: RecordPlaces;
  readonly incidents: IncidentIndex;
  readonly persons: PersonIndex;
  readonly exhibits: ExhibitIndex;
  /** Many changes as one. */
  whole<T>(work: () => T): T;
  close(): void;
};

export const openVaultIndex = async (gazetteer: Gazetteer): Promise<VaultIndex> => {
  const database = await openIndexDatabase();
  return {
    places: recordPlaces(database),
    incidents: incidentIndex(database, {
      words: (code) => placeWords(gazetteer, code),
      isWithin: (code, place) => isWithin(gazetteer, code, place),
    }),
    persons: personIndex(database),
    exhibits: exhibitIndex(database),
    whole: (work) => database.transaction(work),
    close: () => closeDatabase(database),
  };
};
