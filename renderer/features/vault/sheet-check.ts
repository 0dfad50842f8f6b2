/** Two different places (from 1) of `count` words, one in each half of the sheet, in order. */
export const placesToAsk = (count: number): readonly [number, number] => {
  const half = Math.floor(count / 2);
  const [first = 0, second = 0] = crypto.getRandomValues(new Uint8Array(2));
  return [1 + (first % half), 1 + half + (second % (count - half))];
};

export const sameWord = (typed: string, word: string): boolean => typed.trim().toLowerCase() === word;
