import { wordsOf } from '../../../shared/bundle/dossier/words.ts';
import type { Whereabouts } from '../../../shared/bundle/input.ts';
import type { Json } from '../../../shared/ledger/entry.ts';
import { pathOf } from '../../../shared/places/gazetteer.ts';
import { loadGazetteer, loadOccupation } from '../../../shared/places/load.ts';
import { occupationOn } from '../../../shared/places/occupation.ts';
import { placeName } from '../../../shared/places/path-words.ts';
import type { Locale } from '../../../shared/vault-api.ts';

/** Where an incident was, by its place code and date; undefined where no known place was chosen. */
export type WhereaboutsOf = (code: Json | undefined, date: Json | undefined) => Whereabouts | undefined;

/** Reads the gazetteer and the list of occupied territories once, so that each incident is looked up at once. */
export const loadWhereabouts = async (locale: Locale): Promise<WhereaboutsOf> => {
  const [gazetteer, list] = await Promise.all([loadGazetteer(), loadOccupation()]);
  const words = wordsOf(locale);
  return (code, date) => {
    const path = typeof code === 'string' ? pathOf(gazetteer, code) : [];
    const [place] = path;
    if (!place) return undefined;
    const day = typeof date === 'string' ? date : undefined;
    return {
      code: place.code,
      path: path.map((one) => placeName(one, words)),
      occupied: occupationOn(gazetteer, list, place.code, day),
    };
  };
};
