import { wordsOf } from '../../../shared/bundle/dossier/words.ts';
import type { Whereabouts } from '../../../shared/bundle/input.ts';
import type { Json } from '../../../shared/ledger/entry.ts';
import type { Locale } from '../../../shared/locale.ts';
import { pathOf } from '../../../shared/places/gazetteer.ts';
import { loadGazetteer, loadOccupation } from '../../../shared/places/load.ts';
import { occupationOn } from '../../../shared/places/occupation.ts';
import { placeName } from '../../../shared/places/path-words.ts';
import { knownPlace } from '../../../shared/places/precision.ts';

/** Where an incident was, by its own fields; undefined where no place of the codifier was chosen. */
export type WhereaboutsOf = (fields: Readonly<Record<string, Json>>) => Whereabouts | undefined;

/** Reads the gazetteer and the list of occupied territories once, so that each incident is looked up at once. */
export const loadWhereabouts = async (locale: Locale): Promise<WhereaboutsOf> => {
  const [gazetteer, list] = await Promise.all([loadGazetteer(), loadOccupation()]);
  const words = wordsOf(locale);
  return (fields) => {
    const code = fields['account.place_code'];
    const date = fields['account.date'];
    const path = typeof code === 'string' ? pathOf(gazetteer, code) : [];
    const [place] = path;
    if (!place) return undefined;
    const known = knownPlace(gazetteer, place.code, fields['account.place_precision']);
    const day = typeof date === 'string' ? date : undefined;
    return {
      code: place.code,
      path: path.map((one) => placeName(one, words)),
      // Of what is known: where only the raion is certain, a village of it says nothing.
      occupied: occupationOn(gazetteer, list, known?.code, day),
    };
  };
};
