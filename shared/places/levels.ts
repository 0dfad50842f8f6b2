/**
 * Levels of the codifier of administrative units (KATOTTG), each with the letter that stands for it in the
 * gazetteer's lines and its depth in the tree. `c`: the two cities that belong to no hromada but to an oblast.
 */
export const placeLevels = [
  'oblast',
  'special_city',
  'raion',
  'hromada',
  'city',
  'settlement',
  'village',
  'city_district',
] as const;
export type PlaceLevel = (typeof placeLevels)[number];

export const levelLetters: Readonly<Record<string, { readonly level: PlaceLevel; readonly depth: number }>> =
  {
    O: { level: 'oblast', depth: 0 },
    K: { level: 'special_city', depth: 0 },
    R: { level: 'raion', depth: 1 },
    c: { level: 'city', depth: 1 },
    H: { level: 'hromada', depth: 2 },
    C: { level: 'city', depth: 3 },
    S: { level: 'settlement', depth: 3 },
    V: { level: 'village', depth: 3 },
    D: { level: 'city_district', depth: 4 },
  };

/** A place where people live, as against an area of several; a district of a city is part of one. */
export const isSettlement = (level: PlaceLevel): boolean =>
  level === 'city' ||
  level === 'special_city' ||
  level === 'settlement' ||
  level === 'village' ||
  level === 'city_district';
