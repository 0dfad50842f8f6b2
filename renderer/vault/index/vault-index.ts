import { type Gazetteer, pathOf, subtreeOf } from '../../../shared/places/gazetteer.ts';
import { placeWords } from '../../../shared/places/place-words.ts';
import type { Bytes } from '../bytes.ts';
import { type ExhibitIndex, exhibitIndex } from './exhibit-index.ts';
import { type IncidentIndex, incidentIndex } from './incident-index.ts';
import { openIndexDatabase } from './index-database.ts';
import { type PersonIndex, personIndex } from './person-index.ts';
import { type RecordPlaces, recordPlaces } from './record-places.ts';
import { bytesOf, type Database } from './sqlite.ts';
import { closeDatabase } from './statements.ts';

/** All that can be asked without decrypting a record. */
export type VaultIndex = {
  readonly places: RecordPlaces;
  readonly incidents: IncidentIndex;
  readonly persons: PersonIndex;
  readonly exhibits: ExhibitIndex;
  /** Many changes as one. */
  whole<T>(work: () => T): T;
  /** A copy of all of it, as it is now. */
  bytes(): Promise<Bytes>;
  close(): void;
};

/** Of the index's tables and what is in them; an image of another is not read. */
const tablesFormat = 2;

export const indexFormat = ({ places }: Gazetteer): string => `${tablesFormat}, ${places.length} places`;

/** @param database of an image; without it the index is empty */
export const openVaultIndex = async (gazetteer: Gazetteer, image?: Database): Promise<VaultIndex> => {
  const database = image ?? (await openIndexDatabase());
  return {
    bytes: () => bytesOf(database),
    places: recordPlaces(database),
    incidents: incidentIndex(database, {
      words: (code) => placeWords(gazetteer, code),
      indexOf: (code) => gazetteer.byCode.get(code)?.index,
      oblastOf: (code) => pathOf(gazetteer, code).at(-1)?.code,
      spanOf: (code) => {
        const subtree = subtreeOf(gazetteer, code);
        const [first, last] = [subtree[0], subtree.at(-1)];
        return first && last && [first.index, last.index];
      },
    }),
    persons: personIndex(database),
    exhibits: exhibitIndex(database),
    whole: (work) => database.transaction(work),
    close: () => closeDatabase(database),
  };
};
