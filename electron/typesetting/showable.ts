import { fontCoverage } from './font-coverage.ts';

/**
 * Makes any text fit to print: what no font of the dossier can show, and what would act on the reader's eye
 * without being seen (control characters, direction overrides), is written as its code, `[U+202E]`.
 * Nothing is dropped: the exact text stays in the attached data.
 */
export type Showable = (text: string) => string;

/** @param fonts in the order in which they are asked for a character. */
export const showableWith = (fonts: readonly Uint8Array[]): Showable => {
  const families = fonts.map(fontCoverage);
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const anyHas = (code: number): boolean => families.some((family) => family.has(code));

  const grapheme = (cluster: string): string => {
    const codes = [...cluster].map((character) => character.codePointAt(0) ?? 0);
    if (codes.every(isPlain)) return cluster;
    const drawn = codes.filter((code) => !isUnseen(code) && !isPlain(code));
    // One cluster is drawn by one font; where none has all of it, its first character stands and the rest is named.
    const whole = families.some((family) => drawn.every((code) => family.has(code)));
    return codes
      .map((code, index) => {
        const shown = isPlain(code) || isUnseen(code) || ((whole || index === 0) && anyHas(code));
        return shown && !isDeceptive(code) ? String.fromCodePoint(code) : codeOf(code);
      })
      .join('');
  };

  return (text) => {
    if (ordinary.test(text)) return text;
    return [...graphemes.segment(text)].map(({ segment }) => grapheme(segment)).join('');
  };
};

/** Most text: Latin, Ukrainian and the punctuation between; every face of the dossier's serif has these. */
const ordinary =
  /^[\n\t\u0020-\u007e\u00a0-\u00ac\u00ae-\u00ff\u0410-\u044f\u0404\u0406\u0407\u0454\u0456\u0457\u0490\u0491\u2013\u2014\u2018-\u201e\u2026\u2116]*$/;

const isPlain = (code: number): boolean => code === 0x0a || code === 0x09 || code === 0x20;

/** Joiners, marks of direction and variation selectors: they shape what stands beside them and have no glyph. */
const isUnseen = (code: number): boolean =>
  (code >= 0x200b && code <= 0x200f) || code === 0x2060 || (code >= 0xfe00 && code <= 0xfe0f);

/**
 * Control characters, direction overrides and isolates, tags, halves of surrogate pairs; and characters of
 * private use, which mean nothing by themselves and which PDF/A-3a forbids.
 */
const isDeceptive = (code: number): boolean =>
  (code < 0x20 && !isPlain(code)) ||
  (code >= 0x7f && code <= 0x9f) ||
  code === 0xad ||
  (code >= 0x2028 && code <= 0x202e) ||
  (code >= 0x2061 && code <= 0x206f) ||
  (code >= 0xd800 && code <= 0xdfff) ||
  code === 0xfeff ||
  code === 0xfffe ||
  code === 0xffff ||
  (code >= 0xe000 && code <= 0xf8ff) ||
  (code >= 0xe0000 && code <= 0xe007f) ||
  code >= 0xf0000;

const codeOf = (code: number): string => `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
