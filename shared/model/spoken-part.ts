import { daysIn } from './dates.ts';
import { edtfOfPoint, readPoint, type SpokenPoint } from './spoken-point.ts';

/**
 * "In the first half of March 2025", «на початку 2024», «кінець літа 2023»: a part of a month, a season or a year. A
 * half is what the calendar says; a beginning, a middle and an end are taken as thirds, so that nothing is lost that
 * might be meant, and the words themselves are kept beside the date.
 */

const half = /^(?:the )?(?:(перш|друг)\p{L}* половин\p{L}*|(first|second) half(?: of)?) (.+)$/u;
const third =
  /^(?:the )?(?:(початок|початку)|(середин\p{L}*)|(кінець|кінці|кінцем|наприкінці)|(early|beginning of|start of)|(mid|middle of)|(late|end of))[ -](.+)$/u;

const span = (from: string | undefined, to: string | undefined): string | undefined =>
  from === undefined || to === undefined ? undefined : `${from}/${to}`;

const days = (point: SpokenPoint, from: number, to: number): string | undefined =>
  span(edtfOfPoint({ ...point, day: from }), edtfOfPoint({ ...point, day: to }));

const months = ({ year }: SpokenPoint, from: number, to: number): string | undefined =>
  year === undefined ? undefined : span(edtfOfPoint({ year, month: from }), edtfOfPoint({ year, month: to }));

const lengthOf = ({ year, month }: SpokenPoint): number =>
  year === undefined || month === undefined ? 0 : daysIn(year, month);

const halfOf = (point: SpokenPoint, first: boolean): string | undefined => {
  if (point.day !== undefined || point.season || point.decade) return undefined;
  if (point.month === undefined) return first ? months(point, 1, 6) : months(point, 7, 12);
  return first ? days(point, 1, 15) : days(point, 16, lengthOf(point));
};

const seasonMonths = { spring: [3, 4, 5], summer: [6, 7, 8], autumn: [9, 10, 11] } as const;

const thirdOf = (point: SpokenPoint, part: 0 | 1 | 2): string | undefined => {
  const { year, season } = point;
  if (point.day !== undefined || point.decade) return undefined;
  if (season) {
    // Of winter, which lies in two years, only its ends are clear.
    const month = season === 'winter' ? [12, undefined, 2][part] : seasonMonths[season][part];
    const edtf = year === undefined || month === undefined ? undefined : edtfOfPoint({ year, month });
    return edtf && `${edtf}~`;
  }
  if (point.month === undefined) return months(point, part * 4 + 1, part * 4 + 4);
  return days(point, part * 10 + 1, part === 2 ? lengthOf(point) : part * 10 + 10);
};

/** `text` as for `readPoint`; undefined when it names no such part. */
export const readPart = (text: string): string | undefined => {
  const [, uk, en, whole = ''] = half.exec(text) ?? [];
  if (uk !== undefined || en !== undefined) {
    const point = readPoint(whole);
    return point && halfOf(point, uk === 'перш' || en === 'first');
  }
  const found = third.exec(text);
  if (!found) return undefined;
  const point = readPoint(found[7] ?? '');
  const part = found[1] || found[4] ? 0 : found[2] || found[5] ? 1 : 2;
  return point && thirdOf(point, part);
};
