import { dateInWords } from '../../model/date-words.ts';
import type { Words } from './words.ts';

/** `2025-03-14T10:02:11.120+02:00` → its calendar day in words, in the zone it was recorded in. */
export const dayInWords = (time: string, words: Words): string =>
  dateInWords(time.slice(0, 10), words.locale);

/** The same with hour, minute and offset: `14 March 2025, 10:02 (UTC+02:00)`. */
export const momentInWords = (time: string, words: Words): string =>
  words.t('moment', { day: dayInWords(time, words), clock: time.slice(11, 16), offset: offsetOf(time) });

/** As `momentInWords`, and the name of the zone. */
export const momentAndZone = (time: string, zone: string, words: Words): string =>
  words.t('momentAndZone', {
    day: dayInWords(time, words),
    clock: time.slice(11, 16),
    offset: offsetOf(time),
    zone,
  });

const offsetOf = (time: string): string => /[+-]\d\d:\d\d$/.exec(time)?.[0].replace('-', '−') ?? '+00:00';

/** The moment in UTC, as Typst's `datetime` takes it. @throws {RangeError} when it is not RFC 3339. */
export const utcParts = (time: string) => {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (
    new Date(time).toISOString().match(/\d+/g) ?? []
  ).map(Number);
  return { year, month, day, hour, minute, second };
};

/** Bytes with the exact number, e.g. `158 KB (161,713 bytes)`. Source: units of 1,000, IEC 80000-13. */
export const sizeInWords = (bytes: number, words: Words): string => {
  const number = (value: number, digits: number): string =>
    new Intl.NumberFormat(words.locale, { maximumFractionDigits: digits }).format(value);
  const exact = words.t('bytes', { count: bytes, number: number(bytes, 0) });
  if (bytes < 1000) return exact;
  const [unit, scale] = bytes < 1_000_000 ? ['kilobytes', 1000] : ['megabytes', 1_000_000];
  return words.t('size', {
    rounded: words.t(String(unit), { number: number(bytes / Number(scale), 1) }),
    exact,
  });
};
