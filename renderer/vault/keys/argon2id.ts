/// <reference path="./libsodium-sumo.d.ts" />

import type { Bytes } from '../bytes.ts';
import type { PassphraseCost } from './least-cost.ts';

/** `crypto_pwhash_ALG_ARGON2ID13`. */
const algorithm = 2;
const tagLength = 32;
export const saltLength = 16;

/** WebAssembly takes the lower 32 bits of whatever it is given. */
const isWord = (value: number): boolean => value >>> 0 === value;

const randomValue = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

/**
 * Argon2id (RFC 9106, version 1.3, one lane): 32 bytes.
 *
 * Each time in an instance of libsodium of its own. What WebAssembly once took it never gives back, and an open vault
 * would hold up to 256 MiB for one second's work; besides, its memory has the passphrase in it, and is zeroed here.
 * @param salt 16 bytes
 * @throws Error where there is not so much memory, and for what libsodium would read wrongly
 */
export const argon2id = async (
  secret: Uint8Array,
  salt: Uint8Array,
  cost: PassphraseCost,
): Promise<Bytes> => {
  if (salt.length !== saltLength || !isWord(cost.memory) || !isWord(cost.passes))
    throw new Error('Argon2id cannot be asked for that');
  const { default: newInstance } = await import('libsodium-sumo');
  // It draws no random number for this, and does not start without being able to.
  const sodium = await newInstance({ getRandomValue: randomValue });
  if (sodium._sodium_init() < 0) throw new Error('libsodium did not start');
  const place = (bytes: Uint8Array): number => {
    const address = sodium._malloc(bytes.length);
    sodium.HEAPU8.set(bytes, address);
    return address;
  };
  const { passes, memory } = cost;
  try {
    const [secretAt, saltAt, tagAt] = [place(secret), place(salt), sodium._malloc(tagLength)];
    const length = secret.length;
    const code = sodium._crypto_pwhash(
      tagAt,
      tagLength,
      0,
      secretAt,
      length,
      0,
      saltAt,
      passes,
      0,
      memory,
      algorithm,
    );
    if (code !== 0) throw new Error('Argon2id was not given the memory it needs');
    return sodium.HEAPU8.slice(tagAt, tagAt + tagLength) as Bytes;
  } finally {
    sodium.HEAPU8.fill(0);
  }
};
