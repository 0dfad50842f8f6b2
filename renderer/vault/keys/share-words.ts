import { sha256 } from '@noble/hashes/sha2.js';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { type Bytes, concat, utf8 } from '../bytes.ts';

/**
 * A recovery share as words on paper: 32 of the BIP39 list, 11 bits each, most significant bit first.
 *
 * | bits | what |
 * |---|---|
 * | 22 | mark of the vault: the first two words |
 * | 22 | mark of the set: words three and four |
 * | 4 × 4 | version (1), number of the share, how many open, how many there are |
 * | 8 | where the share stands on the polynomial (1 to 255) |
 * | 256 | the share of the secret |
 * | 28 | check: the first 28 bits of SHA-256 of `zapys share v1` and all bits before, filled up with zeros to bytes |
 */

export const wordsPerShare = 32;
export const fewestToOpen = 2;
export const mostShares = 10;

/** Which vault and which set a share belongs to; each is two words on paper and names nobody. */
export type ShareMarks = { readonly vault: number; readonly set: number };
export const markBits = 22;

export type Share = ShareMarks & {
  /** From 1. */
  readonly number: number;
  /** How many open. */
  readonly threshold: number;
  readonly total: number;
  /** As shamir-secret-sharing has it: 32 bytes of share, then where it stands. */
  readonly point: Bytes;
};

/** Why typed words are no share. `place`, from 1: the word at fault, where that can be told. */
export type WordsProblem = {
  readonly problem: 'length' | 'word' | 'mistyped';
  readonly place?: number;
};

const version = 1;
const wordBits = 11;
const secretLength = 32;
const dataBits = 324;
const checkBits = 28;
const dataBytes = Math.ceil(dataBits / 8);
const domain = utf8('zapys share v1');

const write = (bits: Bytes, from: number, count: number, value: number): void => {
  for (let i = 0; i < count; i++) {
    const at = from + i;
    const mask = 0x80 >> (at & 7);
    const byte = bits[at >> 3] ?? 0;
    bits[at >> 3] = (value >> (count - 1 - i)) & 1 ? byte | mask : byte & ~mask;
  }
};

const read = (bits: Bytes, from: number, count: number): number => {
  let value = 0;
  for (let at = from; at < from + count; at++)
    value = value * 2 + (((bits[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
  return value;
};

const checkOf = (bits: Bytes): number => {
  const data = bits.slice(0, dataBytes);
  write(data, dataBits, dataBytes * 8 - dataBits, 0);
  return read(sha256(concat(domain, data)) as Bytes, 0, checkBits);
};

const holds = (bits: Bytes): boolean => read(bits, dataBits, checkBits) === checkOf(bits);

const blank = (): Bytes => new Uint8Array((wordsPerShare * wordBits) / 8);

/** The two words that a mark is on paper. */
export const markWords = (mark: number): string =>
  [mark >> wordBits, mark & (2 ** wordBits - 1)].map((index) => wordlist[index]).join(' ');

export const shareWords = ({ vault, set, number, threshold, total, point }: Share): readonly string[] => {
  const bits = blank();
  let at = 0;
  const put = (count: number, value: number) => {
    write(bits, at, count, value);
    at += count;
  };
  put(markBits, vault);
  put(markBits, set);
  for (const value of [version, number, threshold, total]) put(4, value);
  put(8, point[secretLength] ?? 0);
  for (const byte of point.subarray(0, secretLength)) put(8, byte);
  put(checkBits, checkOf(bits));
  const words = Array.from(
    { length: wordsPerShare },
    (_, place) => wordlist[read(bits, place * wordBits, wordBits)] ?? '',
  );
  bits.fill(0);
  return words;
};

/** The one place where another word makes the check hold: most likely the word that was mistyped. */
const mistypedPlace = (bits: Bytes): number | undefined => {
  const places: number[] = [];
  for (let place = 0; place < wordsPerShare; place++) {
    const typed = read(bits, place * wordBits, wordBits);
    for (let index = 0; index < wordlist.length; index++) {
      write(bits, place * wordBits, wordBits, index);
      if (holds(bits)) places.push(place + 1);
    }
    write(bits, place * wordBits, wordBits, typed);
  }
  return places.length === 1 ? places[0] : undefined;
};

const fields = (bits: Bytes): Share | undefined => {
  const [read4, number = 0, threshold = 0, total = 0] = [0, 1, 2, 3].map((index) =>
    read(bits, 2 * markBits + 4 * index, 4),
  );
  const from = 2 * markBits + 16;
  const point = new Uint8Array(secretLength + 1);
  point[secretLength] = read(bits, from, 8);
  for (let i = 0; i < secretLength; i++) point[i] = read(bits, from + 8 + 8 * i, 8);
  const sane =
    read4 === version &&
    threshold >= fewestToOpen &&
    threshold <= total &&
    total <= mostShares &&
    number >= 1 &&
    number <= total &&
    point[secretLength] !== 0;
  if (!sane) return undefined;
  return {
    vault: read(bits, 0, markBits),
    set: read(bits, markBits, markBits),
    number,
    threshold,
    total,
    point,
  };
};

const places = new Map(wordlist.map((word, index) => [word, index] as const));

/** Reads a share back from its words, in whatever case they were typed, and names the word that is wrong. */
export const readShare = (typed: readonly string[]): { readonly share: Share } | WordsProblem => {
  const words = typed
    .map((word) => word.trim().toLowerCase().normalize('NFKC'))
    .filter((word) => word !== '');
  const stranger = words.findIndex((word) => !places.has(word));
  if (stranger >= 0) return { problem: 'word', place: stranger + 1 };
  if (words.length !== wordsPerShare) return { problem: 'length' };
  const bits = blank();
  for (const [place, word] of words.entries()) write(bits, place * wordBits, wordBits, places.get(word) ?? 0);
  const share = holds(bits) ? fields(bits) : undefined;
  if (share) return { share };
  const place = mistypedPlace(bits);
  return place === undefined ? { problem: 'mistyped' } : { problem: 'mistyped', place };
};
