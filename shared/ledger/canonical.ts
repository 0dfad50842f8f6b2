import { utf8ToBytes } from '@noble/hashes/utils.js';
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

/** UTF-8 of the canonical text: what is hashed and signed. */
export const canonicalBytes = (value: Json): Uint8Array => utf8ToBytes(canonical(value));
