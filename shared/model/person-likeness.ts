import { foldText } from '../search/fold-text.ts';
import { dateBounds } from './dates.ts';

/** Whether two people may be one: what to ask before a second record of the same person is made. */
export type Known = { readonly name: string | undefined; readonly birth?: string | undefined };

const wordsIn = (name: string): readonly string[] =>
  foldText(name)
    .match(/[\p{L}\p{N}]+/gu)
    ?.filter((word) => word.length > 1) ?? [];

/** Names this long may differ by one letter: transliterations and hearing do. */
const longEnough = 4;

/** One letter more, fewer or other at most. */
const nearly = (a: string, b: string): boolean => {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < longEnough || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const restOf = (text: string, skip: number) => text.slice(at + skip);
  return restOf(a, 1) === restOf(b, 1) || restOf(a, 1) === restOf(b, 0) || restOf(a, 0) === restOf(b, 1);
};

/** Both births are known and have no day in common. */
export const bornApart = (a: string | undefined, b: string | undefined): boolean => {
  if (a === undefined || b === undefined) return false;
  const [one, other] = [dateBounds(a), dateBounds(b)];
  const before = (end: string | undefined, start: string | undefined) =>
    end !== undefined && start !== undefined && end < start;
  return before(one.latest, other.earliest) || before(other.latest, one.earliest);
};

/**
 * Alike: every word of the shorter name has its like in the longer, at least two of them or the whole name, in any
 * order and either script, and nothing says that they were born apart.
 */
export const mayBeSame = (a: Known, b: Known): boolean => {
  const [shorter = [], longer = []] = [wordsIn(a.name ?? ''), wordsIn(b.name ?? '')].sort(
    (one, other) => one.length - other.length,
  );
  if (shorter.length === 0 || (shorter.length === 1 && longer.length > 1)) return false;
  const left = [...longer];
  for (const word of shorter) {
    const at = left.findIndex((other) => nearly(word, other));
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return !bornApart(a.birth, b.birth);
};
