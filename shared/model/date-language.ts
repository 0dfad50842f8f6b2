import type { DatePoint, Season } from './dates.ts';

/** How each language writes a date; Ukrainian needs two cases of every name. */
export type DateLanguage = {
  /** Names of the months as a date in the text's own right; January first. */
  readonly months: readonly string[];
  /** Names of the months after a day or a preposition. */
  readonly monthsOf: readonly string[];
  /** Other spellings a person may type, by month 1–12. */
  readonly alsoMonths: Readonly<Record<string, number>>;
  readonly seasons: Readonly<Record<Season, string>>;
  readonly seasonsOf: Readonly<Record<Season, string>>;
  day(day: number, monthOf: string, year: string): string;
  month(month: string, year: string): string;
  year(year: string): string;
  yearOf(year: string): string;
  between(first: string, last: string): string;
  dayUnknown(month: string): string;
  monthUnknown(year: string): string;
  dayAndMonthUnknown(year: string): string;
  /** `of` is the form after a preposition, `plain` the form on its own. */
  about(of: string, plain: string): string;
  uncertain(text: string): string;
  before(of: string, about: boolean): string;
  from(of: string, about: boolean): string;
  fromEndUnknown(of: string, about: boolean): string;
  untilStartUnknown(plain: string, about: boolean): string;
  fromTo(startOf: string, startAbout: boolean, end: string, endAbout: boolean): string;
};

const about = (word: string, is: boolean): string => (is ? `${word} ` : '');

const en: DateLanguage = {
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  monthsOf: [],
  alsoMonths: {
    jan: 1,
    feb: 2,
    mar: 3,
    apr: 4,
    jun: 6,
    jul: 7,
    aug: 8,
    sep: 9,
    sept: 9,
    oct: 10,
    nov: 11,
    dec: 12,
  },
  seasons: { spring: 'spring', summer: 'summer', autumn: 'autumn', winter: 'winter' },
  seasonsOf: { spring: 'spring', summer: 'summer', autumn: 'autumn', winter: 'winter' },
  day: (day, month, year) => `${day} ${month} ${year}`,
  month: (month, year) => `${month} ${year}`,
  year: (year) => year,
  yearOf: (year) => year,
  between: (first, last) => `between ${first} and ${last}`,
  dayUnknown: (month) => `${month}, day unknown`,
  monthUnknown: (year) => `${year}, month unknown`,
  dayAndMonthUnknown: (year) => `${year}, day and month unknown`,
  about: (of) => `about ${of}`,
  uncertain: (text) => `${text} (uncertain)`,
  before: (of, is) => `before ${about('about', is)}${of}`,
  from: (of, is) => `from ${about('about', is)}${of} on`,
  fromEndUnknown: (of, is) => `from ${about('about', is)}${of}, end unknown`,
  untilStartUnknown: (plain, is) => `until ${about('about', is)}${plain}, beginning unknown`,
  fromTo: (start, startAbout, end, endAbout) =>
    `from ${about('about', startAbout)}${start} to ${about('about', endAbout)}${end}`,
};

const uk: DateLanguage = {
  months: [
    'січень',
    'лютий',
    'березень',
    'квітень',
    'травень',
    'червень',
    'липень',
    'серпень',
    'вересень',
    'жовтень',
    'листопад',
    'грудень',
  ],
  monthsOf: [
    'січня',
    'лютого',
    'березня',
    'квітня',
    'травня',
    'червня',
    'липня',
    'серпня',
    'вересня',
    'жовтня',
    'листопада',
    'грудня',
  ],
  alsoMonths: {
    січ: 1,
    лют: 2,
    бер: 3,
    кві: 4,
    квіт: 4,
    тра: 5,
    трав: 5,
    чер: 6,
    черв: 6,
    лип: 7,
    сер: 8,
    серп: 8,
    вер: 9,
    жов: 10,
    жовт: 10,
    лис: 11,
    лист: 11,
    гру: 12,
    груд: 12,
  },
  seasons: { spring: 'весна', summer: 'літо', autumn: 'осінь', winter: 'зима' },
  seasonsOf: { spring: 'весни', summer: 'літа', autumn: 'осені', winter: 'зими' },
  day: (day, month, year) => `${day} ${month} ${year} року`,
  month: (month, year) => `${month} ${year} року`,
  year: (year) => `${year} рік`,
  yearOf: (year) => `${year} року`,
  between: (first, last) => `між ${first} і ${last} роками`,
  dayUnknown: (month) => `${month}, день невідомий`,
  monthUnknown: (year) => `${year}, місяць невідомий`,
  dayAndMonthUnknown: (year) => `${year}, день і місяць невідомі`,
  about: (of) => `близько ${of}`,
  uncertain: (text) => `${text} (непевно)`,
  before: (of, is) => `${about('приблизно', is)}до ${of}`,
  from: (of, is) => `${about('приблизно', is)}починаючи з ${of}`,
  fromEndUnknown: (of, is) => `${about('приблизно', is)}з ${of}, кінець невідомий`,
  untilStartUnknown: (plain, is) => `${about('приблизно', is)}по ${plain}, початок невідомий`,
  // With a date, «по» includes it and «до» does not.
  fromTo: (start, startAbout, end, endAbout) =>
    `${about('приблизно', startAbout)}з ${start} ${about('приблизно', endAbout)}по ${end}`,
};

export const dateLanguages: Readonly<Record<'uk' | 'en', DateLanguage>> = {
  en: { ...en, monthsOf: en.months },
  uk,
};

/** The date in the form it has on its own, without "about" and "perhaps". */
export const plainForm = (point: DatePoint, language: DateLanguage): string => {
  const year = yearText(point.year);
  if (point.yearDigits !== 4) return rangeOfYears(point, language);
  if (point.season) return language.month(language.seasons[point.season], year);
  if (point.month === 'unknown')
    return point.day === undefined
      ? language.monthUnknown(language.year(year))
      : language.dayAndMonthUnknown(language.year(year));
  if (point.month === undefined) return language.year(year);
  const month = language.month(nameOf(language.months, point.month), year);
  if (point.day === undefined) return month;
  if (point.day === 'unknown') return language.dayUnknown(month);
  return language.day(point.day, nameOf(language.monthsOf, point.month), year);
};

/** The date in the form it has after a preposition ("before …", «до …»). */
export const formAfterPreposition = (point: DatePoint, language: DateLanguage): string => {
  const year = yearText(point.year);
  if (point.season) return language.month(language.seasonsOf[point.season], year);
  if (point.yearDigits === 4 && point.month === undefined) return language.yearOf(year);
  if (point.yearDigits === 4 && typeof point.month === 'number' && point.day === undefined)
    return language.month(nameOf(language.monthsOf, point.month), year);
  return plainForm(point, language);
};

const rangeOfYears = ({ year, yearDigits }: DatePoint, language: DateLanguage): string =>
  language.between(yearText(year), yearText(year + (yearDigits === 3 ? 9 : 99)));

const yearText = (year: number): string => String(year);

const nameOf = (names: readonly string[], month: number): string => names[month - 1] ?? String(month);
