import { type Gazetteer, pathOf } from '../../../../../shared/places/gazetteer.ts';
import { loadGazetteer } from '../../../../../shared/places/load.ts';
import { makePlaceSearch, type PlaceSearch } from '../../../../../shared/places/search.ts';
import type { Choice } from './PickFilter.tsx';

/** Places of every level by their names: an oblast, raion or hromada stands for all within it. */

const limit = 12;
/** Lets the window answer between two parts of the preparation. */
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

type Ready = { readonly gazetteer: Gazetteer; readonly search: PlaceSearch };
let ready: Promise<Ready> | undefined;

const prepare = async (): Promise<Ready> => {
  const gazetteer = await loadGazetteer();
  return { gazetteer, search: await makePlaceSearch(gazetteer, new Set(), breathe) };
};

export const searchPlaces = async (query: string): Promise<readonly Choice[]> => {
  ready ??= prepare();
  const { gazetteer, search } = await ready;
  return search(query, limit).map(({ code, name }) => ({
    value: code,
    label: name,
    about: pathOf(gazetteer, code)
      .filter((place) => place.code !== code)
      .map((place) => place.name)
      .join(', '),
  }));
};
