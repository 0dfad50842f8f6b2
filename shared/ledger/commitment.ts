import { canonicalDigest } from './canonical.ts';
import type { Disclosure, Hex, SealedField } from './entry.ts';

/** A field with its value sealed: `[name, SHA-256 of the canonical [salt, value]]`. Rule L3. */
export const sealField = ([salt, name, value]: Disclosure): SealedField => [
  name,
  canonicalDigest([salt, value]),
];

/** Digest of a sealed field: SHA-256 of the canonical `[name, inner]`. Rule L3. */
export const sealedDigest = (sealed: SealedField): Hex => canonicalDigest(sealed);

/** Digest of one salted field, the same whether its value is shown or sealed. Rule L3. */
export const fieldDigest = (disclosure: Disclosure): Hex => sealedDigest(sealField(disclosure));

/** Commitment to a payload: SHA-256 of the canonical array of its field digests, sorted. Rule L4. */
export const payloadCommitment = (digests: readonly Hex[]): Hex => canonicalDigest([...digests].sort());

/** Checking slices of a long commit beforehand, verifying and writing each ask for it, of fields that nobody changes. */
const known = new WeakMap<readonly Disclosure[], Hex>();

/** Commitment to a payload whose fields are all shown. Rule L4. */
export const fieldsCommitment = (fields: readonly Disclosure[]): Hex => {
  const commitment = known.get(fields) ?? payloadCommitment(fields.map(fieldDigest));
  known.set(fields, commitment);
  return commitment;
};
