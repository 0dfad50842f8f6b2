import type { HistoryEntry, RecordedChange } from './views.ts';

/**
 * What a second reading has to look at: every field that differs from how it stood at the last return or
 * approval, once, with the value of then and of now. Undefined when there was no decision yet.
 * `history` is oldest first.
 */
export const changesSinceDecision = (
  history: readonly HistoryEntry[],
): readonly RecordedChange[] | undefined => {
  const last = history.findLastIndex(({ kind }) => kind === 'return' || kind === 'approve');
  if (last < 0) return undefined;
  const changed = new Map<string, RecordedChange>();
  for (const { kind, changes } of history.slice(last + 1)) {
    if (kind !== 'edit') continue;
    for (const change of changes) {
      const first = changed.get(change.field) ?? change;
      changed.set(change.field, { ...change, before: first.before });
    }
  }
  return [...changed.values()].filter(
    ({ before, after }) => JSON.stringify(before) !== JSON.stringify(after),
  );
};
