import { englishName, type Gazetteer, type Place, placeCode } from '../places/gazetteer.ts';
import { searchKey } from '../places/search-key.ts';
import type { PlaceMatch } from './read-row.ts';

/** «с. Веселе», «м.Мелітополь», "city of …": the kind of place is no part of its name. */
const kindBefore = /^\s*(?:(?:смт|с-ще|селище|село|місто|[смc])(?:\.\s*|\s+)|(?:city|village) of )/iu;
const kindAfter =
  /\s(?:обл\.?|область|район|р-н|(?:міська|селищна|сільська)?\s*громада|oblast|region|raion|district|hromada)\s*$/iu;

/**
 * The place that words name, when exactly one place of Ukraine is called so: by name, or by name and what it lies in
 * («Веселе, Мелітопольський район», also in the other order), in Ukrainian or Latin letters, or by its code.
 */
export const placeFinder = (gazetteer: Gazetteer): ((words: string) => PlaceMatch) => {
  const byName = new Map<string, Place[]>();
  for (const place of gazetteer.places)
    for (const key of new Set([searchKey(place.name), searchKey(englishName(place))])) {
      const own = byName.get(key);
      if (own) own.push(place);
      else byName.set(key, [place]);
    }
  const keyOf = (words: string): string => searchKey(words.replace(kindBefore, '').replace(kindAfter, ''));
  const liesIn = (place: Place, above: readonly string[]): boolean =>
    above.every((key) => {
      for (let up = place.parent; up; up = up.parent)
        if (` ${searchKey(up.name)} ${searchKey(englishName(up))} `.includes(` ${key} `)) return true;
      return false;
    });
  const find = (words: string): PlaceMatch => {
    const code = words.trim();
    if (placeCode.test(code)) return gazetteer.byCode.has(code) ? { state: 'one', code } : { state: 'none' };
    const parts = words
      .split(/[,;()/]/)
      .map(keyOf)
      .filter((key) => key !== '');
    for (const [name, above] of [
      [parts[0], parts.slice(1)] as const,
      [parts.at(-1), parts.slice(0, -1)] as const,
    ]) {
      const found = (byName.get(name ?? '') ?? []).filter((place) => liesIn(place, above));
      const [only, other] = found;
      if (only) return other ? { state: 'many', count: found.length } : { state: 'one', code: only.code };
    }
    return { state: 'none' };
  };
  // A file names the same few places again and again.
  const known = new Map<string, PlaceMatch>();
  return (words) => {
    const found = known.get(words) ?? find(words);
    known.set(words, found);
    return found;
  };
};
