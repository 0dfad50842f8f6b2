import { type Gazetteer, pathOf } from './gazetteer.ts';
import type { OccupationList, TerritoryStatus } from './occupation-list.ts';

/** Days `YYYY-MM-DD`, both included; `to` undefined: not ended at the state of the list. */
export type Period = { readonly from: string; readonly to: string | undefined };

export type Periods = {
  /** In order, none touching the next. */
  readonly whole: readonly Period[];
  /** When a part of the place had the status, and which part cannot be said by code. */
  readonly part: readonly Period[];
};

/**
 * When a place had a status by the list: a row on a raion or hromada covers what lies in it, except what it excepts
 * and what lies in that. Where one row covers a place but for a part and another covers the part, both cover it whole.
 */
export const periodsOf = (
  gazetteer: Gazetteer,
  list: OccupationList,
  code: string,
  status: TerritoryStatus,
): Periods => {
  const whole: Period[] = [];
  const butPart: Period[] = [];
  const onlyPart: Period[] = [];
  const below = new Set<string>();
  for (const place of pathOf(gazetteer, code)) {
    below.add(place.code);
    for (const row of list.rows.get(place.code) ?? []) {
      if (row.status !== status || row.except.some((excepted) => below.has(excepted))) continue;
      const partly = row.exceptPart.some((excepted) => below.has(excepted));
      (row.part ? onlyPart : partly ? butPart : whole).push({ from: row.from, to: row.to });
    }
  }
  const both = butPart.flatMap((one) => onlyPart.flatMap((other) => overlap(one, other)));
  return { whole: joined([...whole, ...both]), part: joined([...butPart, ...onlyPart]) };
};

const overlap = (one: Period, other: Period): readonly Period[] => {
  const from = latest(one.from, other.from);
  const to = earliest(one.to, other.to);
  return to !== undefined && to < from ? [] : [{ from, to }];
};

/** The later of two days. */
export const latest = (one: string, other: string): string => (one > other ? one : other);

/** The earlier of two ends; one that is undefined never comes. */
export const earliest = (one: string | undefined, other: string | undefined): string | undefined => {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
};

/** Periods in order, those that overlap or follow each other day by day as one. */
export const joined = (periods: readonly Period[]): readonly Period[] => {
  const inOrder = periods.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const result: Period[] = [];
  for (const period of inOrder) {
    const last = result.at(-1);
    if (!last || (last.to !== undefined && period.from > nextDay(last.to))) result.push(period);
    else if (last.to !== undefined && (period.to === undefined || period.to > last.to))
      result[result.length - 1] = { from: last.from, to: period.to };
  }
  return result;
};

const nextDay = (day: string): string => addDays(day, 1);

/** The day `days` later; 1583 to 9999, kept inside. */
export const addDays = (day: string, days: number): string => {
  const time = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000;
  if (time < Date.UTC(1583, 0, 1)) return '1583-01-01';
  return time > Date.UTC(9999, 11, 31) ? '9999-12-31' : new Date(time).toISOString().slice(0, 10);
};
