import { wordlist } from '@scure/bip39/wordlists/english.js';

export type ReadWords = {
  readonly words: readonly string[];
  /** Places (from 1) of words that no recovery sheet has. */
  readonly unknown: readonly { readonly place: number; readonly word: string }[];
};

export const wordsOnSheet = 24;

const known = new Set(wordlist);

/** Takes the words as people type or paste them: with numbers, commas, line breaks, capitals. */
export const readWords = (text: string): ReadWords => {
  const words = text
    .toLowerCase()
    .normalize('NFKC')
    .split(/[\s\d.,;:)(]+/)
    .filter((word) => word !== '');
  const unknown = words.flatMap((word, index) => (known.has(word) ? [] : [{ place: index + 1, word }]));
  return { words, unknown };
};
