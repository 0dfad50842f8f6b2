import { describe, expect, it } from 'vitest';
import { changesSinceDecision } from '../../../shared/model/changes-since.ts';
import type { HistoryEntry } from '../../../shared/model/views.ts';

const by = { id: 'p', name: 'Olena', role: 'documenter', fingerprint: '' } as const;
const entry = (kind: HistoryEntry['kind'], changes: HistoryEntry['changes'] = []): HistoryEntry => ({
  id: '',
  kind,
  by,
  time: '2025-03-14T10:00:00.000+02:00',
  seq: 1,
  place: { commit: 2, index: 0 },
  erased: false,
  changes,
});
const place = (before: string | null, after: string | null) => ({ field: 'account.place', before, after });

describe('Changes since the last decision', () => {
  it('are undefined before any decision', () => {
    expect(
      changesSinceDecision([entry('edit', [place(null, 'Melitopol')]), entry('submit')]),
    ).toBeUndefined();
  });

  it('join several edits of one field into one, from then to now', () => {
    const history = [
      entry('edit', [place(null, 'Melitopol')]),
      entry('submit'),
      entry('return'),
      entry('edit', [place('Melitopol', 'Berdiansk')]),
      entry('edit', [place('Berdiansk', 'Tokmak')]),
    ];
    expect(changesSinceDecision(history)).toEqual([place('Melitopol', 'Tokmak')]);
  });

  it('leave out a field that was changed and set back', () => {
    const history = [
      entry('approve'),
      entry('edit', [place('Melitopol', 'Tokmak')]),
      entry('edit', [place('Tokmak', 'Melitopol')]),
    ];
    expect(changesSinceDecision(history)).toEqual([]);
  });
});
