import { type Gazetteer, type Place, subtreeOf } from './gazetteer.ts';
import { isSettlement } from './levels.ts';
import type { OccupationList, TerritoryStatus } from './occupation-list.ts';
import { earliest, joined, latest, type Period, periodsOf } from './periods.ts';
import { type PossibleDays, possibleDays } from './possible-days.ts';

/** Why the list does not say. */
export type UnknownBecause =
  | 'no_place'
  | 'no_date'
  /** On some of the days the date may mean, but not on all. */
  | 'vague_date'
  /** Later than the list's last day. */
  | 'after_list'
  /** In some of the places that lie in it, but not in all. */
  | 'coarse_place'
  /** In a part of the place that has no code of its own. */
  | 'part_of_place';

export type StatusAnswer = (
  | { readonly answer: 'yes'; readonly period: Period }
  | { readonly answer: 'no' }
  | { readonly answer: 'unknown'; readonly because: UnknownBecause }
) & {
  /** All periods the list has for the place, as a whole or in part; for an area of several places none. */
  readonly periods: readonly Period[];
  /** With `after_list`: what the list's last day says. */
  readonly atState?: StatusAnswer;
};

/**
 * Whether a place was temporarily occupied on a date, by the Ministry's list (see `listOrder`): "yes" and "no" only
 * where they hold for every day the date may mean and for all that lies in the place. The day an occupation ended
 * counts as occupied. `date`: EDTF level 1.
 */
export const occupationOn = (
  gazetteer: Gazetteer,
  list: OccupationList,
  code: string | undefined,
  date: string | undefined,
): StatusAnswer => statusOn(gazetteer, list, code, date, 'occupied');

export type HostilitiesAnswer =
  | { readonly status: Exclude<TerritoryStatus, 'occupied'>; readonly period: Period }
  | { readonly status: 'none' | 'unknown' };

/** The gravest status of hostilities that the list gives the place on that date. */
export const hostilitiesOn = (
  gazetteer: Gazetteer,
  list: OccupationList,
  code: string | undefined,
  date: string | undefined,
): HostilitiesAnswer => {
  let unsure = false;
  for (const status of ['active', 'active_digital', 'possible'] as const) {
    const answer = statusOn(gazetteer, list, code, date, status);
    if (answer.answer === 'yes') return { status, period: answer.period };
    unsure ||= answer.answer === 'unknown';
  }
  return { status: unsure ? 'unknown' : 'none' };
};

export const statusOn = (
  gazetteer: Gazetteer,
  list: OccupationList,
  code: string | undefined,
  date: string | undefined,
  status: TerritoryStatus,
): StatusAnswer => {
  const place = code === undefined ? undefined : gazetteer.byCode.get(code);
  if (!place) return unknown('no_place');
  const days = date === undefined ? undefined : possibleDays(date);
  const settlements = isSettlement(place.level)
    ? [place]
    : subtreeOf(gazetteer, place.code).filter(({ level }) => isSettlement(level));
  const representatives = differing(list, settlements);
  const on = (asked: PossibleDays): StatusAnswer =>
    together(
      representatives.map((settlement) => answerFor(gazetteer, list, settlement, asked, status)),
      settlements.length === 1,
    );
  if (!days) return { ...on({ first: undefined, last: undefined }), ...unknownOnly('no_date') };
  if (days.last === undefined || days.last > list.state) {
    const atState = on({ first: list.state, last: list.state });
    return { answer: 'unknown', because: 'after_list', periods: atState.periods, atState };
  }
  return on(days);
};

/** One settlement for all that the list cannot tell from each other: an oblast has two thousand. */
const differing = (list: OccupationList, settlements: readonly Place[]): readonly Place[] => {
  const parents = new Set<Place | undefined>();
  return settlements.filter((place) => {
    if (list.rows.has(place.code) || list.excepted.has(place.code)) return true;
    const first = !parents.has(place.parent);
    parents.add(place.parent);
    return first;
  });
};

const unknownOnly = (because: UnknownBecause) => ({ answer: 'unknown', because }) as const;
const unknown = (because: UnknownBecause): StatusAnswer => ({ ...unknownOnly(because), periods: [] });

const answerFor = (
  gazetteer: Gazetteer,
  list: OccupationList,
  place: Place,
  { first = '0000-01-01', last = list.state }: PossibleDays,
  status: TerritoryStatus,
): StatusAnswer => {
  const { whole, part } = periodsOf(gazetteer, list, place.code, status);
  const periods = joined([...whole, ...part]);
  const covers = ({ from, to }: Period) => from <= first && (to === undefined || to >= last);
  const meets = ({ from, to }: Period) => from <= last && (to === undefined || to >= first);
  const period = whole.find(covers);
  if (period) return { answer: 'yes', period, periods };
  if (!periods.some(meets)) return { answer: 'no', periods };
  const because = periods.some(covers) ? 'part_of_place' : 'vague_date';
  return { answer: 'unknown', because, periods };
};

/** One answer for all settlements of an area: where they differ, none. */
const together = (answers: readonly StatusAnswer[], alone: boolean): StatusAnswer => {
  const [first] = answers;
  if (!first) return unknown('coarse_place');
  if (alone) return first;
  if (answers.every(({ answer }) => answer === 'no')) return { answer: 'no', periods: [] };
  const periods = answers.flatMap((answer) => (answer.answer === 'yes' ? [answer.period] : []));
  if (periods.length === answers.length) return { answer: 'yes', period: common(periods), periods: [] };
  const allVague = answers.every((answer) => answer.answer === 'unknown' && answer.because === 'vague_date');
  return unknown(allVague ? 'vague_date' : 'coarse_place');
};

/** From when all of them were, until the first of them was not. */
const common = (periods: readonly Period[]): Period =>
  periods.reduce((one, other) => ({
    from: latest(one.from, other.from),
    to: earliest(one.to, other.to),
  }));
