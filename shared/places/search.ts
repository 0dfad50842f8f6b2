import { englishName, type Gazetteer, type Place } from './gazetteer.ts';
import type { PlaceLevel } from './levels.ts';
import { otherSpellings } from './other-spellings.ts';
import { indexKeys, type KeyIndex } from './search-index.ts';
import { looseKey, searchKey } from './search-key.ts';

/** At most `limit` places, the likeliest first; none for a query without a letter. */
export type PlaceSearch = (query: string, limit: number) => readonly Place[];

/** Of places that match equally well, what more people live in or speak of comes first. */
const weight: Readonly<Record<PlaceLevel, number>> = {
  special_city: 0,
  city: 0,
  oblast: 1,
  raion: 2,
  hromada: 3,
  settlement: 4,
  village: 5,
  city_district: 6,
};

/**
 * Prepares a search of the gazetteer, once, in a few hundred milliseconds; then each query takes about one. Names are found in Ukrainian, in
 * Latin letters and in common Russian and English spellings; «Веселе, Мелітополь» or "vesele melitopolskyi" finds the
 * one that lies there. `likely`: codes of the oblasts whose places come first among namesakes. `breathe` is awaited now
 * and then, so that a window can answer meanwhile.
 */
export const makePlaceSearch = async (
  gazetteer: Gazetteer,
  likely: ReadonlySet<string>,
  breathe: () => Promise<void>,
): Promise<PlaceSearch> => {
  const index = await indexOf(gazetteer, breathe);
  const standing = standingOf(gazetteer, likely);
  const keysAbove = new Map<Place, string>();
  return (query, limit) => {
    const key = searchKey(query.replace(placeType, ''));
    if (key === '') return [];
    let found = matching(index, key);
    // «Веселе Запорізька»: the last words may say where it lies; the longest name that leads anywhere is meant.
    const words = key.split(' ');
    for (let length = words.length - 1; length > 0 && found.size === 0; length -= 1) {
      found = matching(index, words.slice(0, length).join(' '));
      for (const place of found.keys())
        if (!liesIn(place, words.slice(length), keysAbove)) found.delete(place);
    }
    return likeliest(found, standing, limit).flatMap((index) => gazetteer.places[index] ?? []);
  };
};

/** «с. Веселе», «м.Мелітополь»: the type is no part of the name. */
const placeType = /^\s*(?:смт|с-ще|[смc])\.\s*/i;

type Index = { readonly exact: KeyIndex; readonly loose: KeyIndex };

const indexOf = async (gazetteer: Gazetteer, breathe: () => Promise<void>): Promise<Index> => {
  const keys = new Map<string, string>();
  const exact = new Map<string, Place[]>();
  const loose = new Map<string, Place[]>();
  for (const place of gazetteer.places) {
    if (place.index % 2000 === 1999) await breathe();
    for (const name of [place.name, place.ownEnglish, ...otherSpellings(place)]) {
      if (!name) continue;
      const key = keys.get(name) ?? searchKey(name);
      keys.set(name, key);
      put(exact, key, place);
      put(loose, looseKey(key), place);
    }
  }
  return { exact: indexKeys(exact), loose: indexKeys(loose) };
};

const put = (index: Map<string, Place[]>, key: string, place: Place): void => {
  const places = index.get(key);
  if (places) places.push(place);
  else index.set(key, [place]);
};

/** How well a name matches, best first. What is alike but for its vowels is a spelling of a town before all else. */
const [whole, looseTown, start, word, inside, looseWhole, looseStart] = [0, 1, 2, 3, 4, 5, 6] as const;

const matching = ({ exact, loose }: Index, key: string): Map<Place, number> => {
  const found = new Map<Place, number>();
  const take = (places: readonly Place[], rank: (place: Place) => number) => {
    for (const place of places) {
      const better = rank(place);
      if (better < (found.get(place) ?? Number.POSITIVE_INFINITY)) found.set(place, better);
    }
  };
  exact.each(`\n${key}`, (places, name) => take(places, () => (name === key ? whole : start)));
  exact.each(` ${key}`, (places) => take(places, () => word));
  // Shorter ones would find nearly everything.
  if (key.length < 3) return found;
  exact.each(key, (places, _, at) => take(places, () => (at > 0 ? inside : start)));
  const vowelless = looseKey(key);
  loose.each(`\n${vowelless}`, (places, name) =>
    take(places, ({ level }) =>
      name !== vowelless ? looseStart : weight[level] === 0 ? looseTown : looseWhole,
    ),
  );
  return found;
};

/** Beyond every standing, so that how well a name matches comes before all else. */
const oneRank = 2 ** 28;
const mostPlaces = 2 ** 16;

/**
 * Where each place stands among those that match equally well, the least first: by its level, by whether it lies in a
 * likely oblast, by the length of its name, by its place in the gazetteer, which is the number's last part.
 */
const standingOf = (gazetteer: Gazetteer, likely: ReadonlySet<string>): Float64Array =>
  Float64Array.from(gazetteer.places, (place) => {
    const elsewhere = likely.has(oblastOf(place).code) ? 0 : 1;
    return ((weight[place.level] * 2 + elsewhere) * 256 + place.name.length) * mostPlaces + place.index;
  });

/** Indices of the first `limit` places. One letter finds ten thousand: they are not all put in order for twelve. */
const likeliest = (
  found: ReadonlyMap<Place, number>,
  standing: Float64Array,
  limit: number,
): readonly number[] => {
  const best: number[] = [];
  for (const [{ index }, rank] of found) {
    const score = rank * oneRank + (standing[index] ?? 0);
    if (best.length === limit && score >= (best.at(-1) ?? 0)) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1] ?? 0) > score) at -= 1;
    best.splice(at, 0, score);
    if (best.length > limit) best.pop();
  }
  return best.map((score) => score % mostPlaces);
};

const liesIn = (place: Place, words: readonly string[], keys: Map<Place, string>): boolean =>
  words.every((word) => {
    for (let above = place.parent; above; above = above.parent) {
      const key = keys.get(above) ?? ` ${searchKey(`${above.name} ${englishName(above)}`)}`;
      keys.set(above, key);
      if (key.includes(` ${word}`)) return true;
    }
    return false;
  });

const oblastOf = (place: Place): Place => {
  let top = place;
  while (top.parent) top = top.parent;
  return top;
};
