import { dateLanguages } from './date-language.ts';
import { daysIn, type Season } from './dates.ts';

/**
 * One date as people write it in Ukrainian or English, perhaps without what is clear from another beside it:
 * in "10 – 15 March 2025" the first part is a day alone.
 */
export type SpokenPoint = {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly season?: Season;
  /** "2020s": the year is the first of ten. */
  readonly decade?: true;
};

const seasonWords: Readonly<Record<string, Season>> = {
  весна: 'spring',
  весни: 'spring',
  весну: 'spring',
  весною: 'spring',
  навесні: 'spring',
  spring: 'spring',
  літо: 'summer',
  літа: 'summer',
  літом: 'summer',
  влітку: 'summer',
  улітку: 'summer',
  summer: 'summer',
  осінь: 'autumn',
  осені: 'autumn',
  восени: 'autumn',
  autumn: 'autumn',
  fall: 'autumn',
  зима: 'winter',
  зими: 'winter',
  зиму: 'winter',
  зимою: 'winter',
  взимку: 'winter',
  узимку: 'winter',
  winter: 'winter',
};

/** «у березні»: the form after «у» and «в», January first. */
const monthsIn = [
  'січні',
  'лютому',
  'березні',
  'квітні',
  'травні',
  'червні',
  'липні',
  'серпні',
  'вересні',
  'жовтні',
  'листопаді',
  'грудні',
];

const monthWords: ReadonlyMap<string, number> = new Map(
  [dateLanguages.uk, dateLanguages.en].flatMap(({ months, monthsOf, alsoMonths }) => [
    ...[months, monthsOf, monthsIn].flatMap((names) =>
      names.map((name, index) => [name.toLowerCase(), index + 1] as const),
    ),
    ...Object.entries(alsoMonths),
  ]),
);

const yearEnd = '(?: (?:року|рік|році|рр?\\.?))?';
const dayFirst = new RegExp(
  `^(?:the )?(\\d{1,2})(?:-?(?:го|е|st|nd|rd|th))?(?: of)?(?: (\\p{L}+)\\.?)?(?:,? (\\d{4})${yearEnd})?$`,
  'u',
);
const monthFirst = new RegExp(
  `^(?:the )?(\\p{L}+)\\.?(?: (\\d{1,2})(?:st|nd|rd|th)?,)?(?: (?:of )?(\\d{4})${yearEnd})?$`,
  'u',
);
const yearAlone = new RegExp(`^(\\d{4})${yearEnd}$`);
const inNumbers = /^(?:(\d{1,2})[./])?(\d{1,2})[./](\d{4})$/;
const dayAndMonth = /^(\d{1,2})[./](\d{1,2})$/;
const inDecade = /^(\d{3})0(?:-?(?:s|ті|х)|'s)(?: (?:роки|років|роках))?$/;
const isoDate = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/;

const numberOf = (digits: string | undefined): { readonly value?: number } =>
  digits === undefined ? {} : { value: Number(digits) };

/** Leaves out what is not there, and refuses what no calendar has. */
const made = (
  year: string | undefined,
  month: number | undefined,
  day: string | undefined,
): SpokenPoint | undefined => {
  const { value: y } = numberOf(year);
  const { value: d } = numberOf(day);
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  // 2024 stands for any year: it has a 29 February.
  if (d !== undefined && (d < 1 || d > (month === undefined ? 31 : daysIn(y ?? 2024, month))))
    return undefined;
  return {
    ...(y === undefined ? {} : { year: y }),
    ...(month === undefined ? {} : { month }),
    ...(d === undefined ? {} : { day: d }),
  };
};

/** `text` is in lower case, with single spaces; undefined when it is no such date. */
export const readPoint = (text: string): SpokenPoint | undefined => {
  const year = yearAlone.exec(text);
  if (year) return made(year[1], undefined, undefined);
  const decade = inDecade.exec(text);
  if (decade) return { year: Number(`${decade[1]}0`), decade: true };
  const numbers = inNumbers.exec(text);
  if (numbers) return made(numbers[3], Number(numbers[2]), numbers[1]);
  const iso = isoDate.exec(text);
  if (iso) return made(iso[1], Number(iso[2]), iso[3]);
  const short = dayAndMonth.exec(text);
  if (short) return made(undefined, Number(short[2]), short[1]);
  return inWords(text);
};

const inWords = (text: string): SpokenPoint | undefined => {
  const first = dayFirst.exec(text);
  if (first) {
    const [, day, word, year] = first;
    const month = word === undefined ? undefined : monthWords.get(word);
    // «15 2025» and "15 winter 2025" are no dates.
    if (month === undefined && (word !== undefined || year !== undefined)) return undefined;
    return made(year, month, day);
  }
  const [, word, day, year] = monthFirst.exec(text) ?? [];
  if (word === undefined) return undefined;
  const season = seasonWords[word];
  if (season !== undefined && day === undefined)
    return { season, ...(year === undefined ? {} : { year: Number(year) }) };
  const month = monthWords.get(word);
  return month === undefined ? undefined : made(year, month, day);
};

/** What the first of two dates leaves to the second: its month when it is a day alone, and its year. */
export const completed = (first: SpokenPoint, second: SpokenPoint): SpokenPoint => {
  if (first.year !== undefined || second.year === undefined) return first;
  const month = first.month ?? (first.day === undefined ? undefined : second.month);
  const whole = { ...first, ...(month === undefined ? {} : { month }) };
  // «грудень – лютий 2025» began the year before.
  const before = month !== undefined && second.month !== undefined && month > second.month;
  return { ...whole, year: before ? second.year - 1 : second.year };
};

const seasonNumbers: Readonly<Record<Season, number>> = { spring: 21, summer: 22, autumn: 23, winter: 24 };

/** Undefined for a date without its year, or a day without its month. */
export const edtfOfPoint = ({ year, month, day, season, decade }: SpokenPoint): string | undefined => {
  if (year === undefined || (day !== undefined && month === undefined)) return undefined;
  const digits = String(year).padStart(4, '0');
  if (decade) return `${digits.slice(0, 3)}X`;
  const second = season ? seasonNumbers[season] : month;
  return [digits, second, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
};
