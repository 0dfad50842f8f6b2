import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { canonicalBytes } from './canonical.ts';
import type { Disclosure, Hex } from './entry.ts';

/** Digest of one salted field: SHA-256 of the canonical `[salt, name, value]`. Rule L3. */
export const fieldDigest = (disclosure: Disclosure): Hex => bytesToHex(sha256(canonicalBytes(disclosure)));

/** Commitment to a payload: SHA-256 of the canonical array of its field digests, sorted. Rule L4. */
export const payloadCommitment = (digests: readonly Hex[]): Hex =>
  bytesToHex(sha256(canonicalBytes([...digests].sort())));
