import { dateInWords, next } from './date-words.ts';
import { dateBounds, isEdtf, parseEdtf } from './dates.ts';
import { readPart } from './spoken-part.ts';
import { completed, edtfOfPoint, readPoint, type SpokenPoint } from './spoken-point.ts';

/** A date as a person said it, in EDTF; `saysMore` when the words say more than that can, and are worth keeping. */
export type SpokenDate = { readonly edtf: string; readonly saysMore: boolean };

const about =
  /^(?:(?:десь )?(?:близько|приблизно|орієнтовно|біля)|десь|about|around|approximately|approx\.?|circa|ca\.|c\.|roughly) /;
const perhaps = /^(?:можливо|мабуть|ймовірно|імовірно|здається|напевно|perhaps|maybe|possibly|probably),? /;
const uncertain = / ?\((?:непевно|uncertain)\)$/;
const lead = /^(?:у|в|на|за|протягом|упродовж|in|on|at|during|sometime in) (?:the )?/;
const between = /^(?:між|between) (?<first>.+?) (?:і|й|та|and) (?<last>.+?)(?: роками)?$/;
// In words, «приблизно» stands before the preposition.
const fromTo =
  /^(?<aboutFirst>приблизно )?(?:з|із|зі|від|from) (?<first>.+?) (?<aboutLast>приблизно )?(?:по|до|to|till|until) (?<last>.+)$/;
const dash = /^(?<first>.+?) ?- ?(?<last>.+)$/;
const before = /^(?:до|before|prior to) (.+)$/;
const until = /^(?:по|не пізніше(?: ніж)?|until|till|by|up to|not later than|no later than) (.+?)$/;
const after = /^(?:після|after) (.+)$/;
const since =
  /^(?:починаючи (?:з|із|зі|від)|з|із|зі|від|since|from|starting(?: from| in| on)?) (.+?)(?: on| onwards?)?$/;
const unknownEnd = /, (?:кінець невідомий|end unknown)$/;
const unknownStart = /, (?:початок невідомий|beginning unknown)$/;
const unknownParts: readonly (readonly [RegExp, string])[] = [
  [/, (?:день і місяць невідомі|day and month unknown)$/, '-XX-XX'],
  [/, (?:місяць невідомий|month unknown)$/, '-XX'],
  [/, (?:день невідомий|day unknown)$/, '-XX'],
];

/** A point with the mark for "about". */
type Marked = { readonly point: SpokenPoint; readonly mark: '' | '~' };

const readMarked = (text: string): Marked | undefined => {
  const plain = text.replace(about, '').replace(lead, '');
  const mark = about.test(text) || plain.endsWith('~') ? '~' : '';
  const point = readPoint(plain.replace(/ ?~$/, ''));
  return point && { point, mark };
};

const edtfOf = ({ point, mark }: Marked): string | undefined => {
  const edtf = edtfOfPoint(point);
  // Seasons and decades take no mark: they are vague as they stand.
  return edtf && (isEdtf(`${edtf}${mark}`) ? `${edtf}${mark}` : isEdtf(edtf) ? edtf : undefined);
};

/** The one before or after it, at its own precision; a season counts by months, and winter lies in two years. */
const neighbour = ({ point, mark }: Marked, by: -1 | 1): string | undefined => {
  if (point.decade || point.season === 'winter') return undefined;
  const edtf = edtfOfPoint(point);
  if (edtf === undefined) return undefined;
  if (point.season) {
    const { earliest = '', latest = '' } = dateBounds(edtf);
    const [year = 0, month = 0] = (by < 0 ? earliest : latest).split('-').map(Number);
    return neighbour({ point: { year, month }, mark }, by);
  }
  const date = parseEdtf(edtf);
  if (date?.kind !== 'point') return undefined;
  const { year, month, day } = date.point;
  if (by > 0) {
    const { year: y, month: m, day: d } = next(date.point);
    const following = { year: y, ...(typeof m === 'number' ? { month: m } : {}) };
    return edtfOf({ point: { ...following, ...(typeof d === 'number' ? { day: d } : {}) }, mark });
  }
  const parts = [year, month, day].filter((part) => typeof part === 'number');
  const [y = 0, m = 1, d = 1] = parts;
  const earlier =
    parts.length === 1
      ? new Date(Date.UTC(y - 1, 0, 1))
      : parts.length === 2
        ? new Date(Date.UTC(y, m - 2, 1))
        : new Date(Date.UTC(y, m - 1, d - 1));
  return `${earlier.toISOString().slice(0, [0, 4, 7, 10][parts.length])}${mark}`;
};

const readSpan = (text: string): string | undefined => {
  const { groups } = between.exec(text) ?? fromTo.exec(text) ?? dash.exec(text) ?? {};
  if (!groups) return undefined;
  const end = (name: 'first' | 'last', vague: string | undefined): Marked | undefined => {
    const marked = readMarked(groups[name] ?? '');
    return marked && (vague ? { ...marked, mark: '~' } : marked);
  };
  const start = end('first', groups.aboutFirst);
  const last = end('last', groups.aboutLast);
  if (!start || !last) return undefined;
  const from = edtfOf({ ...start, point: completed(start.point, last.point) });
  const to = edtfOf(last);
  return from && to && `${from}/${to}`;
};

/** Before, until, after, since. */
const readOpen = (text: string, outer: Marked['mark']): string | undefined => {
  const told = (found: RegExpExecArray | null): Marked | undefined => {
    const marked = found?.[1] === undefined ? undefined : readMarked(found[1]);
    return marked && (outer === '' ? marked : { ...marked, mark: outer });
  };
  const earlier = told(before.exec(text));
  if (earlier) return prefixed('../', neighbour(earlier, -1));
  const last = told(until.exec(text.replace(unknownStart, '')));
  if (last) return prefixed(unknownStart.test(text) ? '/' : '../', edtfOf(last));
  const later = told(after.exec(text));
  if (later) return suffixed(neighbour(later, 1), '/..');
  const first = told(since.exec(text.replace(unknownEnd, '')));
  return first && suffixed(edtfOf(first), unknownEnd.test(text) ? '/' : '/..');
};

const prefixed = (sign: string, edtf: string | undefined) => edtf && `${sign}${edtf}`;
const suffixed = (edtf: string | undefined, sign: string) => edtf && `${edtf}${sign}`;

const readUnknownPart = (text: string): string | undefined => {
  for (const [words, sign] of unknownParts) {
    if (!words.test(text)) continue;
    const point = readPoint(text.replace(words, ''));
    return point && suffixed(edtfOfPoint(point), sign);
  }
  return undefined;
};

/** With the sign for "perhaps" on every date in it: `2025-03~` becomes `2025-03%`. */
const doubted = (edtf: string): string =>
  edtf
    .split('/')
    .map((end) => (end === '' || end === '..' ? end : end.endsWith('~') ? `${end.slice(0, -1)}%` : `${end}?`))
    .join('/');

const readPlain = (text: string): SpokenDate | undefined => {
  const marked = readMarked(text);
  const edtf = marked && edtfOf(marked);
  if (marked && edtf !== undefined)
    // "About spring": the season alone does not say that.
    return { edtf, saysMore: marked.mark === '~' && !edtf.endsWith('~') };
  const outer = about.test(text) ? '~' : '';
  const unmarked = text.replace(about, '');
  const exact = readUnknownPart(text) ?? readSpan(text) ?? readOpen(unmarked, outer);
  if (exact !== undefined) return { edtf: exact, saysMore: false };
  const part = readPart(unmarked.replace(lead, ''));
  return part === undefined ? undefined : { edtf: part, saysMore: true };
};

/**
 * What a person typed, or undefined when it is not understood: nothing is guessed. Understood in Ukrainian and English
 * alike: EDTF itself; `14.03.2025`, `03.2025` (the day first); `14 березня 2025 року`, "March 2025", «навесні 2024»;
 * about and perhaps; before, until, after, since; between, from … to, `10–15 March 2025`; halves, beginnings, middles and ends
 * of months, seasons and years.
 */
export const readSpokenDate = (typed: string): SpokenDate | undefined => {
  const trimmed = typed.trim().replace(/\s+/g, ' ');
  if (isEdtf(trimmed)) return { edtf: trimmed, saysMore: false };
  const text = trimmed.toLowerCase().replace(/[–—−]/g, '-').replace(/[’ʼ]/g, "'");
  const sure = text
    .replace(perhaps, '')
    .replace(uncertain, '')
    .replace(/ ?[?%]$/, '');
  const read = readPlain(text.endsWith('%') ? `${sure}~` : sure);
  if (!read) return undefined;
  const edtf = sure === text ? read.edtf : doubted(read.edtf);
  return isEdtf(edtf) ? { ...read, edtf } : isEdtf(read.edtf) ? { ...read, saysMore: true } : undefined;
};

export const readTypedDate = (text: string): string | undefined => readSpokenDate(text)?.edtf;

/** A date as it is typed, so that it can be corrected in the same form; what has no such form stays EDTF. */
export const writeTypedDate = (edtf: string, locale: 'uk' | 'en'): string => {
  const [, year, month, day, mark] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)$/.exec(edtf) ?? [];
  if (year !== undefined && (month === undefined || Number(month) <= 12))
    return `${[day, month, year].filter((part) => part !== undefined).join('.')}${mark ?? ''}`;
  const words = dateInWords(edtf, locale);
  return readTypedDate(words) === edtf ? words : edtf;
};
