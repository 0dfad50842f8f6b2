import fc from 'fast-check';
import { daysIn } from '../../../shared/model/dates.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** Any day of these years, as EDTF writes it. */
export const dayBetween = (min: number, max: number) =>
  fc
    .tuple(fc.integer({ min, max }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
    .filter(([year, month, dayOf]) => dayOf <= daysIn(year, month))
    .map(([year, month, dayOf]) => `${year}-${two(month)}-${two(dayOf)}`);

type Text = fc.Arbitrary<string>;

/** The day, its month or its year. */
export const plainFrom = (day: Text): Text =>
  fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length));

/** With or without a mark of doubt. */
export const pointFrom = (day: Text): Text =>
  fc.tuple(plainFrom(day), fc.constantFrom('', '?', '~', '%')).map(([date, mark]) => date + mark);

/** From one day to another not before it. */
export const intervalFrom = (day: Text): Text => fc.tuple(day, day).map((pair) => pair.sort().join('/'));

/** A day of which the day itself, or the month too, is unknown. */
export const partlyUnknown = (day: Text): readonly Text[] => [
  day.map((date) => `${date.slice(0, 7)}-XX`),
  day.map((date) => `${date.slice(0, 4)}-XX`),
];
