import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTypedDate } from '../../../shared/model/date-reading.ts';
import { dateInWords } from '../../../shared/model/date-words.ts';
import { dateBounds, isEdtf } from '../../../shared/model/dates.ts';
import { dayBetween, intervalFrom, partlyUnknown, plainFrom, pointFrom } from './edtf-samples.ts';

const day = dayBetween(1000, 9998);
const plain = plainFrom(day);
const point = pointFrom(day);
const edtf = fc.oneof(
  point,
  fc.tuple(point, fc.constantFrom('/..', '/')).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('../', '/'), point).map((parts) => parts.join('')),
  intervalFrom(day),
  ...partlyUnknown(day),
  day.map((date) => `${date.slice(0, 3)}X`),
);

describe('EDTF level 1', () => {
  it.each([
    '2025',
    '2025-03',
    '2025-03-14',
    '2025-03-XX',
    '2025-XX',
    '2025-XX-XX',
    '202X',
    '20XX',
    '2024~',
    '2025-03-04?',
    '2024%',
    '2025-21',
    '../2025-05',
    '/2025-05',
    '2025-05/..',
    '2025-05/',
    '2025-03-04~/2025-05?',
    '2024-02-29',
  ])('accepts %s', (text) => expect(isEdtf(text)).toBe(true));

  it.each([
    '',
    'yesterday',
    '14.03.2025',
    '2025-02-30',
    '2023-02-29',
    '2025-13',
    '2025-3-4',
    '2025-03-04T10:00',
    '../..',
    '/',
    '2025-05-02/2025-03-01',
    '-0100',
    'Y170000',
    '2025 ',
    '{2024,2025}',
  ])('refuses %s', (text) => expect(isEdtf(text)).toBe(false));

  it('bounds a date by its first and last day', () => {
    expect(dateBounds('2024-02')).toEqual({ earliest: '2024-02-01', latest: '2024-02-29' });
    expect(dateBounds('2025~')).toEqual({ earliest: '2025-01-01', latest: '2025-12-31' });
    expect(dateBounds('2025-03-XX')).toEqual({ earliest: '2025-03-01', latest: '2025-03-31' });
    expect(dateBounds('202X')).toEqual({ earliest: '2020-01-01', latest: '2029-12-31' });
    expect(dateBounds('../2025-05')).toEqual({ earliest: undefined, latest: '2025-05-31' });
    expect(dateBounds('2025-03/2025-05')).toEqual({ earliest: '2025-03-01', latest: '2025-05-31' });
    expect(dateBounds('2025-24')).toEqual({ earliest: '2025-01-01', latest: '2026-02-28' });
    expect(dateBounds('not a date')).toEqual({ earliest: undefined, latest: undefined });
  });

  it('never puts the earliest day after the latest', () => {
    fc.assert(
      fc.property(edtf, (text) => {
        const { earliest, latest } = dateBounds(text);
        expect(earliest !== undefined || latest !== undefined).toBe(true);
        if (earliest && latest) expect(earliest <= latest).toBe(true);
      }),
    );
  });
});

describe('a date in words', () => {
  it.each([
    ['2025-03-14', '14 March 2025', '14 березня 2025 року'],
    ['2025-03', 'March 2025', 'березень 2025 року'],
    ['2025', '2025', '2025 рік'],
    ['2024~', 'about 2024', 'близько 2024 року'],
    ['2025-03~', 'about March 2025', 'близько березня 2025 року'],
    ['2025-03-04?', '4 March 2025 (uncertain)', '4 березня 2025 року (непевно)'],
    ['2025-03-XX', 'March 2025, day unknown', 'березень 2025 року, день невідомий'],
    ['2025-XX-XX', '2025, day and month unknown', '2025 рік, день і місяць невідомі'],
    ['202X', 'between 2020 and 2029', 'між 2020 і 2029 роками'],
    ['2025-21', 'spring 2025', 'весна 2025 року'],
    ['../2025-05', 'before June 2025', 'до червня 2025 року'],
    ['../2025-12-31', 'before 1 January 2026', 'до 1 січня 2026 року'],
    ['../2024~', 'before about 2025', 'приблизно до 2025 року'],
    ['2025-05/..', 'from May 2025 on', 'починаючи з травня 2025 року'],
    ['/2025-05', 'until May 2025, beginning unknown', 'по травень 2025 року, початок невідомий'],
    ['2025-03/2025-05', 'from March 2025 to May 2025', 'з березня 2025 року по травень 2025 року'],
  ])('writes %s as “%s” and «%s»', (text, en, uk) => {
    expect(dateInWords(text, 'en')).toBe(en);
    expect(dateInWords(text, 'uk')).toBe(uk);
  });

  it('shows text that is not a date as it stands', () => {
    expect(dateInWords('after the harvest', 'en')).toBe('after the harvest');
  });

  it('has words for every date, without leftovers of the notation', () => {
    fc.assert(
      fc.property(edtf, fc.constantFrom('uk' as const, 'en' as const), (text, locale) => {
        expect(dateInWords(text, locale)).not.toMatch(/[/~%?X]|\.\.|undefined|unknown \d/);
        expect(dateInWords(text, locale)).toMatch(/\d{4}/);
      }),
    );
  });
});

describe('a typed date', () => {
  it.each([
    ['14.03.2025', '2025-03-14'],
    ['4.3.2025', '2025-03-04'],
    ['03.2025', '2025-03'],
    ['2025', '2025'],
    ['2025-03-14', '2025-03-14'],
    ['2024~', '2024~'],
    [' 14.03.2025 ? ', '2025-03-14?'],
    ['14/3/2025', '2025-03-14'],
    ['14 березня 2025 року', '2025-03-14'],
    ['Березень 2025 р.', '2025-03'],
    ['14 March 2025', '2025-03-14'],
    ['March 14, 2025', '2025-03-14'],
    ['2025 рік', '2025'],
  ])('is understood: %s', (text, expected) => {
    expect(readTypedDate(text)).toBe(expected);
  });

  it.each([
    '31.02.2025',
    '29.02.2023',
    '00.2025',
    '13.2025',
    '14.03.25',
    'навесні',
    '5 foo 2025',
    '1.1.1.2025',
  ])('is not guessed: %s', (text) => expect(readTypedDate(text)).toBeUndefined());

  it('reads back what the words say, for every day, month and year', () => {
    fc.assert(
      fc.property(plain, fc.constantFrom('uk' as const, 'en' as const), (text, locale) => {
        expect(readTypedDate(dateInWords(text, locale))).toBe(text);
      }),
    );
  });

  it('is EDTF whenever it is understood', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readTypedDate(text);
        expect(read === undefined || isEdtf(read)).toBe(true);
      }),
    );
  });
});
