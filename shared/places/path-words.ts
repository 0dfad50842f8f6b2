import { englishName, type Gazetteer, type Place, pathOf } from './gazetteer.ts';

/** What the words of a place are made from: a language, and its names of the levels (`place_level.*`). */
export type LevelWords = {
  readonly locale: 'uk' | 'en';
  readonly field: (key: string, otherwise: string) => string;
};

/** «Мелітополь», «Запорізька область», "Zaporizka oblast". */
export const placeName = (place: Place, words: LevelWords): string => {
  const name = words.locale === 'en' ? englishName(place) : place.name;
  const named = place.level === 'raion' || place.level === 'hromada' || isOblast(place);
  return named || place.level === 'city_district' ? `${name} ${levelName(place, words)}` : name;
};

// Crimea is no oblast in name: «Автономна Республіка Крим».
const isOblast = ({ level, name }: Place): boolean => level === 'oblast' && !name.includes(' ');

/** «село», «громада». */
export const levelName = (place: Place, words: LevelWords): string =>
  words.field(`place_level.${place.level}`, place.level);

/** What a place lies in, nearest first: «Мелітопольська громада, Мелітопольський район, Запорізька область». */
export const pathInWords = (place: Place, words: LevelWords): string => {
  const above: string[] = [];
  for (let up = place.parent; up; up = up.parent) above.push(placeName(up, words));
  return above.join(', ');
};

/** A place with all it lies in; undefined for a code that is no place. */
export const placeInWords = (gazetteer: Gazetteer, code: string, words: LevelWords): string | undefined => {
  const path = pathOf(gazetteer, code).map((place) => placeName(place, words));
  return path.length === 0 ? undefined : path.join(', ');
};
