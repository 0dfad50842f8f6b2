import { foldText, foldWithPlaces } from './fold-text.ts';
import { type SearchTerm, type Token, tokensOf } from './search-terms.ts';

/** From UTF-16 unit `start` up to `end`, which is exclusive. */
export type Mark = { readonly start: number; readonly end: number };

/** Where the term begins among the tokens, or -1, looking from `from` on. */
const findTerm = ({ words, prefix }: SearchTerm, tokens: readonly Token[], from: number): number => {
  const last = words.length - 1;
  const fits = (at: number): boolean =>
    words.every((word, index) => {
      const token = tokens[at + index]?.text;
      return prefix && index === last ? token?.startsWith(word) === true : token === word;
    });
  for (let at = from; at + last < tokens.length; at += 1) if (fits(at)) return at;
  return -1;
};

/** What of the text the terms name, from left to right and without overlaps, in the text as it was written. */
export const marksIn = (text: string, terms: readonly SearchTerm[]): readonly Mark[] => {
  if (terms.length === 0 || text === '') return [];
  const { folded, starts, ends } = foldWithPlaces(text);
  const tokens = tokensOf(folded);
  const marks: Mark[] = [];
  for (const term of terms) {
    const lastWord = term.words.at(-1) ?? '';
    for (let at = findTerm(term, tokens, 0); at >= 0; at = findTerm(term, tokens, at + 1)) {
      const first = tokens[at];
      const last = tokens[at + term.words.length - 1];
      if (!first || !last) break;
      const end = ends[last.start + lastWord.length - 1] ?? text.length;
      marks.push({ start: starts[first.start] ?? 0, end });
    }
  }
  return merged(marks);
};

const merged = (marks: readonly Mark[]): readonly Mark[] => {
  const result: Mark[] = [];
  for (const mark of [...marks].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1);
    if (last && mark.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) };
    else result.push(mark);
  }
  return result;
};

/** How many of the terms stand in the text. */
export const termsFoundIn = (text: string, terms: readonly SearchTerm[]): number => {
  const tokens = tokensOf(foldText(text));
  return terms.filter((term) => findTerm(term, tokens, 0) >= 0).length;
};

/** Units shown before what matched, at most, so that it is read in its sentence. */
const before = 40;

/**
 * About `length` units of the text around the first thing that matched, on one line, cut at words; "…" stands where
 * something was left out.
 */
export const excerptAround = (text: string, terms: readonly SearchTerm[], length = 140): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  const first = marksIn(line, terms)[0]?.start ?? 0;
  if (line.length <= length) return line;
  const from = first <= before ? 0 : wordStart(line, first - before, first);
  const to = Math.min(line.length, wordEnd(line, from + length));
  return `${from > 0 ? '…' : ''}${line.slice(from, to).trim()}${to < line.length ? '…' : ''}`;
};

/** The first word that begins at or after `from`; `latest` when none does before it. */
const wordStart = (line: string, from: number, latest: number): number => {
  const space = line.indexOf(' ', from);
  return space < 0 || space >= latest ? latest : space + 1;
};

const wordEnd = (line: string, to: number): number => {
  if (to >= line.length) return line.length;
  const space = line.lastIndexOf(' ', to);
  return space > to - before ? space : characterEnd(line, to);
};

/** Never between the two halves of one character. */
const characterEnd = (line: string, to: number): number =>
  /[\uDC00-\uDFFF]/.test(line[to] ?? '') ? to - 1 : to;
