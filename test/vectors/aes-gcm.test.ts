import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { importKey, unseal } from '../../renderer/vault/keys/box.ts';

/**
 * AES-256-GCM with a nonce of 96 bits: test cases 13 to 16 of the specification that NIST SP 800-38D adopted
 * (McGrew and Viega, "The Galois/Counter Mode of Operation", appendix B).
 */
type Case = Readonly<Record<'key' | 'nonce' | 'plain' | 'data' | 'cipher' | 'tag', string>>;

const zeroKey = '0'.repeat(64);
const zeroNonce = '0'.repeat(24);
const key = 'feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308';
const nonce = 'cafebabefacedbaddecaf888';
const plain =
  'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72' +
  '1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255';
const cipher =
  '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa' +
  '8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad';

const published: readonly (readonly [number, Case])[] = [
  [
    13,
    {
      key: zeroKey,
      nonce: zeroNonce,
      plain: '',
      data: '',
      cipher: '',
      tag: '530f8afbc74536b9a963b4f1c4cb738b',
    },
  ],
  [
    14,
    {
      key: zeroKey,
      nonce: zeroNonce,
      plain: '0'.repeat(32),
      data: '',
      cipher: 'cea7403d4d606b6e074ec5d3baf39d18',
      tag: 'd0d1c8a799996bf0265b98b5d48ab919',
    },
  ],
  [15, { key, nonce, plain, data: '', cipher, tag: 'b094dac5d93471bdec1a502270e3cc6c' }],
  [
    16,
    {
      key,
      nonce,
      plain: plain.slice(0, 120),
      data: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
      cipher: cipher.slice(0, 120),
      tag: '76fc6ece0f4e1768cddf8853bb2d551b',
    },
  ],
];

const bytes = (hex: string): Uint8Array<ArrayBuffer> => new Uint8Array(hexToBytes(hex));

describe('AES-256-GCM is what NIST published', () => {
  test.each(published)('test case %i encrypts to its ciphertext and tag, and back', async (_, given) => {
    const imported = await importKey(bytes(given.key));
    const parameters = {
      name: 'AES-GCM',
      iv: bytes(given.nonce),
      additionalData: bytes(given.data),
    };
    const sealed = await crypto.subtle.encrypt(parameters, imported, bytes(given.plain));
    expect(bytesToHex(new Uint8Array(sealed))).toBe(given.cipher + given.tag);
    const opened = await crypto.subtle.decrypt(parameters, imported, bytes(given.cipher + given.tag));
    expect(bytesToHex(new Uint8Array(opened))).toBe(given.plain);
  });

  test.each(published.filter(([, { data }]) => data === ''))(
    'a box of the vault is the nonce, the ciphertext and the tag of test case %i',
    async (_, given) => {
      const box = bytes(given.nonce + given.cipher + given.tag);
      const imported = await importKey(bytes(given.key));
      expect(bytesToHex(await unseal(imported, box, ''))).toBe(given.plain);
      box[box.length - 1] = (box[box.length - 1] ?? 0) ^ 1;
      await expect(unseal(imported, box, '')).rejects.toThrow();
    },
  );
});
