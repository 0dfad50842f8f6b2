import { expect, test } from 'vitest';
import { type RecoveryState, rehearsalDue } from '../../../shared/model/recovery.ts';

const day = 86_400_000;
const made = '2026-03-01T10:00:00.000+02:00';
const after = (days: number) => Date.parse(made) + days * day;
const shares = { made, threshold: 2, total: 3 };

const due = (state: RecoveryState, days: number) => rehearsalDue(state, after(days));

test('a sheet is asked for two weeks after it was made, and not before', () => {
  expect([0, 13, 14, 400].map((days) => due({ sheet: { made } }, days))).toEqual([
    undefined,
    undefined,
    'sheet',
    'sheet',
  ]);
});

test('what was proved, or asked for once, is not asked for again', () => {
  expect(due({ sheet: { made, proved: made } }, 100)).toBeUndefined();
  expect(due({ sheet: { made, asked: true } }, 100)).toBeUndefined();
});

test('shares are asked for after the sheet, by their own age', () => {
  expect(due({ sheet: { made }, shares }, 20)).toBe('sheet');
  expect(due({ sheet: { made, asked: true }, shares }, 20)).toBe('shares');
  expect(due({ sheet: { made, asked: true }, shares: { ...shares, proved: made } }, 20)).toBeUndefined();
});
