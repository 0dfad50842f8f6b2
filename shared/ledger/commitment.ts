import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { canonicalBytes } from './canonical.ts';
import type { Disclosure, Hex, Json, SealedField } from './entry.ts';

const digestOf = (value: Json): Hex => bytesToHex(sha256(canonicalBytes(value)));

/** A field with its value sealed: `[name, SHA-256 of the canonical [salt, value]]`. Rule L3. */
export const sealField = ([salt, name, value]: Disclosure): SealedField => [name, digestOf([salt, value])];

/** Digest of a sealed field: SHA-256 of the canonical `[name, inner]`. Rule L3. */
export const sealedDigest = (sealed: SealedField): Hex => digestOf(sealed);

/** Digest of one salted field, the same whether its value is shown or sealed. Rule L3. */
export const fieldDigest = (disclosure: Disclosure): Hex => sealedDigest(sealField(disclosure));

/** Commitment to a payload: SHA-256 of the canonical array of its field digests, sorted. Rule L4. */
export const payloadCommitment = (digests: readonly Hex[]): Hex => digestOf([...digests].sort());
