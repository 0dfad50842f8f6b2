import { ed25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from './text.ts';

/**
 * Signatures in the minisign format, prehashed form (https://jedisct1.github.io/minisign/): algorithm `ED`,
 * Ed25519 over the BLAKE2b-512 of the file, and a second signature over the first with the trusted comment.
 */

const keyAlgorithm = utf8ToBytes('Ed');
const signatureAlgorithm = utf8ToBytes('ED');

/**
 * Eight bytes, from the key itself, in the order that makes minisign print the first eight bytes of the key's
 * SHA-256: the same digits as the profile's short fingerprint.
 */
const keyIdOf = (publicKey: Uint8Array): Uint8Array => sha256(publicKey).slice(0, 8).reverse();

const shownKeyId = (keyId: Uint8Array): string => bytesToHex(keyId.slice().reverse()).toUpperCase();

/** First 16 bytes of SHA-256 of the public key, as eight groups of four hex digits, to be read aloud and compared. */
export const fingerprintOf = (publicKey: Uint8Array): string =>
  (bytesToHex(sha256(publicKey).slice(0, 16)).match(/.{4}/g) ?? []).join(' ');

/** The key as minisign takes it after `-P`. */
export const publicKeyLine = (publicKey: Uint8Array): string =>
  toBase64(concatBytes(keyAlgorithm, keyIdOf(publicKey), publicKey));

/** Contents of a `.pub` file. */
export const publicKeyFile = (publicKey: Uint8Array): string =>
  `untrusted comment: minisign public key ${shownKeyId(keyIdOf(publicKey))}\n${publicKeyLine(publicKey)}\n`;

/** The 32-byte key in a line or in a whole `.pub` file; undefined when it is neither. */
export const readPublicKey = (text: string): Uint8Array | undefined => {
  const lines = text.trim().split(/\r?\n/);
  const bytes = fromBase64((lines.at(-1) ?? '').trim());
  return bytes?.length === 42 && bytes[0] === 0x45 && bytes[1] === 0x64 ? bytes.slice(10) : undefined;
};

const prefix = {
  untrusted: 'untrusted comment: ',
  trusted: 'trusted comment: ',
};

/** What the second signature binds to the first: which case, exported when. */
export const trustedCommentOf = (caseNumber: string, time: string): string =>
  `case:${caseNumber} exported:${time} file:tagmanifest-sha256.txt`;

/** Contents of a `.minisig` file for `file`. `trustedComment` is one line. */
export const minisignSignature = (input: {
  readonly file: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly trustedComment: string;
  readonly sign: (message: Uint8Array) => Uint8Array;
}): string => {
  const signature = input.sign(blake2b(input.file, { dkLen: 64 }));
  const overComment = input.sign(concatBytes(signature, utf8ToBytes(input.trustedComment)));
  return [
    `${prefix.untrusted}signature by key ${shownKeyId(keyIdOf(input.publicKey))}`,
    toBase64(concatBytes(signatureAlgorithm, keyIdOf(input.publicKey), signature)),
    `${prefix.trusted}${input.trustedComment}`,
    toBase64(overComment),
    '',
  ].join('\n');
};

export type MinisignProblem = 'unreadable' | 'other_key' | 'wrong';
export type MinisignVerdict =
  | { readonly ok: true; readonly trustedComment: string }
  | { readonly ok: false; readonly problem: MinisignProblem };

/** Checks both signatures. Accepts the prehashed form only, as minisign itself does by default. */
export const verifyMinisign = (
  file: Uint8Array,
  signatureFile: string,
  publicKey: Uint8Array,
): MinisignVerdict => {
  const [untrusted, first, trusted, second, ...rest] = signatureFile.split(/\r?\n/);
  const signed = fromBase64(first ?? '');
  const overComment = fromBase64(second ?? '');
  if (
    !untrusted?.startsWith(prefix.untrusted) ||
    !trusted?.startsWith(prefix.trusted) ||
    signed?.length !== 74 ||
    overComment?.length !== 64 ||
    rest.join('') !== '' ||
    signed[0] !== 0x45 ||
    signed[1] !== 0x44
  )
    return { ok: false, problem: 'unreadable' };
  const keyId = keyIdOf(publicKey);
  if (signed.slice(2, 10).some((byte, at) => byte !== keyId[at])) return { ok: false, problem: 'other_key' };
  const signature = signed.slice(10);
  const trustedComment = trusted.slice(prefix.trusted.length);
  const valid = (message: Uint8Array, by: Uint8Array): boolean => {
    try {
      return ed25519.verify(by, message, publicKey, { zip215: false });
    } catch {
      // noble throws for a key or signature that is no point on the curve: it is then no signature.
      return false;
    }
  };
  return valid(blake2b(file, { dkLen: 64 }), signature) &&
    valid(concatBytes(signature, utf8ToBytes(trustedComment)), overComment)
    ? { ok: true, trustedComment }
    : { ok: false, problem: 'wrong' };
};
