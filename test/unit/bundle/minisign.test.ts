import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fingerprintOf,
  minisignSignature,
  publicKeyFile,
  publicKeyLine,
  readPublicKey,
  verifyMinisign,
} from '../../../shared/bundle/minisign.ts';
import { fromBase64, toBase64 } from '../../../shared/bundle/text.ts';

const secret = new Uint8Array(32).fill(9);
const publicKey = ed25519.getPublicKey(secret);
const file = new TextEncoder().encode('a list of checksums\n');
const signature = minisignSignature({
  file,
  publicKey,
  trustedComment: 'case:ORG-CASE-0001',
  sign: (message) => ed25519.sign(message, secret),
});

describe('a minisign signature', () => {
  test('holds for its file and key, and gives the comment it covers', () => {
    expect(verifyMinisign(file, signature, publicKey)).toEqual({
      ok: true,
      trustedComment: 'case:ORG-CASE-0001',
    });
  });

  test('does not hold after any change of the file, the signature or the comment', () => {
    const changed = (text: string, at: number) =>
      text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
    const from = signature.indexOf('\n') + 1;
    fc.assert(
      fc.property(fc.integer({ min: from, max: signature.length - 2 }), (at) => {
        expect(verifyMinisign(file, changed(signature, at), publicKey).ok).toBe(false);
      }),
      { numRuns: 60 },
    );
    expect(verifyMinisign(file.slice(1), signature, publicKey)).toEqual({ ok: false, problem: 'wrong' });
  });

  test('says when it was made with another key, or is no signature', () => {
    const other = ed25519.getPublicKey(new Uint8Array(32).fill(1));
    expect(verifyMinisign(file, signature, other)).toEqual({ ok: false, problem: 'other_key' });
    for (const text of [
      '',
      'untrusted comment: x\n',
      signature.replace('trusted comment: case', 'comment: case'),
    ])
      expect(verifyMinisign(file, text, publicKey)).toEqual({ ok: false, problem: 'unreadable' });
  });
});

describe('a public key', () => {
  test('is read back from its line and from its file', () => {
    expect(readPublicKey(publicKeyLine(publicKey))).toEqual(publicKey);
    expect(readPublicKey(publicKeyFile(publicKey))).toEqual(publicKey);
    expect(publicKeyLine(publicKey)).toMatch(/^RW[\w+/]{54}$/);
  });

  test('has the same first digits in its fingerprint as in its minisign key id', () => {
    const [, keyId] = /key ([0-9A-F]{16})/.exec(publicKeyFile(publicKey)) ?? [];
    expect(fingerprintOf(publicKey).replaceAll(' ', '').slice(0, 16)).toBe(keyId?.toLowerCase());
  });

  test('is not taken from anything else', () => {
    for (const text of [
      '',
      'RW',
      'nonsense',
      publicKeyLine(publicKey).slice(0, -1),
      `${publicKeyLine(publicKey)}A`,
    ])
      expect(readPublicKey(text)).toBeUndefined();
  });
});

test('base64 goes both ways and has one spelling', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }),
  );
  for (const text of ['QQ', 'QR==', 'QQ= =', 'Q Q=', '=']) expect(fromBase64(text)).toBeUndefined();
});
