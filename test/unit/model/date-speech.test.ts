import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSpokenDate, readTypedDate, writeTypedDate } from '../../../shared/model/date-reading.ts';
import { dateInWords } from '../../../shared/model/date-words.ts';
import { dateBounds, isEdtf } from '../../../shared/model/dates.ts';
import { dayBetween, intervalFrom, partlyUnknown, plainFrom, pointFrom } from './edtf-samples.ts';

const day = dayBetween(1900, 2099);
const plain = plainFrom(day);
const season = day.map((date) => `${date.slice(0, 4)}-2${(Number(date.slice(5, 7)) % 4) + 1}`);
/** Every form that the words tell apart: of a doubt they do not say which end of an interval it is about. */
const edtf = fc.oneof(
  pointFrom(day),
  season,
  fc.tuple(plain, fc.constantFrom('', '~'), fc.constantFrom('/..', '/')).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('../', '/'), plain, fc.constantFrom('', '~')).map((parts) => parts.join('')),
  intervalFrom(day),
  fc.tuple(day, day).map((pair) =>
    pair
      .sort()
      .map((date) => date.slice(0, 7))
      .join('~/'),
  ),
  ...partlyUnknown(day),
  day.map((date) => `${date.slice(0, 4)}-XX-XX`),
);

describe('a date as people say it', () => {
  it.each([
    ['spring 2024', '2024-21'],
    ['навесні 2024', '2024-21'],
    ['весна 2024 року', '2024-21'],
    ['взимку 2023', '2023-24'],
    ['the summer of 2023', '2023-22'],
    ['у березні 2025 року', '2025-03'],
    ['in March 2025', '2025-03'],
    ['on the 14th of March 2025', '2025-03-14'],
    ['14-го березня 2025 р.', '2025-03-14'],
    ['у 2024 році', '2024'],
    ['2010-ті', '201X'],
    ['in the 2010s', '201X'],
    ['близько березня 2025', '2025-03~'],
    ['десь у березні 2025', '2025-03~'],
    ['about 10.03.2025', '2025-03-10~'],
    ['circa 2024', '2024~'],
    ['можливо, у березні 2025', '2025-03?'],
    ['perhaps about March 2025', '2025-03%'],
    ['before 10.09.2025', '../2025-09-09'],
    ['до 1 січня 2025 року', '../2024-12-31'],
    ['до березня 2025', '../2025-02'],
    ['before 2025', '../2024'],
    ['before spring 2024', '../2024-02'],
    ['не пізніше 10 березня 2025', '../2025-03-10'],
    ['by 10 March 2025', '../2025-03-10'],
    ['після 28.02.2024', '2024-02-29/..'],
    ['after summer 2023', '2023-09/..'],
    ['since May 2024', '2024-05/..'],
    ['починаючи з травня 2024', '2024-05/..'],
    ['from 10 March 2025 onwards', '2025-03-10/..'],
    ['між 10 і 15 березня 2025', '2025-03-10/2025-03-15'],
    ['between March and May 2024', '2024-03/2024-05'],
    ['10–15 березня 2025', '2025-03-10/2025-03-15'],
    ['10 - 15 March 2025', '2025-03-10/2025-03-15'],
    ['28 лютого – 3 березня 2025', '2025-02-28/2025-03-03'],
    ['грудень – лютий 2025', '2024-12/2025-02'],
    ['з березня по травень 2025 року', '2025-03/2025-05'],
    ['від 10.03 до 15.03.2025', '2025-03-10/2025-03-15'],
    ['from 2022 to 2024', '2022/2024'],
    ['2022-2024', '2022/2024'],
  ])('“%s” is %s', (text, expected) => {
    expect(readSpokenDate(text)).toEqual({ edtf: expected, saysMore: false });
  });

  it.each([
    ['у першій половині березня 2025', '2025-03-01/2025-03-15'],
    ['друга половина лютого 2024', '2024-02-16/2024-02-29'],
    ['first half of 2024', '2024-01/2024-06'],
    ['на початку 2024', '2024-01/2024-04'],
    ['early 2024', '2024-01/2024-04'],
    ['у середині березня 2025', '2025-03-11/2025-03-20'],
    ['mid-March 2025', '2025-03-11/2025-03-20'],
    ['наприкінці лютого 2025', '2025-02-21/2025-02-28'],
    ['кінець літа 2023', '2023-08~'],
    ['at the end of summer 2023', '2023-08~'],
    ['початок зими 2024', '2024-12~'],
    ['about spring 2024', '2024-21'],
  ])('“%s” is %s, and its words say more', (text, expected) => {
    expect(readSpokenDate(text)).toEqual({ edtf: expected, saysMore: true });
  });

  it.each([
    'after Easter',
    'після Великодня',
    'на Різдво 2024',
    'позаторік',
    'last week',
    'три місяці тому',
    'навесні',
    'між 15 і 10 березня 2025',
    'between March and May',
    '10–15',
    'before winter 2024',
    'середина зими 2024',
    '31 лютого 2025',
    '30–31 лютого 2025',
    'after 2025-13',
    'до до березня 2025',
    'перша половина 14 березня 2025',
  ])('“%s” is refused, not guessed', (text) => expect(readSpokenDate(text)).toBeUndefined());

  it('reads back what is shown in words, for every form of a date, in both languages', () => {
    fc.assert(
      fc.property(edtf, fc.constantFrom('uk' as const, 'en' as const), (text, locale) => {
        expect(readTypedDate(dateInWords(text, locale))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('is given back to be corrected in a form that says the same', () => {
    fc.assert(
      fc.property(edtf, fc.constantFrom('uk' as const, 'en' as const), (text, locale) => {
        expect(readTypedDate(writeTypedDate(text, locale))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps before and after on their own sides of the day', () => {
    fc.assert(
      fc.property(plain, (text) => {
        const { earliest = '', latest = '' } = dateBounds(text);
        const words = dateInWords(text, 'en');
        expect(dateBounds(readTypedDate(`before ${words}`) ?? '').latest ?? '9').toMatch(/^\d{4}/);
        expect((dateBounds(readTypedDate(`before ${words}`) ?? '').latest ?? '9') < earliest).toBe(true);
        expect((dateBounds(readTypedDate(`after ${words}`) ?? '').earliest ?? '') > latest).toBe(true);
      }),
    );
  });

  it('is EDTF whenever it is understood, whatever words stand together', () => {
    const words = fc.array(
      fc.constantFrom(
        ...'до після між і по з березня March spring 2024 2025 10 31 перша половина кінець літа about ~ ? - before'.split(
          ' ',
        ),
      ),
      { maxLength: 7 },
    );
    fc.assert(
      fc.property(words, (parts) => {
        const read = readSpokenDate(parts.join(' '));
        expect(read === undefined || isEdtf(read.edtf)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
