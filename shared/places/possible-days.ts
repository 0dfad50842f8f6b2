import { type DateEnd, type DatePoint, dateBounds, parseEdtf } from '../model/dates.ts';
import { addDays } from './periods.ts';

/** Days `YYYY-MM-DD`, both included; undefined where nothing bounds it. */
export type PossibleDays = { readonly first: string | undefined; readonly last: string | undefined };

/**
 * The days that a date may mean when a rule of law hangs on it. "About" and "perhaps" widen each end by as much as it
 * spans, by 31 days at least: nobody said by how much, and a wrong "yes" is worse than an "unknown".
 */
export const possibleDays = (edtf: string): PossibleDays | undefined => {
  const date = parseEdtf(edtf);
  if (!date) return undefined;
  const { earliest, latest } = dateBounds(edtf);
  if (date.kind === 'interval')
    return {
      first: earliest && addDays(earliest, -slack(date.start)),
      last: latest && addDays(latest, slack(date.end)),
    };
  const by = slack(date.point);
  return { first: earliest && addDays(earliest, -by), last: latest && addDays(latest, by) };
};

const slack = (end: DateEnd): number =>
  typeof end === 'object' && (end.uncertain || end.approximate) ? daysOf(end) : 0;

const daysOf = (point: DatePoint): number => {
  if (typeof point.month === 'number') return 31;
  if (point.season) return 92;
  return { 4: 366, 3: 3653, 2: 36525 }[point.yearDigits];
};
