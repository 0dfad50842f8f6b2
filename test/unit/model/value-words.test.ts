import { describe, expect, it } from 'vitest';
import { type FieldWords, valueInWords } from '../../../shared/model/value-words.ts';

const words = (locale: 'uk' | 'en'): FieldWords => ({ locale, field: (_, otherwise) => otherwise });
const inWords = (amount: string, locale: 'uk' | 'en') =>
  valueInWords('benefit_denial.amount', { amount, currency: 'RUB' }, words(locale));

describe('an amount of money', () => {
  it('is grouped as the language groups and keeps every digit', () => {
    expect(inWords('14250.50', 'en')).toBe('14,250.50\u00A0RUB');
    expect(inWords('14250.50', 'uk')).toBe('14\u00A0250,50\u00A0RUB');
    expect(inWords('14300', 'uk')).toBe('14\u00A0300\u00A0RUB');
    expect(inWords('0.10', 'en')).toBe('0.10\u00A0RUB');
  });

  it('is never rounded, however long', () => {
    expect(inWords('90071992547409931.123456', 'en')).toBe('90,071,992,547,409,931.123456\u00A0RUB');
  });
});
