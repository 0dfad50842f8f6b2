import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  lettersOf,
  passphraseProblem,
  strengthOf,
  suggestPhrase,
} from '../../../renderer/features/vault/passphrase-strength.ts';
import { readWords } from '../../../renderer/features/vault/read-words.ts';
import { commonWords, placesToAsk, sameWord } from '../../../renderer/features/vault/sheet-check.ts';

test('eleven characters are too few and twelve are enough, counted as people count them', () => {
  expect(passphraseProblem({ passphrase: 'abcdefghijk', repeated: 'abcdefghijk' })).toBe('short');
  expect(passphraseProblem({ passphrase: 'abcdefghijkl', repeated: 'abcdefghijkl' })).toBeUndefined();
  expect(passphraseProblem({ passphrase: '𝔞𝔟𝔠𝔡𝔢𝔣', repeated: '𝔞𝔟𝔠𝔡𝔢𝔣' })).toBe('short');
  expect(passphraseProblem({ passphrase: 'abcdefghijkl', repeated: 'abcdefghijkL' })).toBe('different');
});

test.each(['аааааааааааааа', 'abababababab', 'AaAaBbBbCcCcDd', '121212121212'])(
  'a few characters again and again are refused: %s',
  (passphrase) => {
    expect(passphraseProblem({ passphrase, repeated: passphrase })).toBe('repeating');
    expect(strengthOf(passphrase, [])).toBe('weak');
  },
);

test.each([
  'password1234',
  'йцукенгшщзхї',
  'slavaukraini',
  'aaaaaaaaaaaaaaaa',
  'passwordpassword',
  '12345678901234',
])('"%s" is weak', (passphrase) => {
  expect(strengthOf(passphrase, [])).toBe('weak');
});

test('the name of its owner adds nothing to a passphrase', () => {
  expect(strengthOf('oksanamelnyk', ['oksanamelnyk'])).toBe('weak');
});

test('a suggested phrase is six words of the list and strong', () => {
  for (let turn = 0; turn < 20; turn += 1) {
    const phrase = suggestPhrase();
    const { words, unknown } = readWords(phrase);
    expect(words).toHaveLength(6);
    expect(unknown).toEqual([]);
    expect(strengthOf(phrase, [])).toBe('strong');
  }
});

test('the alphabet of what was typed is told, digits and spaces aside', () => {
  expect(['12 -', 'words', 'слова', 'слoва'].map(lettersOf)).toEqual(['none', 'latin', 'cyrillic', 'mixed']);
});

test('the words of a sheet are read however they are typed', () => {
  const typed = '1. Abandon\n2) ABILITY, 3: able;  about';
  expect(readWords(typed)).toEqual({ words: ['abandon', 'ability', 'able', 'about'], unknown: [] });
});

test('words typed on a Ukrainian keyboard are read by their keys', () => {
  expect(readWords('ФИФТВЩТ фишдшен іцшьь')).toEqual({
    words: ['abandon', 'ability', 'іцшьь'],
    unknown: [{ place: 3, word: 'іцшьь' }],
  });
});

test('a word that is on no sheet is named with its place', () => {
  expect(readWords('abandon abillity able').unknown).toEqual([{ place: 2, word: 'abillity' }]);
});

test('two different places of the sheet are asked for, in order', () => {
  fc.assert(
    fc.property(fc.constantFrom(24, 32), fc.nat(8), (count, common) => {
      const [first, second] = placesToAsk(count, common);
      expect(first).toBeGreaterThan(common);
      expect(second).toBeGreaterThan(first);
      expect(second).toBeLessThanOrEqual(count);
    }),
  );
});

test('words that several sheets begin with are counted as far as all of them agree', () => {
  const words = (text: string) => text.split(' ');
  expect(commonWords([words('a b c d'), words('a b x d'), words('a b c e')])).toBe(2);
  expect(commonWords([words('a b'), words('c b')])).toBe(0);
  expect(commonWords([words('a b'), words('a b')])).toBe(2);
});

test('a word of the sheet is the same in capitals and between spaces', () => {
  expect(sameWord(' Abandon ', 'abandon')).toBe(true);
  expect(sameWord('abandoned', 'abandon')).toBe(false);
});
