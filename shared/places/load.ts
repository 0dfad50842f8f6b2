import { type Gazetteer, readGazetteer } from './gazetteer.ts';
import { type OccupationList, readOccupation } from './occupation-list.ts';

/**
 * The data is a megabyte of its own and comes only when a place is first asked for, in the window as in the vault
 * worker: await one of these once, then every function of this folder that takes a gazetteer is synchronous.
 *
 *     const gazetteer = await loadGazetteer();
 *     placeWords(gazetteer, code);            // what a search may find an incident by
 *     isWithin(gazetteer, code, oblastCode);  // is it in this subtree?
 */
export const loadGazetteer = (): Promise<Gazetteer> => {
  gazetteer ??= import('./gazetteer-data.ts').then((data) => {
    loaded = readGazetteer(data.default.oblasts);
    return loaded;
  });
  return gazetteer;
};

/** For who cannot wait: the gazetteer once someone has awaited it, as the vault does before it opens. */
export const gazetteerIfLoaded = (): Gazetteer | undefined => loaded;

/** The Ministry's list of territories; needs the gazetteer to know what lies in what. */
export const loadOccupation = (): Promise<OccupationList> => {
  occupation ??= import('./occupation-data.ts').then((data) =>
    readOccupation(data.default.state, data.default.rows),
  );
  return occupation;
};

let loaded: Gazetteer | undefined;
let gazetteer: Promise<Gazetteer> | undefined;
let occupation: Promise<OccupationList> | undefined;
