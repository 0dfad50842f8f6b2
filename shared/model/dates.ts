/// <reference path="./edtf-parser.d.ts" />
import { parse } from 'edtf';

/**
 * Dates as a witness knows them: EDTF level 1 (ISO 8601-2), without times of day and with four-digit years.
 * Whole days, months, years and seasons; unknown day or month; "about" and "perhaps"; from, until, from … to.
 */

export type DatePoint = {
  readonly year: number;
  /** How many digits of the year are known: 3 for `202X`, 2 for `20XX`. */
  readonly yearDigits: 2 | 3 | 4;
  /** 1–12; absent when the date names no month; 'unknown' for `2025-XX`. */
  readonly month?: number | 'unknown';
  /** 1–31; absent when the date names no day; 'unknown' for `2025-03-XX`. */
  readonly day?: number | 'unknown';
  readonly season?: Season;
  readonly uncertain: boolean;
  readonly approximate: boolean;
};

export type Season = 'spring' | 'summer' | 'autumn' | 'winter';

/** `open`: it goes on without end (`..`); `unknown`: it ended, no one knows when (blank). */
export type DateEnd = DatePoint | 'open' | 'unknown';

export type EventDate =
  | { readonly kind: 'point'; readonly point: DatePoint }
  | { readonly kind: 'interval'; readonly start: DateEnd; readonly end: DateEnd };

/** Calendar days `YYYY-MM-DD`, both included; undefined where nothing bounds it. */
export type DateBounds = { readonly earliest: string | undefined; readonly latest: string | undefined };

const seasons: Readonly<Record<number, Season>> = { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' };

/** Parsing takes a quarter of a millisecond and lists say the same dates again and again. */
const parsedBefore = new Map<string, EventDate>();
const mostKept = 4096;

/** The date that this EDTF text says, or undefined when it is not one. Source: ISO 8601-2:2019, EDTF level 1. */
export const parseEdtf = (text: string): EventDate | undefined => {
  const before = parsedBefore.get(text);
  if (before) return before;
  const date = parsedAnew(text);
  if (!date) return undefined;
  if (parsedBefore.size >= mostKept) parsedBefore.clear();
  parsedBefore.set(text, date);
  return date;
};

const parsedAnew = (text: string): EventDate | undefined => {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(text, { level: 1, types: ['Date', 'Season', 'Interval'] });
  } catch {
    // The parser throws for every text that is not a date: that is an answer here, not a failure.
    return undefined;
  }
  if (parsed.type === 'Interval') return intervalOf(parsed.values);
  const point = pointOf(parsed);
  return point && { kind: 'point', point };
};

export const isEdtf = (text: string): boolean => parseEdtf(text) !== undefined;

type Parsed = ReturnType<typeof parse>;
type ParsedPoint = Exclude<Parsed, { type: 'Interval' }>;
type ParsedEnd = Extract<Parsed, { type: 'Interval' }>['values'][number];

const intervalOf = ([from, to]: readonly [ParsedEnd, ParsedEnd]): EventDate | undefined => {
  const start = endOf(from);
  const end = endOf(to);
  if (!start || !end) return undefined;
  // An interval bounded on neither side says nothing: that answer is "unknown".
  if (typeof start === 'string' && typeof end === 'string') return undefined;
  if (typeof start === 'object' && typeof end === 'object' && firstDay(start) > lastDay(end))
    return undefined;
  return { kind: 'interval', start, end };
};

const endOf = (end: ParsedEnd): DateEnd | undefined => {
  if (end === null) return 'unknown';
  if (typeof end === 'number') return 'open';
  return pointOf(end);
};

const pointOf = (parsed: ParsedPoint): DatePoint | undefined => {
  const [year = -1, second, day] = parsed.values;
  if (year < 0 || year > 9999 || parsed.values.length > 3) return undefined;
  if (parsed.type === 'Season') {
    const season = seasons[parsed.values[1]];
    return season && { year, yearDigits: 4, season, uncertain: false, approximate: false };
  }
  const unspecified = parsed.unspecified ?? 0;
  const month = unspecified & 48 ? 'unknown' : second === undefined ? undefined : second + 1;
  const dayOf = unspecified & 192 ? 'unknown' : day;
  // The parser lets 29 February through in every year.
  if (typeof month === 'number' && typeof dayOf === 'number' && dayOf > daysIn(year, month)) return undefined;
  return {
    year,
    yearDigits: unspecified & 4 ? 2 : unspecified & 8 ? 3 : 4,
    ...(month === undefined ? {} : { month }),
    ...(dayOf === undefined ? {} : { day: dayOf }),
    uncertain: Boolean(parsed.uncertain),
    approximate: Boolean(parsed.approximate),
  };
};

/**
 * The first and last day the date may mean, for sorting and filtering. "About" and "perhaps" do not widen it:
 * nobody said by how much. A text that is no date bounds nothing.
 */
export const dateBounds = (edtf: string): DateBounds => {
  const date = parseEdtf(edtf);
  if (!date) return { earliest: undefined, latest: undefined };
  if (date.kind === 'point') return { earliest: firstDay(date.point), latest: lastDay(date.point) };
  return {
    earliest: typeof date.start === 'string' ? undefined : firstDay(date.start),
    latest: typeof date.end === 'string' ? undefined : lastDay(date.end),
  };
};

/** Days in a month of the Gregorian calendar; month 1–12. */
export const daysIn = (year: number, month: number): number => {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return leap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

// Winter of a year may mean its first months or the turn to the next: both are kept.
const seasonMonths: Readonly<Record<Season, readonly [number, number]>> = {
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  winter: [1, 14],
};

const firstDay = (point: DatePoint): string => {
  const month = point.season ? seasonMonths[point.season][0] : numberOr(point.month, 1);
  return calendarDay(point.year, month, numberOr(point.day, 1));
};

const lastDay = (point: DatePoint): string => {
  const year = point.year + { 4: 0, 3: 9, 2: 99 }[point.yearDigits];
  const last = point.season ? seasonMonths[point.season][1] : numberOr(point.month, 12);
  const [lastYear, month] = last > 12 ? [year + 1, last - 12] : [year, last];
  return calendarDay(lastYear, month, numberOr(point.day, daysIn(lastYear, month)));
};

const numberOr = (value: number | 'unknown' | undefined, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

const calendarDay = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
