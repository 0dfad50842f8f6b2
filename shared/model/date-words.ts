import { type DateLanguage, dateLanguages, formAfterPreposition, plainForm } from './date-language.ts';
import { type DateEnd, type DatePoint, daysIn, parseEdtf } from './dates.ts';

/**
 * A date written out: "14 March 2025", «14 березня 2025 року», "about 2024", "before June 2025".
 * Text that is not EDTF comes back as it is: what was recorded is never hidden.
 */
export const dateInWords = (edtf: string, locale: 'uk' | 'en'): string => {
  const date = parseEdtf(edtf);
  const language = dateLanguages[locale];
  if (!date) return edtf;
  if (date.kind === 'point') return pointInWords(date.point, language);
  return intervalInWords(date.start, date.end, language);
};

const pointInWords = (point: DatePoint, language: DateLanguage): string => {
  const plain = plainForm(point, language);
  const text = point.approximate ? language.about(formAfterPreposition(point, language), plain) : plain;
  return point.uncertain ? language.uncertain(text) : text;
};

const intervalInWords = (start: DateEnd, end: DateEnd, language: DateLanguage): string => {
  const points = [start, end].filter((one): one is DatePoint => typeof one === 'object');
  const text = ends(start, end, language);
  return points.some((point) => point.uncertain) ? language.uncertain(text) : text;
};

const ends = (start: DateEnd, end: DateEnd, language: DateLanguage): string => {
  if (typeof start === 'object' && typeof end === 'object')
    return language.fromTo(
      formAfterPreposition(start, language),
      start.approximate,
      plainForm(end, language),
      end.approximate,
    );
  if (typeof start === 'object') {
    const of = formAfterPreposition(start, language);
    return end === 'open'
      ? language.from(of, start.approximate)
      : language.fromEndUnknown(of, start.approximate);
  }
  if (typeof end !== 'object') return '';
  // "Up to and with May" is said as "before June".
  return start === 'open'
    ? language.before(formAfterPreposition(next(end), language), end.approximate)
    : language.untilStartUnknown(plainForm(end, language), end.approximate);
};

/** The day, month or year that follows, at the date's own precision. */
export const next = (point: DatePoint): DatePoint => {
  const { year, month, day } = point;
  if (typeof month !== 'number') return { ...point, year: year + 1 };
  if (typeof day === 'number' && day < daysIn(year, month)) return { ...point, day: day + 1 };
  const first = typeof day === 'number' ? { day: 1 } : {};
  return month === 12
    ? { ...point, ...first, year: year + 1, month: 1 }
    : { ...point, ...first, month: month + 1 };
};
