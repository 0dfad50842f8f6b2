/**
 * Two different places (from 1) of `count` words, one in each half of the sheet, in order. The first `common` words,
 * which stand on other sheets too, are not asked for.
 */
export const placesToAsk = (count: number, common = 0): readonly [number, number] => {
  const own = count - common;
  const half = Math.floor(own / 2);
  const [first = 0, second = 0] = crypto.getRandomValues(new Uint8Array(2));
  return [common + 1 + (first % half), common + 1 + half + (second % (own - half))];
};

/** How many words all of these sheets begin with. */
export const commonWords = (sheets: readonly (readonly string[])[]): number => {
  const [first = []] = sheets;
  const differs = first.findIndex((word, at) => sheets.some((sheet) => sheet[at] !== word));
  return differs === -1 ? first.length : differs;
};

export const sameWord = (typed: string, word: string): boolean => typed.trim().toLowerCase() === word;
