import type { Place } from './gazetteer.ts';

/**
 * Keys of places in one long text, so that the runtime's own text search does the work: thirty thousand names are
 * gone through in less than a millisecond.
 */
export type KeyIndex = {
  /** Calls `found` for each key with a match: the places of that key, the key, where in it the match begins. */
  readonly each: (match: string, found: (places: readonly Place[], key: string, at: number) => void) => void;
};

/** A line break before a match asks for keys that begin so, a space for a later word that does. */
export const indexKeys = (placesOf: ReadonlyMap<string, readonly Place[]>): KeyIndex => {
  const keys = [...placesOf.keys()];
  const text = `\n${keys.join('\n')}\n`;
  const starts = new Int32Array(keys.length);
  let position = 1;
  for (const [index, key] of keys.entries()) {
    starts[index] = position;
    position += key.length + 1;
  }
  return {
    each: (match, found) => {
      for (let at = text.indexOf(match); at >= 0; ) {
        const index = indexBefore(starts, at + (match.startsWith('\n') ? 1 : 0));
        const key = keys[index] ?? '';
        const start = starts[index] ?? 0;
        found(placesOf.get(key) ?? [], key, at - start);
        // On from the end of this key: one match of a key is enough.
        at = text.indexOf(match, start + key.length);
      }
    },
  };
};

/** The last index whose start is not after `position`. */
const indexBefore = (starts: Int32Array, position: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
};
