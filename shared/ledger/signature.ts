import { ed25519 } from '@noble/curves/ed25519.js';
import { hexToBytes } from '@noble/hashes/utils.js';
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

/**
 * Strict Ed25519, as libsodium has it: canonical encodings only, no key and no commitment point of small order,
 * cofactored equation. False for a signature or key of a wrong length. Rule L9.
 */
export const verifyEd25519: Verify = (signature, message, publicKey) => {
  try {
    if (ed25519.Point.fromBytes(signature.subarray(0, 32)).isSmallOrder()) return false;
    return ed25519.verify(signature, message, publicKey, { zip215: false });
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
