import type { EntryId, KnownEntry } from './entry.ts';

/** Who was based on whom, through any number of steps. Parents that are not given are not there. */
export type Ancestry = {
  /** Whether `b` was based on `a`. False for an entry and itself. */
  readonly isAncestor: (a: EntryId, b: EntryId) => boolean;
  /** How many of the marked entries this one was based on. */
  readonly marked: (id: EntryId) => number;
};

type Place = { readonly chain: number; readonly index: number; readonly seen: ReadonlyMap<number, number> };

/**
 * Entries are laid out as chains (an entry continues the chain of a parent that nobody has continued yet); what an
 * entry was based on is then one number per chain. One chain for a history without concurrent edits: linear.
 * @param ordered every entry after its parents (`inOrder`)
 */
export const ancestryOf = (
  ordered: readonly KnownEntry[],
  isMarked: (entry: KnownEntry) => boolean,
): Ancestry => {
  const places = new Map<EntryId, Place>();
  /** For each chain, how many marked entries stand in its first n. */
  const markedIn: number[][] = [];
  for (const entry of ordered) {
    const parents = entry.header.parents.flatMap((id) => places.get(id) ?? []);
    const seen = reach(parents);
    const open = parents.find((parent) => markedIn[parent.chain]?.length === parent.index + 2);
    const chain = open?.chain ?? markedIn.push([0]) - 1;
    const counts = markedIn[chain] ?? [];
    counts.push((counts.at(-1) ?? 0) + (isMarked(entry) ? 1 : 0));
    places.set(entry.id, { chain, index: counts.length - 2, seen });
  }
  return {
    isAncestor: (a, b) => {
      const place = places.get(a);
      return place !== undefined && place.index < (places.get(b)?.seen.get(place.chain) ?? 0);
    },
    marked: (id) => {
      let count = 0;
      for (const [chain, length] of places.get(id)?.seen ?? []) count += markedIn[chain]?.[length] ?? 0;
      return count;
    },
  };
};

/** How far along each chain these entries and all they were based on reach. */
const reach = (parents: readonly Place[]): ReadonlyMap<number, number> => {
  const seen = new Map<number, number>();
  for (const parent of parents) {
    for (const [chain, length] of parent.seen) seen.set(chain, Math.max(length, seen.get(chain) ?? 0));
    seen.set(parent.chain, Math.max(parent.index + 1, seen.get(parent.chain) ?? 0));
  }
  return seen;
};
