import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { newPseudonym, pseudonymAlphabet } from '../../../shared/model/pseudonym.ts';

/** A repeatable stream of random-looking bytes. */
const stream = (seed: string) => {
  let drawn = 0;
  return (length: number) => sha256(utf8ToBytes(`${seed} ${drawn++}`)).slice(0, length);
};

test('a pseudonym is P and four letters that cannot be taken for one another', () => {
  const random = stream('form');
  for (let index = 0; index < 500; index++)
    expect(newPseudonym(new Set(), random)).toMatch(/^P-[2-9CDFHJKMNPQRTWX]{4}$/);
  expect(new Set(pseudonymAlphabet).size).toBe(pseudonymAlphabet.length);
});

test('a pseudonym that is taken is not given again', () => {
  const first = newPseudonym(new Set(), stream('same'));
  const second = newPseudonym(new Set([first]), stream('same'));
  expect(second).not.toBe(first);
});

test('20,000 pseudonyms of one vault are all different', () => {
  const random = stream('many');
  const used = new Set<string>();
  for (let index = 0; index < 20_000; index++) used.add(newPseudonym(used, random));
  expect(used.size).toBe(20_000);
});

test('every letter comes about as often as every other', () => {
  const random = stream('even');
  const counts = new Map<string, number>();
  const drawn = 5500;
  for (let index = 0; index < drawn; index++)
    for (const letter of newPseudonym(new Set(), random).slice(2))
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const mean = (drawn * 4) / pseudonymAlphabet.length;
  for (const letter of pseudonymAlphabet) {
    expect(counts.get(letter)).toBeGreaterThan(mean * 0.85);
    expect(counts.get(letter)).toBeLessThan(mean * 1.15);
  }
});

test('bytes that would favour some letters are drawn again', () => {
  const draws = [255, 242, 250, 241, 0, 1, 21];
  const pseudonym = newPseudonym(new Set(), (length) => Uint8Array.from(draws.splice(0, length)));
  expect(pseudonym).toBe('P-X23X');
});
