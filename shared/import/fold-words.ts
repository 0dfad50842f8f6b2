/**
 * The form in which headings and answers are compared: case, accents' way of writing, apostrophes, underscores and
 * signs at the ends do not matter.
 */
export const foldWords = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’‘ʼ`´′]/g, '’')
    .replace(/[_\s\u00ad]+/g, ' ')
    .replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, '');
