import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from '../../../shared/search/fold-text.ts';

const common = [
  ...Array.from({ length: 0x80 }, (_, code) => code),
  ...Array.from({ length: 0x60 }, (_, at) => 0x400 + at),
  0x490,
  0x491,
  ...[...'«»“”„–—’\uE000'].map((sign) => sign.charCodeAt(0)),
].map((code) => String.fromCharCode(code));

test('common letters and signs are folded alike with and without something that has accents taken off beside them', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...common)), (letters) => {
      const text = letters.join('');
      // A ligature is taken apart, which ordinary text is spared.
      expect(foldText(`${text} ﬁ`)).toBe(`${foldText(text)} fi`);
    }),
    { numRuns: 500 },
  );
  for (const letter of common) expect(foldText(`${letter} ﬁ`)).toBe(`${foldText(letter)} fi`);
});
