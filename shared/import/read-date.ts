import { readTypedDate } from '../model/date-reading.ts';
import { dateBounds } from '../model/dates.ts';
import type { Reading } from './read-text.ts';
import type { Cell } from './table.ts';

export type DateOrder = 'day_first' | 'month_first';

export type DateReading = {
  readonly order: DateOrder;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether the field may name a day to come, as a deadline does. */
  readonly mayLieAhead: boolean;
};

const timeOfDay = /[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2}|am|pm)?$/i;

/** A cell as EDTF. A time of day is left off: the model has none. */
export const readDate = (cell: Cell, reading: DateReading): Reading<string> => {
  const text = String(cell).trim().replace(timeOfDay, '').trim();
  // A workbook counts days from 1900; a bare number may be that or anything else.
  if (/^\d+([.,]\d+)?$/.test(text) && !/^(19|20)\d{2}$|^\d{1,2}\.(19|20)\d{2}$/.test(text))
    return { problem: { code: 'date_is_number' } };
  const { edtf, earliest } = read(text, reading.order);
  if (edtf !== undefined) {
    const ahead = earliest !== undefined && earliest > reading.today && !reading.mayLieAhead;
    return ahead ? { value: edtf, problem: { code: 'future_date' } } : { value: edtf };
  }
  if (severalDates(text, reading.order)) return { problem: { code: 'two_dates' } };
  return { problem: { code: isInDigits(text) ? 'impossible_date' : 'unreadable_date' } };
};

/** Dates already read, since a file has the same ones many times and reading one takes a millisecond. */
const known = new Map<string, { readonly edtf: string | undefined; readonly earliest: string | undefined }>();
const mostKnown = 20_000;

const read = (text: string, order: DateOrder) => {
  const key = `${order} ${text}`;
  const held = known.get(key);
  if (held) return held;
  const edtf = typed(text, order);
  const found = { edtf, earliest: edtf === undefined ? undefined : dateBounds(edtf).earliest };
  if (known.size >= mostKnown) known.clear();
  known.set(key, found);
  return found;
};

const typed = (text: string, order: DateOrder): string | undefined => {
  const [, year, month, day] = /^(\d{4})[./](\d{1,2})[./](\d{1,2})$/.exec(text) ?? [];
  const [, first, second, last] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? [];
  const [, aloneMonth, aloneYear] = /^(\d{1,2})[./-](\d{4})$/.exec(text) ?? [];
  const plain =
    year !== undefined
      ? `${day}.${month}.${year}`
      : last !== undefined
        ? order === 'day_first'
          ? `${first}.${second}.${last}`
          : `${second}.${first}.${last}`
        : aloneYear !== undefined
          ? `${aloneMonth}.${aloneYear}`
          : text;
  return readTypedDate(plain);
};

const separators = /\s*(?:[;,\n]|\s(?:і|й|та|або|or|and)\s)\s*/u;

const severalDates = (text: string, order: DateOrder): boolean => {
  const parts = text.split(separators).filter((part) => part !== '');
  return parts.length > 1 && parts.filter((part) => typed(part, order) !== undefined).length > 1;
};

/** A whole date in digits that no calendar has, as opposed to words nobody can place. */
const isInDigits = (text: string): boolean =>
  /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(text) ||
  /^\d{1,2}[./]\d{4}$/.test(text) ||
  /^\d{4}-\d{1,2}$/.test(text);
