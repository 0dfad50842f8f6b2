import type { Gazetteer, Place } from './gazetteer.ts';
import { pathOf } from './gazetteer.ts';
import { isSettlement, type PlaceLevel } from './levels.ts';

/** How exactly the place of an incident is known, finest first. */
export const placePrecisions = ['exact', 'settlement', 'hromada', 'raion', 'oblast'] as const;
export type PlacePrecision = (typeof placePrecisions)[number];

const isPrecision = (value: unknown): value is PlacePrecision =>
  placePrecisions.some((precision) => precision === value);

/** The finest that a place of this level can be known to, without knowing more than its code says. */
const coarsest = (level: PlaceLevel): PlacePrecision =>
  level === 'oblast' || level === 'raion' || level === 'hromada' ? level : 'settlement';

/**
 * The precision that stands once another place is chosen: an area cannot be known more finely than it is large, and
 * what an area had brought with it goes with it. Undefined: as blank as it was.
 */
export const precisionAfter = (
  precision: unknown,
  before: PlaceLevel | undefined,
  chosen: PlaceLevel,
): PlacePrecision | undefined => {
  const limit = coarsest(chosen);
  const held = isPrecision(precision) ? precision : undefined;
  if (limit === 'settlement') {
    const brought = before !== undefined && !isSettlement(before) && held === coarsest(before);
    return brought ? undefined : held;
  }
  return held && placePrecisions.indexOf(held) > placePrecisions.indexOf(limit) ? held : limit;
};

/** The place that is known with certainty: the chosen one, or the hromada, raion or oblast it lies in. */
export const knownPlace = (gazetteer: Gazetteer, code: string, precision: unknown): Place | undefined => {
  const path = pathOf(gazetteer, code);
  if (precision === 'hromada' || precision === 'raion' || precision === 'oblast')
    return path.find(({ level }) => level === precision) ?? path.at(-1);
  return path[0];
};
