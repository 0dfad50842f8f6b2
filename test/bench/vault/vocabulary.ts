import type { Gazetteer } from '../../../shared/places/gazetteer.ts';
import type { Pick } from '../chance.ts';

/**
 * Words to tell incidents in, the commonest first. The head is the words of the app itself, which speaks of what
 * incidents are about; the tail is the names of settlements, as rare as names are in what people tell.
 */
export const vocabularyOf = (
  texts: readonly string[],
  gazetteer: Gazetteer | undefined,
): readonly string[] => {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const [word] of text.matchAll(/\p{L}[\p{L}’'-]*/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const head = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  const names = gazetteer?.places.map(({ name }) => name) ?? [];
  return [...new Set([...head, ...names])];
};

/** Draws words by Zipf's law: the n-th comes up n times less often than the first. */
export const zipf = (words: readonly string[], pick: Pick): (() => string) => {
  const cumulative: number[] = [];
  let sum = 0;
  words.forEach((_, rank) => {
    sum += 1 / (rank + 1);
    cumulative.push(sum);
  });
  const steps = 1_000_000_007;
  return () => {
    const wanted = (pick(steps) / steps) * sum;
    let [low, high] = [0, cumulative.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
};
