import { foldText } from './fold-text.ts';

/** What a search asks for: words in a row, the last of which may go on (`prefix`). All terms must be found. */
export type SearchTerm = { readonly words: readonly string[]; readonly prefix: boolean };

/** The same signs make a word here, in the highlighting and in the index's tokenizer. */
const word = /[\p{L}\p{N}\p{Co}\p{So}]+/gu;
const chunks = /["«„“]([^"»“”]*)(["»“”]?)|[^\s"«„“]+/gu;

const wordsIn = (text: string): readonly string[] => foldText(text).match(word) ?? [];

/**
 * The terms of what was typed. Each word begins a word of the text; "words in quotes" stand in it one after the other,
 * and so do the parts of one word with signs in it (`307/2`). An open quotation goes on as it is typed.
 */
export const searchTerms = (typed: string): readonly SearchTerm[] =>
  [...typed.matchAll(chunks)]
    .map(([chunk, quoted, closing]) => ({ words: wordsIn(quoted ?? chunk), prefix: !closing }))
    .filter(({ words }) => words.length > 0);

export type Token = { readonly text: string; readonly start: number };

export const tokensOf = (folded: string): readonly Token[] =>
  [...folded.matchAll(word)].map((match) => ({ text: match[0], start: match.index }));
