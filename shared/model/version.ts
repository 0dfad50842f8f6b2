import type { EntryId, Json } from '../ledger/entry.ts';
import type { HistoryEntry } from './views.ts';

type Fields = Readonly<Record<string, Json>>;

/**
 * What a record said once this entry stood: every edit up to it, in the order of the ledger (rule F1). A field that
 * was blank or cleared then is absent. Undefined when there is no such entry.
 * @param history latest first, as the vault gives it
 */
export const versionAfter = (history: readonly HistoryEntry[], entry: EntryId): Fields | undefined => {
  const at = history.findIndex(({ id }) => id === entry);
  if (at < 0) return undefined;
  const fields: Record<string, Json> = {};
  for (const { kind, changes } of history.slice(at).reverse()) {
    if (kind !== 'edit') continue;
    for (const { field, after } of changes) {
      if (after === null) delete fields[field];
      else fields[field] = after;
    }
  }
  return fields;
};

/** Names of the fields that say something else in the two, each once. */
export const differingFields = (then: Fields, now: Fields): ReadonlySet<string> =>
  new Set(
    [...Object.keys(then), ...Object.keys(now)].filter(
      (name) => JSON.stringify(then[name] ?? null) !== JSON.stringify(now[name] ?? null),
    ),
  );
