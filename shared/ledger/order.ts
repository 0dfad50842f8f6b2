import type { EntryId, KnownEntry } from './entry.ts';

/** Earlier device time first, then smaller id: a total order that no delivery order can change. Rule F1. */
const byTime = (a: KnownEntry, b: KnownEntry): number =>
  Date.parse(a.header.time) - Date.parse(b.header.time) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Whether `a` loses to `b` where both changed the same thing without knowing of each other. Rule F3. */
export const losesTo = (a: KnownEntry, b: KnownEntry): boolean => byTime(a, b) < 0;

/**
 * Each entry once, after everything it was based on and after its author's earlier ones; of those that may come
 * next, the earliest by device time, then id. Rule F1. What is not given holds nothing back.
 */
export const inOrder = (entries: Iterable<KnownEntry>): KnownEntry[] => {
  const byId = new Map<EntryId, KnownEntry>();
  for (const entry of entries) byId.set(entry.id, entry);
  const { waitsFor, followers } = dependencies(byId);
  // Latest first, so that the next one is popped from the end.
  const ready = [...byId.values()]
    .filter((entry) => waitsFor.get(entry.id) === 0)
    .sort(byTime)
    .reverse();
  const ordered: KnownEntry[] = [];
  for (let next = ready.pop(); next; next = ready.pop()) {
    ordered.push(next);
    byId.delete(next.id);
    for (const follower of followers.get(next.id) ?? []) {
      const left = (waitsFor.get(follower.id) ?? 0) - 1;
      waitsFor.set(follower.id, left);
      if (left === 0) insert(ready, follower);
    }
  }
  // Entries based on each other cannot be verified ones, but showing them beats losing them.
  return [...ordered, ...[...byId.values()].sort(byTime)];
};

const dependencies = (byId: ReadonlyMap<EntryId, KnownEntry>) => {
  const waitsFor = new Map<EntryId, number>();
  const followers = new Map<EntryId, KnownEntry[]>();
  const own = authorsEarlierEntry(byId.values());
  for (const entry of byId.values()) {
    const earlier = own.get(entry.id);
    const needed = new Set(entry.header.parents.filter((parent) => byId.has(parent)));
    if (earlier) needed.add(earlier.id);
    waitsFor.set(entry.id, needed.size);
    for (const id of needed) {
      const others = followers.get(id);
      if (others) others.push(entry);
      else followers.set(id, [entry]);
    }
  }
  return { waitsFor, followers };
};

const authorsEarlierEntry = (entries: Iterable<KnownEntry>): Map<EntryId, KnownEntry> => {
  const last = new Map<string, KnownEntry>();
  const before = new Map<EntryId, KnownEntry>();
  for (const entry of [...entries].sort((a, b) => a.header.seq - b.header.seq)) {
    const own = last.get(entry.header.author);
    if (own) before.set(entry.id, own);
    last.set(entry.header.author, entry);
  }
  return before;
};

/** Into an array that runs from the latest to the earliest. */
const insert = (ready: KnownEntry[], entry: KnownEntry): void => {
  let low = 0;
  let high = ready.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = ready[middle];
    if (other && byTime(other, entry) > 0) low = middle + 1;
    else high = middle;
  }
  ready.splice(low, 0, entry);
};
