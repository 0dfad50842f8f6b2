import type { Point } from '../../shared/places/gazetteer.ts';

/**
 * Points for the schematic map of what has no centroid in the source, set by hand to the nearest hundredth of a
 * degree or so: the two cities with special status and six hromadas around Sevastopol. By KATOTTG code.
 */
export const handPlaced: Readonly<Record<string, Point>> = {
  UA80000000000093317: { lat: 50.45, lon: 30.52 },
  UA85000000000065278: { lat: 44.58, lon: 33.47 },
};

/** The hromadas, by name within the raion. */
export const handPlacedHromadas: Readonly<Record<string, Point>> = {
  Андріївська: { lat: 44.82, lon: 33.59 },
  Верхньосадівська: { lat: 44.69, lon: 33.7 },
  Інкерманська: { lat: 44.61, lon: 33.61 },
  Качинська: { lat: 44.77, lon: 33.55 },
  Орлинівська: { lat: 44.45, lon: 33.77 },
  Тернівська: { lat: 44.58, lon: 33.74 },
};
