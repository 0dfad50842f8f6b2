import canonicalize from 'canonicalize';
import type { Json } from './entry.ts';

/**
 * The one text of a JSON value: RFC 8785 (JSON Canonicalization Scheme). Rule L1.
 * @throws on NaN, an infinity, a lone surrogate, or anything JSON does not have.
 */
export const canonical = (value: Json): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('Not a JSON value');
  return text;
};

/** In every runtime served. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** Made once: a ledger has a hundred thousand small texts, and making one costs as much as hashing a field. */
const encoder = new TextEncoder();

/** UTF-8 of the canonical text: what is hashed and signed. */
export const canonicalBytes = (value: Json): Uint8Array => encoder.encode(canonical(value));
