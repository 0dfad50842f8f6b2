import type { Pick } from '../chance.ts';
import type { Sample } from './sample-records.ts';

/** What people look for: rare and common words, beginnings of words, phrases, and what is not there. */

export type Query = {
  readonly kind: 'common' | 'rare' | 'prefix' | 'phrase' | 'miss';
  readonly text: string;
};

const kinds = ['common', 'rare', 'prefix', 'phrase', 'miss'] as const;

export const queriesOf = ({ records, words }: Sample, count: number, pick: Pick): readonly Query[] => {
  const tellable = (word: string | undefined): word is string => word !== undefined && word.length > 3;
  const from = (first: number, until: number): string => {
    const language = pick(3) === 0 ? words.en : words.uk;
    const end = Math.min(until, language.length);
    let word: string | undefined;
    while (!tellable(word)) word = language[first + pick(Math.max(1, end - first))];
    return word;
  };
  const phrase = (): string => {
    const told = records[pick(records.length)]?.changes['account.narrative'];
    const inOrder = String(told).split('. ')[0]?.split(' ') ?? [];
    const at = pick(Math.max(1, inOrder.length - 2));
    return `"${inOrder.slice(at, at + 2).join(' ')}"`;
  };
  const make: Readonly<Record<Query['kind'], () => string>> = {
    common: () => from(0, 200),
    rare: () => from(2_000, 20_000),
    prefix: () => from(200, 2_000).slice(0, 4),
    phrase,
    miss: () => `${from(0, 2_000)}ъыэ${pick(1_000)}`,
  };
  return Array.from({ length: count }, (_, index): Query => {
    const kind = kinds[index % kinds.length] ?? 'common';
    return { kind, text: make[kind]() };
  });
};
