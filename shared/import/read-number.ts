import { isCurrency } from '../model/currencies.ts';
import type { Money, NumberField } from '../model/fields.ts';
import type { Reading } from './read-text.ts';
import type { Cell } from './table.ts';

/** Spaces between groups of digits, as people and spreadsheets write them. */
const gaps = /(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(?!\d))/gu;
/** A comma before three digits parts thousands in English and decimals in Ukrainian. */
const unclearComma = /^-?\d{1,3}[.,]\d{3}$/;

/** Digits with a point, from `12 000,50`, `12,000.50`, `12.000,50`; undefined when it is no number. */
const plainNumber = (text: string): string | 'unclear' | undefined => {
  const joined = text.replace(gaps, '').replace(/^[−–]/, '-');
  if (/^-?\d+$/.test(joined)) return joined;
  if (unclearComma.test(joined) && !/^-?0/.test(joined)) return 'unclear';
  if (/^-?\d+[.,]\d+$/.test(joined)) return joined.replace(',', '.');
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(joined)) return joined.replaceAll(',', '');
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(joined)) return joined.replaceAll('.', '').replace(',', '.');
  return undefined;
};

/** A number; a percent sign after it is left off, as the fields that hold a share count in percent. */
export const readNumber = (cell: Cell, field: NumberField): Reading<number> => {
  const text = String(cell).trim();
  const plain = typeof cell === 'number' ? text : plainNumber(text.replace(/\s*%$/, ''));
  if (plain === 'unclear') return { problem: { code: 'ambiguous_number' } };
  const value = plain === undefined ? Number.NaN : Number(plain);
  if (!Number.isFinite(value)) return { problem: { code: 'number_with_text' } };
  if (value < field.min) return { problem: { code: 'too_small' } };
  if (value > field.max) return { problem: { code: 'too_big' } };
  return { value };
};

const signs: readonly (readonly [sign: RegExp, currency: string])[] = [
  [/₴|грн\.?|гривень|гривні|гривня/iu, 'UAH'],
  [/₽|руб(?:лів|лі|ль|\.)?|рублей/iu, 'RUB'],
  [/\$|дол(?:арів|ари|ар|\.)?/iu, 'USD'],
  [/€|євро/iu, 'EUR'],
];

/**
 * An amount with its currency, written before or after it.
 * @param otherwise the currency of amounts that name none; undefined when the person has not said
 */
export const readMoney = (cell: Cell, otherwise: string | undefined): Reading<Money> => {
  const text = String(cell).trim();
  const [, before = '', digits, after = ''] =
    /^([^\d\-−]*)([-−]?\d(?:[\d\s\u00a0\u202f.,'’]*\d)?)(.*)$/su.exec(text) ?? [];
  if (digits === undefined) return { problem: { code: 'bad_amount' } };
  const plain = plainNumber(digits);
  if (plain === 'unclear') return { problem: { code: 'ambiguous_number' } };
  if (plain === undefined) return { problem: { code: 'bad_amount' } };
  const named = `${before} ${after}`.trim();
  const currency = named === '' ? otherwise : currencyOf(named);
  if (plain.startsWith('-')) return { problem: { code: 'too_small' } };
  if (currency === undefined) return { problem: { code: named === '' ? 'no_currency' : 'bad_currency' } };
  if (!/^\d{1,15}(\.\d{1,4})?$/.test(plain)) return { problem: { code: 'bad_amount' } };
  return { value: { amount: plain, currency } };
};

const currencyOf = (named: string): string | undefined => {
  const code = named.toUpperCase();
  if (isCurrency(code)) return code;
  return signs.find(([sign]) => new RegExp(`^(?:${sign.source})$`, 'iu').test(named))?.[1];
};
