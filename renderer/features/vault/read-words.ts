import { wordlist } from '@scure/bip39/wordlists/english.js';

export type ReadWords = {
  readonly words: readonly string[];
  /** Places (from 1) of words that no recovery sheet has. */
  readonly unknown: readonly { readonly place: number; readonly word: string }[];
};

export const wordsOnSheet = 24;

const known = new Set(wordlist);

/** The letters of the Ukrainian and the Russian keyboard, key by key, and the Latin letters of the same keys. */
const cyrillicKeys = 'йцукенгшщзфівапролдячсмитьы';
const latinKeys = 'qwertyuiopasdfghjklzxcvbnms';

/** The word as it was meant when it was typed without changing the keyboard's language. */
const onLatinKeys = (word: string): string =>
  word.replace(/./gu, (letter) => latinKeys[cyrillicKeys.indexOf(letter)] ?? letter);

const meant = (word: string): string => {
  const latin = onLatinKeys(word);
  return known.has(latin) ? latin : word;
};

/** Takes the words as people type or paste them: with numbers, commas, line breaks, capitals, on another keyboard. */
export const readWords = (text: string): ReadWords => {
  const words = text
    .toLowerCase()
    .normalize('NFKC')
    .split(/[\s\d.,;:)(]+/)
    .filter((word) => word !== '')
    .map(meant);
  const unknown = words.flatMap((word, index) => (known.has(word) ? [] : [{ place: index + 1, word }]));
  return { words, unknown };
};
