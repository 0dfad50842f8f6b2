import { levelLetters, type PlaceLevel } from './levels.ts';
import { transliterate } from './transliterate.ts';

/** Degrees, WGS 84. */
export type Point = { readonly lat: number; readonly lon: number };

export type Place = {
  /** KATOTTG code, `UA` and 17 digits. */
  readonly code: string;
  readonly level: PlaceLevel;
  /** As the codifier writes it; of oblasts, raions and hromadas the adjective («Мелітопольська»). */
  readonly name: string;
  /** English name where it is not the transliteration of `name`. */
  readonly ownEnglish: string | undefined;
  readonly parent: Place | undefined;
  /** Of a hromada and of a city with special status. */
  readonly centroid: Point | undefined;
  /** Place in the gazetteer's order, where every place is followed by all that lies in it. */
  readonly index: number;
};

/** Every place of Ukraine, Crimea and Sevastopol included. Load it with `loadGazetteer`. */
export type Gazetteer = {
  readonly places: readonly Place[];
  readonly byCode: ReadonlyMap<string, Place>;
};

export const placeCode = /^UA\d{17}$/;

/**
 * Reads the gazetteer's lines (one text per oblast, one line per place): level letter, how many characters of the
 * code are as in the line before (base 36), the rest of the code, the name; then, after bars, latitude, longitude
 * and English name where there are any.
 * @throws on a line that no gazetteer has
 */
export const readGazetteer = (oblasts: readonly string[]): Gazetteer => {
  const places: Place[] = [];
  const byCode = new Map<string, Place>();
  const above: (Place | undefined)[] = [];
  let code = '';
  for (const line of oblasts.flatMap((text) => text.split('\n'))) {
    const [, letter = '', shared = '', rest = '', name, lat, lon, english] = shape.exec(line) ?? [];
    const known = levelLetters[letter];
    if (!known || !name) throw new Error(`No place: ${line}`);
    code = code.slice(0, Number.parseInt(shared, 36)) + rest;
    const parent = above.slice(0, known.depth).findLast((place) => place !== undefined);
    const place: Place = {
      code,
      level: known.level,
      name,
      ownEnglish: english || undefined,
      parent,
      centroid: lat && lon ? { lat: Number(lat), lon: Number(lon) } : undefined,
      index: places.length,
    };
    above.length = known.depth;
    above[known.depth] = place;
    places.push(place);
    byCode.set(code, place);
  }
  return { places, byCode };
};

const shape = /^([A-Zc])([0-9a-z])(U?A?\d*)([^|\d]+)(?:\|([\d.]*)\|([\d.]*)\|(.*))?$/;

/** The place itself, then what it lies in, up to the oblast; empty for a code that is no place. */
export const pathOf = (gazetteer: Gazetteer, code: string): readonly Place[] => {
  const path: Place[] = [];
  for (let place = gazetteer.byCode.get(code); place; place = place.parent) path.push(place);
  return path;
};

/** True where `code` is `ancestor` or lies in it. */
export const isWithin = (gazetteer: Gazetteer, code: string, ancestor: string): boolean =>
  pathOf(gazetteer, code).some((place) => place.code === ancestor);

/** The place and all that lies in it, in the codifier's order; empty for a code that is no place. */
export const subtreeOf = (gazetteer: Gazetteer, code: string): readonly Place[] => {
  const top = gazetteer.byCode.get(code);
  if (!top) return [];
  let end = top.index + 1;
  while (isUnder(gazetteer.places[end], top)) end += 1;
  return gazetteer.places.slice(top.index, end);
};

const isUnder = (place: Place | undefined, top: Place): boolean => {
  let up = place;
  while (up && up !== top) up = up.parent;
  return up === top;
};

const ownNames: Readonly<Record<string, string>> = {
  'Автономна Республіка Крим': 'Autonomous Republic of Crimea',
};

/** The codifier's English name, else the name in Latin letters (Cabinet resolution no. 55 of 27.1.2010). */
export const englishName = (place: Place): string =>
  place.ownEnglish ?? ownNames[place.name] ?? transliterate(place.name);

/** Where a place is: its own centroid, else the nearest above it; undefined when nothing above has one. */
export const whereabouts = (gazetteer: Gazetteer, code: string): Point | undefined =>
  pathOf(gazetteer, code).find((place) => place.centroid)?.centroid;
