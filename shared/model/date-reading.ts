import { dateLanguages } from './date-language.ts';
import { daysIn, isEdtf } from './dates.ts';

/**
 * What a person typed, as EDTF, or undefined when it is not understood (the words are kept elsewhere).
 * Understood: EDTF itself; `14.03.2025`, `03.2025`, `14/3/2025` (the day first); `14 березня 2025 року`,
 * `March 2025`; each with `~` ("about") or `?` ("perhaps") after it.
 */
export const readTypedDate = (text: string, locale: 'uk' | 'en'): string | undefined => {
  const typed = text.trim().replace(/\s+/g, ' ');
  if (isEdtf(typed)) return typed;
  const [, plain = '', mark = ''] = /^(.*?)\s*([~?%]?)$/u.exec(typed) ?? [];
  const date = numbers(plain) ?? monthInWords(plain, locale);
  return date && isEdtf(`${date}${mark}`) ? `${date}${mark}` : undefined;
};

const numbers = (text: string): string | undefined => {
  const [, day, month, year] = /^(?:(\d{1,2})[./])?(\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  return edtfOf(year, month === undefined ? undefined : Number(month), day);
};

const monthInWords = (text: string, locale: 'uk' | 'en'): string | undefined => {
  const [, dayBefore, word, dayAfter, year] =
    /^(?:(\d{1,2}) )?(\p{L}+)\.?(?: (\d{1,2}),)? (\d{4})(?: (?:року|рік|р\.?))?$/u.exec(text) ?? [];
  if (word === undefined) return yearInWords(text);
  return edtfOf(year, monthNumber(word, locale), dayBefore ?? dayAfter);
};

const yearInWords = (text: string): string | undefined => /^(\d{4}) (?:року|рік|р\.?)$/u.exec(text)?.[1];

/** The language of the window goes first; a name in the other one is understood too. */
const monthNumber = (word: string, locale: 'uk' | 'en'): number | undefined => {
  const lower = word.toLocaleLowerCase(locale);
  for (const { months, monthsOf, alsoMonths } of [
    dateLanguages[locale],
    dateLanguages[locale === 'uk' ? 'en' : 'uk'],
  ]) {
    const at = [months, monthsOf]
      .map((names) => names.findIndex((name) => name.toLowerCase() === lower))
      .find((index) => index >= 0);
    const month = at === undefined ? alsoMonths[lower] : at + 1;
    if (month !== undefined) return month;
  }
  return undefined;
};

const edtfOf = (
  year: string | undefined,
  month: number | undefined,
  day: string | undefined,
): string | undefined => {
  if (year === undefined || month === undefined || month < 1 || month > 12) return undefined;
  const yearAndMonth = `${year}-${String(month).padStart(2, '0')}`;
  if (day === undefined) return yearAndMonth;
  const number = Number(day);
  if (number < 1 || number > daysIn(Number(year), month)) return undefined;
  return `${yearAndMonth}-${String(number).padStart(2, '0')}`;
};

/** A date as it is typed, so that it can be corrected in the same form; what has no plain form stays EDTF. */
export const writeTypedDate = (edtf: string): string => {
  const [, year, month, day, mark] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)$/.exec(edtf) ?? [];
  if (year === undefined || (month !== undefined && Number(month) > 12)) return edtf;
  return `${[day, month, year].filter((part) => part !== undefined).join('.')}${mark ?? ''}`;
};
