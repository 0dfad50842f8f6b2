import { describe, expect, it } from 'vitest';
import type { Json } from '../../../shared/ledger/entry.ts';
import { differingFields, versionAfter } from '../../../shared/model/version.ts';
import type { HistoryEntry } from '../../../shared/model/views.ts';

const by = { id: 'p', name: 'Olena', role: 'documenter', fingerprint: '' } as const;
const entry = (
  id: string,
  kind: HistoryEntry['kind'],
  after: Readonly<Record<string, Json>>,
): HistoryEntry => ({
  id,
  kind,
  by,
  time: '2025-03-14T10:00:00.000+02:00',
  seq: 1,
  place: { commit: 2, index: 0 },
  erased: false,
  changes: Object.entries(after).map(([field, value]) => ({ field, before: null, after: value })),
});

/** Latest first, as the vault gives it. */
const history = [
  entry('d', 'edit', { 'account.place': null }),
  entry('c', 'return', { 'review.reason': 'Where?' }),
  entry('b', 'edit', { 'account.place': 'Токмак', 'account.date': '2025-03' }),
  entry('a', 'edit', { 'account.place': 'Мелітополь' }),
];

describe('a version of a record', () => {
  it('is what stood after an entry and not what came later', () => {
    expect(versionAfter(history, 'a')).toEqual({ 'account.place': 'Мелітополь' });
    expect(versionAfter(history, 'b')).toEqual({ 'account.place': 'Токмак', 'account.date': '2025-03' });
    expect(versionAfter(history, 'd')).toEqual({ 'account.date': '2025-03' });
  });

  it('is not changed by a decision, whose reason is no field of the record', () => {
    expect(versionAfter(history, 'c')).toEqual(versionAfter(history, 'b'));
  });

  it('is not there for an entry of another record', () => {
    expect(versionAfter(history, 'x')).toBeUndefined();
  });

  it('differs from another in every field that one of them lacks or says otherwise', () => {
    const [then, now] = [versionAfter(history, 'b') ?? {}, versionAfter(history, 'd') ?? {}];
    expect([...differingFields(then, now)]).toEqual(['account.place']);
    expect(differingFields(now, now).size).toBe(0);
  });
});
