import type { Json } from '../ledger/entry.ts';
import type { HistoryEntry } from './views.ts';

export type FieldChange = { readonly field: string; readonly before: Json; readonly after: Json };

/**
 * What a second reading has to look at: every field that differs from how it stood at the last return or
 * approval, once, with the value of then and of now. Undefined when there was no decision yet.
 * `history` is oldest first.
 */
export const changesSinceDecision = (
  history: readonly HistoryEntry[],
): readonly FieldChange[] | undefined => {
  const last = history.findLastIndex(({ kind }) => kind === 'return' || kind === 'approve');
  if (last < 0) return undefined;
  const changed = new Map<string, FieldChange>();
  for (const { kind, changes } of history.slice(last + 1)) {
    if (kind !== 'edit') continue;
    for (const { field, before, after } of changes) {
      changed.set(field, { field, before: changed.get(field)?.before ?? before, after });
    }
  }
  return [...changed.values()].filter(
    ({ before, after }) => JSON.stringify(before) !== JSON.stringify(after),
  );
};
