import { describe, expect, it } from 'vitest';
import en from '../../../shared/locales/en/fields.json' with { type: 'json' };
import uk from '../../../shared/locales/uk/fields.json' with { type: 'json' };
import { changedFieldInWords, type FieldWords, valueInWords } from '../../../shared/model/value-words.ts';
import type { NamedRecord } from '../../../shared/model/views.ts';

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

describe('a field that names another record', () => {
  const spoken = (locale: 'uk' | 'en'): FieldWords => ({
    locale,
    field: (key, otherwise) => {
      const found = key
        .split('.')
        .reduce<unknown>(
          (at, step) => (at as Record<string, unknown> | undefined)?.[step],
          { en, uk }[locale],
        );
      return typeof found === 'string' ? found : otherwise;
    },
  });
  const id = '3f0c9a52-8a41-4d0e-9c27-5b8a1d6e7f90';
  const said = (locale: 'uk' | 'en', field: string, names: NamedRecord) =>
    changedFieldInWords({ field: `${field}.${id}`, names }, spoken(locale));
  const kateryna: NamedRecord = { kind: 'person', pseudonym: 'P-4K7T', name: 'Катерина К.' };

  it('is told by whom or what it names, and never by an id', () => {
    expect(said('uk', 'role', kateryna)).toBe('Роль у випадку: P-4K7T Катерина К.');
    expect(said('en', 'role', { ...kateryna, name: undefined })).toBe('Role in the incident: P-4K7T');
    expect(said('en', 'link', { kind: 'incident', number: 'ORG-2025-0002' })).toBe(
      'Incident of the same chain: ORG-2025-0002',
    );
    expect(valueInWords(`role.${id}`, ['victim', 'source'], spoken('uk'))).toBe('Потерпіла особа; Джерело');
    expect(valueInWords(`role.${id}`, ['victim'], spoken('en'))).toBe('Affected person');
  });

  it('says of somebody who was erased that they were', () => {
    const erased: NamedRecord = { kind: 'person', pseudonym: undefined, name: undefined };
    expect(said('uk', 'role', erased)).toBe('Роль у випадку: стерто');
    expect(said('en', 'role', erased)).toBe('Role in the incident: erased');
  });
});
