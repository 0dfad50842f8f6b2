import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { canonicalBytes } from './canonical.ts';
import type { EntryId, Hex } from './entry.ts';

/** Ed25519 (RFC 8032) over the message, with the key of the log's author; the key itself stays with the caller. */
export type Sign = (message: Uint8Array) => Uint8Array;

/** Ed25519 verification. Must not throw. */
export type Verify = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;

/** All that a commit's signature says. */
export type CommitSeal = {
  readonly author: Hex;
  /** `seq` of the commit's first entry. */
  readonly firstSeq: number;
  /** Id of the commit's last entry. */
  readonly last: EntryId;
  readonly signature: Hex;
};

/** What an author signs to end a commit. Rule L9. */
export const commitMessage = (author: Hex, firstSeq: number, last: EntryId): Uint8Array =>
  canonicalBytes(['zapys commit v1', author, firstSeq, last]);

const { Point } = ed25519;

/** Keys found to have no part of small order: a log has many signatures and one key. */
const soundKeys = new Set<Hex>();

const isSoundKey = (publicKey: Uint8Array): boolean => {
  const key = bytesToHex(publicKey);
  if (soundKeys.has(key)) return true;
  if (!Point.fromBytes(publicKey).isTorsionFree()) return false;
  soundKeys.add(key);
  return true;
};

/**
 * Strict Ed25519: canonical encodings only, and no key or commitment point with a part of small order, so that
 * what holds here holds in every implementation, libsodium's included. False for wrong lengths. Rule L9.
 */
export const verifyEd25519: Verify = (signature, message, publicKey) => {
  try {
    if (!ed25519.verify(signature, message, publicKey, { zip215: false })) return false;
    const commitment = Point.fromBytes(signature.subarray(0, 32));
    return isSoundKey(publicKey) && commitment.isTorsionFree() && !commitment.is0();
  } catch {
    // Wrong lengths and undecodable points: not a signature.
    return false;
  }
};

const hex = (text: string, bytes: number): boolean => text.length === 2 * bytes && /^[0-9a-f]*$/.test(text);

/** Whether the author signed this commit. `verify` may be a faster implementation of the same check. */
export const verifyCommitSignature = (seal: CommitSeal, verify: Verify = verifyEd25519): boolean =>
  hex(seal.author, 32) &&
  hex(seal.signature, 64) &&
  verify(
    hexToBytes(seal.signature),
    commitMessage(seal.author, seal.firstSeq, seal.last),
    hexToBytes(seal.author),
  );
