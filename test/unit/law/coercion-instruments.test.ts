import { expect, test } from 'vitest';
import { coercionInstruments, timingOf } from '../../../shared/law/coercion-instruments.ts';

const instrument = (id: string) => {
  const found = coercionInstruments.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};

test.each([
  ['decree_307', '2023-04-26', 'signed_after'],
  ['decree_307', '2023-04', undefined],
  ['decree_307', '2025-03-14', undefined],
  ['decree_307', undefined, 'date_unknown'],
  ['decree_307', { unanswered: 'unknown' }, 'date_unknown'],
  ['law_260_fz', '2024-07', 'signed_after'],
  ['law_260_fz', '2024-12', 'in_force_after'],
  ['law_260_fz', '2025-02-05', undefined],
  ['law_4_fkz', '2025-03', 'signed_after'],
] as const)('of %s an incident of %j says %s', (id, date, expected) => {
  expect(timingOf(instrument(id), date)).toBe(expected);
});

test('every instrument has a day, words in both languages, a source and a status', () => {
  for (const { date, number, content, source } of coercionInstruments) {
    expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const text of [number.en, content.en, source]) expect(text).not.toBe('');
    for (const text of [number.uk, content.uk]) expect(text).toMatch(/[А-ЯІЇЄҐа-яіїєґ]/);
  }
});
