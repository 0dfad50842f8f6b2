import type { EntryId } from '../../../../shared/ledger/entry.ts';
import type { ToldEntry } from './record-histories.ts';

/** Entries shown under one head: the same person, the same act, the same minute by the device's clock. */
export type Sitting = readonly [ToldEntry, ...ToldEntry[]];

/** By the moment, whatever the zone it was written in; within one log by its sequence. */
const latestFirst = (a: ToldEntry, b: ToldEntry): number =>
  Date.parse(b.time) - Date.parse(a.time) || b.seq - a.seq;

/** Up to the minute, with the offset: what the head shows. */
const minuteOf = ({ time }: ToldEntry): string => `${time.slice(0, 16)}${time.slice(-6)}`;

const together = (a: ToldEntry, b: ToldEntry): boolean =>
  a.kind === 'edit' &&
  b.kind === 'edit' &&
  a.by.id === b.by.id &&
  a.exhibit === b.exhibit &&
  minuteOf(a) === minuteOf(b);

/** The history, the latest first; saving as one types makes many small entries, and none is left out. */
export const sittingsOf = (history: readonly ToldEntry[]): readonly Sitting[] => {
  const sittings: [ToldEntry, ...ToldEntry[]][] = [];
  for (const entry of [...history].sort(latestFirst)) {
    const last = sittings.at(-1);
    if (last && together(last[0], entry)) last.push(entry);
    else sittings.push([entry]);
  }
  return sittings;
};

/** What a sitting began with: it keeps its place on the page while more is written in it. */
export const beginningOf = (sitting: Sitting): EntryId => (sitting.at(-1) ?? sitting[0]).id;

const same = (a: Sitting, b: Sitting): boolean =>
  a.length === b.length && JSON.stringify(a) === JSON.stringify(b);

/**
 * The sittings of now, each that says what it said before as the very object it was: every save tells the whole
 * history anew, and only the lines that changed are to be drawn again.
 */
export const keptWhereSame = (before: readonly Sitting[], now: readonly Sitting[]): readonly Sitting[] => {
  const held = new Map(before.map((sitting) => [beginningOf(sitting), sitting]));
  return now.map((sitting) => {
    const one = held.get(beginningOf(sitting));
    return one && same(one, sitting) ? one : sitting;
  });
};
