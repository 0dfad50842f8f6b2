import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectEncoding, isUtf8 } from '../../../shared/import/encoding.ts';
import { readMany, readYesNo } from '../../../shared/import/read-choice.ts';
import { type DateOrder, readDate } from '../../../shared/import/read-date.ts';
import { readMoney, readNumber } from '../../../shared/import/read-number.ts';
import { cleanText, looksGarbled, readText } from '../../../shared/import/read-text.ts';
import { tableOf } from '../../../shared/import/table.ts';
import { isEdtf } from '../../../shared/model/dates.ts';
import type { ManyField, NumberField } from '../../../shared/model/fields.ts';
import { validateField } from '../../../shared/model/validate.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, little: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), little);
  return bytes;
};
const windows1251 = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0);
    if (code < 128) return code;
    if (letter === 'і') return 0xb3;
    return code - 0x410 + 0xc0;
  });

describe('the encoding of a text file', () => {
  const text = 'тип;дата;місце\nпримус;14.03.2025;Токмак\n';
  it.each([
    ['UTF-8', encode(text), 'utf-8'],
    ['UTF-8 with a mark', encode(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16 with a mark', utf16(`\uFEFF${text}`, true), 'utf-16le'],
    ['UTF-16 with a mark, the high byte first', utf16(`\uFEFF${text}`, false), 'utf-16be'],
    ['UTF-16 without a mark', utf16(text, true), 'utf-16le'],
    ['UTF-16 without a mark, the high byte first', utf16(text, false), 'utf-16be'],
    ['windows-1251', windows1251(text), 'windows-1251'],
    ['ASCII', encode('type,date\nx,2025\n'), 'utf-8'],
  ])('is told of %s', (_, bytes, encoding) => {
    expect(detectEncoding(bytes)).toBe(encoding);
    expect(new TextDecoder(encoding).decode(bytes)).toContain(encoding === 'utf-8' ? '202' : 'Токмак');
  });

  it('is UTF-8 exactly where a strict decoder reads it', () => {
    const decodes = (bytes: Uint8Array) => {
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 12 }),
          fc.string({ unit: 'binary', maxLength: 8 }).map(encode),
          fc
            .tuple(fc.string({ unit: 'binary', maxLength: 4 }).map(encode), fc.nat(12))
            .map(([bytes, at]) => bytes.slice(0, at)),
        ),
        (bytes) => isUtf8(bytes) === decodes(bytes),
      ),
      { numRuns: 2000 },
    );
  });
});

describe('a date in a cell', () => {
  const read = (cell: string | number, order: DateOrder = 'day_first') =>
    readDate(cell, { order, today: '2026-01-01', mayLieAhead: false });
  it.each([
    ['14.03.2025', '2025-03-14'],
    ['14/3/2025', '2025-03-14'],
    ['14-03-2025', '2025-03-14'],
    ['2025/03/14', '2025-03-14'],
    ['2025-03-14T09:30:00.000+03:00', '2025-03-14'],
    ['14.03.2025 09:30', '2025-03-14'],
    ['03.2025', '2025-03'],
    ['14 березня 2025 року', '2025-03-14'],
    ['March 2025', '2025-03'],
    ['2024~', '2024~'],
    [2024, '2024'],
  ])('%s is %s', (cell, edtf) => {
    expect(read(cell)).toEqual({ value: edtf });
  });
  it('is read in the order the person chose', () => {
    expect(read('03/02/2025')).toEqual({ value: '2025-02-03' });
    expect(read('03/02/2025', 'month_first')).toEqual({ value: '2025-03-02' });
    expect(read('03/25/2025')).toEqual({ problem: { code: 'impossible_date' } });
  });
  it('is a date or a problem, whatever the cell holds', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.integer(),
          fc.date({ noInvalidDate: true }).map((day) => day.toISOString()),
        ),
        (cell) => {
          const { value, problem } = read(cell);
          return value === undefined ? problem !== undefined : isEdtf(value);
        },
      ),
    );
  });
});

describe('a number in a cell', () => {
  const field: NumberField = { kind: 'number', name: 'conscription.age', privacy: 'open', min: 0, max: 120 };
  it.each([
    ['44', 44],
    ['44,5', 44.5],
    ['44 %', 44],
    [44, 44],
  ])('%s is %s', (cell, value) => {
    expect(readNumber(cell, field)).toEqual({ value });
  });
  it.each([
    ['12 500,50 грн', '12500.50', 'UAH'],
    ['₴300', '300', 'UAH'],
    ['12,000.50 USD', '12000.50', 'USD'],
    ['12.000,50 €', '12000.50', 'EUR'],
    ['1 000 000 руб.', '1000000', 'RUB'],
  ])('the amount %s is %s %s', (cell, amount, currency) => {
    expect(readMoney(cell, undefined)).toEqual({ value: { amount, currency } });
  });
  it('takes the currency the person chose for amounts that name none', () => {
    expect(readMoney(300, 'UAH')).toEqual({ value: { amount: '300', currency: 'UAH' } });
    expect(readMoney(300, undefined)).toEqual({ problem: { code: 'no_currency' } });
  });
  it('never makes an amount that the field refuses', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.double().map(String),
          fc.integer().map((n) => `${n} грн`),
        ),
        (cell) => {
          const { value } = readMoney(cell, 'UAH');
          return value === undefined || validateField('benefit_denial.amount', value) === undefined;
        },
      ),
    );
  });
});

describe('answers in a cell', () => {
  const field: ManyField = {
    kind: 'many',
    name: 'coercion.demand',
    privacy: 'open',
    options: ['apply_passport', 'oath', 'other'],
  };
  it.each([
    ['oath apply_passport'],
    ['oath; apply_passport'],
    ['oath,apply_passport'],
    ['Take an oath; Apply for a Russian passport'],
    ['oath\napply_passport'],
  ])('%s are two', (cell) => {
    expect(readMany(field, cell, {})).toEqual({ value: ['oath', 'apply_passport'] });
  });
  it('mean what the person said they mean', () => {
    expect(readMany(field, 'oath; kneel', { kneel: 'other' })).toEqual({ value: ['oath', 'other'] });
    expect(readMany(field, 'oath; kneel', { kneel: '' })).toEqual({ value: ['oath'] });
  });
  it('yes and no are known in both languages and as digits', () => {
    for (const word of ['так', 'Yes', '1', 'TRUE']) expect(readYesNo(word, {})).toEqual({ value: true });
    for (const word of ['ні', 'No', '0', 'false']) expect(readYesNo(word, {})).toEqual({ value: false });
  });
});

describe('text in a cell', () => {
  it('of any script is kept as it is, and nothing in it is taken for a wrong encoding', () => {
    for (const text of [
      'שלום',
      'مرحبا',
      'Їжак і ґава, ё',
      'Zürich – Œuvre',
      'СРСР РСФРР',
      '+380 50 123-45-67',
      '-5',
    ]) {
      expect(cleanText(text)).toEqual({ value: text });
      expect(readText(text)).toEqual({ value: text });
    }
  });
  it('decoded wrongly is recognised', () => {
    for (const text of ['РџСЂРёР№С€Р»Рё', 'ÐŸÑ€Ð¸Ð¹ÑˆÐ»Ð¸', 'Ïðèéøëè', 'Прий?????', 'Прий\uFFFDли'])
      expect(looksGarbled(text)).toBe(true);
  });
  it('once cleaned is what a field takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { value } = cleanText(text);
        return value === '' || validateField('account.narrative', value) === undefined;
      }),
    );
  });
});

describe('a table', () => {
  it('finds its headings below a title and keeps the numbers of its rows', () => {
    const table = tableOf([
      ['Звіт за березень'],
      [],
      ['тип', 'дата', 'дата'],
      ['а', 'б', 'в'],
      ['', null, ''],
      ['г', 'ґ', 'д', 'зайве'],
    ]);
    expect(table).toEqual({
      headings: ['тип', 'дата', 'дата (2)'],
      rows: [
        { line: 4, cells: ['а', 'б', 'в'], beyond: 0 },
        { line: 6, cells: ['г', 'ґ', 'д'], beyond: 1 },
      ],
    });
  });
});
