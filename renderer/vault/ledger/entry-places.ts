import type { KnownEntry } from '../../../shared/ledger/entry.ts';
import type { EntryPlace } from '../index/record-places.ts';

/** Where the entries in memory lie on the disk. */

const places = new WeakMap<KnownEntry, EntryPlace>();

export const placed = (entry: KnownEntry, place: EntryPlace): KnownEntry => {
  places.set(entry, place);
  return entry;
};

/** @throws for an entry that was not read from this vault. */
export const placeOf = (entry: KnownEntry): EntryPlace => {
  const place = places.get(entry);
  if (!place) throw new Error('An entry outside every commit');
  return place;
};

/** More than any commit has. */
const mostEntries = 2 ** 21;

/** Grows with what was written here, whatever the clocks said. */
export const writtenAt = (entry: KnownEntry): number => {
  const { seq, index } = placeOf(entry);
  return seq * mostEntries + index;
};
