import { type Gazetteer, pathOf, subtreeOf } from '../../../shared/places/gazetteer.ts';
import { placeWords } from '../../../shared/places/place-words.ts';
import { databaseIn } from '../sqlite/database.ts';
import { type Changed, pieceFile } from '../sqlite/piece-file.ts';
import { asOne, closeDatabase } from '../sqlite/statements.ts';
import { type ExhibitIndex, exhibitIndex } from './exhibit-index.ts';
import { type IncidentIndex, incidentIndex } from './incident-index.ts';
import { indexSchema } from './index-schema.ts';
import type { KeptIndex } from './kept-index.ts';
import { type PersonIndex, personIndex } from './person-index.ts';
import { type RecordPlaces, recordPlaces } from './record-places.ts';

/** All that can be asked without decrypting a record. */
export type VaultIndex = {
  readonly places: RecordPlaces;
  readonly incidents: IncidentIndex;
  readonly persons: PersonIndex;
  readonly exhibits: ExhibitIndex;
  /** Many changes as one. */
  whole<T>(work: () => T): T;
  /** Does what asks the index once all that it needs has come from the disk: again until then. @throws PieceLost */
  whenCome: KeptIndex['whenCome'];
  /** Brings the rest of it from the disk, unless the signal stops that. @throws PieceLost */
  rest: KeptIndex['rest'];
  /** What changed of its file since this was last asked, and how large that is. */
  changed(): { readonly changed: Changed; readonly size: number };
  /** Bytes of that. */
  changedSize(): number;
  close(): void;
};

/** Of the index's tables and what is in them; an image of another is not read. */
const tablesFormat = 6;

export const indexFormat = ({ places }: Gazetteer): string => `${tablesFormat}, ${places.length} places`;

/** All of it is there. */
const newFile = (): Omit<KeptIndex, 'state'> => ({
  file: pieceFile(),
  whenCome: async (work) => work(),
  rest: async () => undefined,
});

/** @param kept the index as it was left; without it a new one is empty */
export const openVaultIndex = async (gazetteer: Gazetteer, kept?: KeptIndex): Promise<VaultIndex> => {
  const { file, whenCome, rest } = kept ?? newFile();
  const database = await whenCome(() => databaseIn(file));
  if (!kept) database.exec(indexSchema);
  return {
    whenCome,
    rest,
    changedSize: file.changedSize,
    changed: () => ({ changed: file.takeChanged(), size: file.size() }),
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
    whole: (work) => asOne(database, work),
    close: () => closeDatabase(database),
  };
};
