import { latinLetters } from '../places/transliterate.ts';

/**
 * The normal form of text for search. Cyrillic becomes Latin by the Ukrainian national transliteration (Cabinet
 * resolution no. 55 of 27.1.2010), `y` and `i` are one letter since that table uses both for the same sounds, and
 * case, accents, apostrophes and the soft sign do not matter; nor does г or ґ, which people and papers mix up, and which
 * Latin letters write h or g. So «Запоріжжя», "Zaporizhzhia" and "zaporizhzhya" meet, «Генічеськ» and "Genichesk" too.
 */

const letters: Readonly<Record<string, string>> = {
  ...latinLetters,
  // One letter with г and with і: see above.
  ґ: 'h',
  и: 'i',
  // Letters of Russian papers that are quoted in entries.
  ё: 'io',
  ы: 'i',
  э: 'e',
  ъ: '',
  // Latin spellings of the same sounds.
  y: 'i',
  g: 'h',
};

// № stands close to its number: it would else become two letters of the same word.
const numberSign = /№/g;
const apostrophes = /['’‘ʼʹ`´′]/g;
/** й, ї and ё are letters of their own and keep what other letters lose as an accent. */
const accents = /(?<!\p{Script=Cyrillic})\p{Mn}|\u0301/gu;
/** зг is written zgh, so as not to be read as ж. */
const zAndG = /з[гґ]|zgh?/g;

/** Letters and signs that lose nothing as an accent, alone or beside each other: of Cyrillic all but ѓ and ќ. U+E000 parts texts from each other. */
const asItIs =
  /^[\0-\x7f\u0400-\u0402\u0404-\u040b\u040d-\u0452\u0454-\u045b\u045d-\u045f\u0490\u0491«»“”„–—’\ue000]*$/;

const withoutAccents = (text: string): string =>
  text.replace(numberSign, ' ').normalize('NFKD').replace(accents, '').normalize('NFC');

const plain = (text: string): string =>
  (asItIs.test(text) ? text : withoutAccents(text)).toLowerCase().replace(apostrophes, '');

/** By UTF-16 unit: every letter of the table is one. */
const latinOf: readonly (string | undefined)[] = (() => {
  const table: (string | undefined)[] = [];
  for (const [letter, latin] of Object.entries(letters)) table[letter.charCodeAt(0)] = latin;
  return table;
})();

const inLatin = (text: string): string => {
  let folded = '';
  let kept = 0;
  for (let at = 0; at < text.length; at += 1) {
    const latin = latinOf[text.charCodeAt(at)];
    if (latin === undefined) continue;
    if (kept < at) folded += text.slice(kept, at);
    folded += latin;
    kept = at + 1;
  }
  return folded + text.slice(kept);
};

export const foldText = (text: string): string => inLatin(plain(text).replace(zAndG, 'zhh'));

/** A folded text and, for each of its UTF-16 units, where in the original the letter it comes from begins and ends. */
export type FoldedText = {
  readonly folded: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

/** A letter with its accents, or з with the г after it, whatever sign that is not read stands between them. */
const letterGroups =
  /[зЗ][\u0301'’‘ʼʹ`´′]*[гґГҐ]\p{Mn}*|[zZ][\p{Mn}'’‘ʼʹ`´′]*[gG](?:[\p{Mn}'’‘ʼʹ`´′]*[hH])?\p{Mn}*|\P{Mn}\p{Mn}*|\p{Mn}+/gu;

/** As `foldText`, letter by letter, so that what matched can be shown in the text as it was written. */
export const foldWithPlaces = (text: string): FoldedText => {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of text.matchAll(letterGroups)) {
    const part = foldText(match[0]);
    folded += part;
    for (let unit = 0; unit < part.length; unit += 1) {
      starts.push(match.index);
      ends.push(match.index + match[0].length);
    }
  }
  return { folded, starts, ends };
};
