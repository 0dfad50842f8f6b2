import { longestText } from '../model/validate.ts';
import type { ProblemCode } from './problem.ts';

/** A value read from a cell. With a problem the value, if there is one, is what its fallback records. */
export type Reading<T> = {
  readonly value?: T;
  readonly problem?: { readonly code: ProblemCode; readonly cell?: string };
};

// Not tab, line feed and carriage return, which a text may have.
const control = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;
/** Signs that change the direction of what follows; letters of right-to-left scripts are no such signs. */
const direction = /[\u202a-\u202e\u2066-\u2069]/g;
const loneSurrogate = /\p{Surrogate}/gu;

/** The cell without signs that nobody sees, and which of them it had. */
export const cleanText = (text: string): Reading<string> & { readonly value: string } => {
  const plain = text.replace(/\r\n?/g, '\n');
  const value = plain.replace(control, '').replace(direction, '').replace(loneSurrogate, '\ufffd').trim();
  const code: ProblemCode | undefined = plain.match(control)
    ? 'control_signs'
    : plain.match(direction)
      ? 'direction_signs'
      : plain.match(loneSurrogate)
        ? 'broken_text'
        : undefined;
  return code ? { value, problem: { code } } : { value };
};

/** What a spreadsheet would run: a number or a telephone number that begins with a sign is none. */
const formula = /^(=|@|[+-](?![\s\d().-]*$))/;

/**
 * Text that was decoded wrongly once: UTF-8 read as windows-1251 or as Latin-1, windows-1251 read as Latin-1,
 * and what an encoder put where it had no letter.
 */
const garbled = [
  /(?:[РС][\u0080-\u00bf\u0402-\u040f\u0452-\u045fѐ‚„…†‡€‰‹‘’“”•–—™›№ё]){3,}/u,
  /(?:[ÐÑ][\u0080-\u00bf‚„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){3,}/u,
  /[À-Öà-öø-ÿ]{5,}/u,
  /\ufffd|\?{4,}/u,
];

export const looksGarbled = (text: string): boolean => garbled.some((sign) => sign.test(text));

/** A text as it stands. @param text cleaned already. */
export const readText = (text: string): Reading<string> => {
  if (text.length > longestText) return { problem: { code: 'too_long' } };
  if (formula.test(text)) return { value: text, problem: { code: 'formula' } };
  if (looksGarbled(text)) return { value: text, problem: { code: 'wrong_encoding' } };
  return { value: text };
};
