import { englishName, type Gazetteer, pathOf } from './gazetteer.ts';
import { otherSpellings } from './other-spellings.ts';

/**
 * All names an incident may be found by from its place: the place and everything it lies in, in Ukrainian, in
 * Latin letters and as other languages write it. Fold them as any other text; empty for a code that is no place.
 */
export const placeWords = (gazetteer: Gazetteer, code: string): readonly string[] => [
  ...new Set(
    pathOf(gazetteer, code).flatMap((place) => [place.name, englishName(place), ...otherSpellings(place)]),
  ),
];
