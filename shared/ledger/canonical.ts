import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { utf8Into } from '../text/utf8-into.ts';
import type { Hex, Json } from './entry.ts';

const loneSurrogate = /\p{Surrogate}/u;

/** Whether a value has no members to put in order, and nothing that would have to be refused. */
const isFlat = (value: Json): boolean => {
  if (typeof value === 'string') return !loneSurrogate.test(value);
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'boolean' || value === null || (Array.isArray(value) && value.every(isFlat));
};

/**
 * The one text of a JSON value: RFC 8785 (JSON Canonicalization Scheme). Rule L1.
 * @throws on NaN, an infinity, a lone surrogate, or anything JSON does not have.
 */
export const canonical = (value: Json): string => {
  // The scheme is ECMAScript's own but for the order of members, and most of what is hashed has none.
  if (isFlat(value)) return JSON.stringify(value);
  const text = canonicalize(value);
  if (text === undefined) throw new Error('Not a JSON value');
  return text;
};

/** In every runtime served. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

const encoder = new TextEncoder();

/** UTF-8 of the canonical text: what is signed. */
export const canonicalBytes = (value: Json): Uint8Array => encoder.encode(canonical(value));

/** Where texts to hash lie, one after another: making an array for each takes longer than hashing it. */
let room = new Uint8Array(4096);

/** SHA-256 of the UTF-8 of the canonical text, in hex. */
export const canonicalDigest = (value: Json): Hex => {
  const text = canonical(value);
  // A UTF-16 unit is three bytes at most.
  if (text.length * 3 > room.length) room = new Uint8Array(text.length * 3);
  const written = utf8Into(text, room);
  const digest = bytesToHex(sha256(room.subarray(0, written)));
  // What was hashed is as secret as what it is read from.
  room.fill(0, 0, written);
  return digest;
};
