import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToNumberLE } from '@noble/curves/utils.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import sodium from 'libsodium-wrappers-sumo';
import { beforeAll, describe, expect, test } from 'vitest';
import { strictVerify } from '../../renderer/vault/keys/verify-signature.ts';
import { commitMessage, verifyCommitSignature, verifyEd25519 } from '../../shared/ledger/signature.ts';

beforeAll(() => sodium.ready);

/** RFC 8032, section 7.1: secret key, public key, message, signature. */
const published = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const;

const verifyHex = (signature: string, message: string, key: string): boolean =>
  verifyEd25519(hexToBytes(signature), hexToBytes(message), hexToBytes(key));

const sodiumVerify = (signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean => {
  try {
    return sodium.crypto_sign_verify_detached(signature, message, key);
  } catch {
    return false;
  }
};

describe('L9: a commit is signed with Ed25519', () => {
  test.each(published)(
    'the vector of RFC 8032 with the secret key %s holds',
    (secret, key, message, signature) => {
      expect(bytesToHex(ed25519.getPublicKey(hexToBytes(secret)))).toBe(key);
      expect(verifyHex(signature, message, key)).toBe(true);
    },
  );

  test.each(published)(
    'the vault signs and verifies the vector with the secret key %s',
    async (...vector) => {
      const [seed, key, message, signature] = vector.map(hexToBytes) as [
        Uint8Array,
        Uint8Array,
        Uint8Array,
        Uint8Array,
      ];
      const pair = sodium.crypto_sign_seed_keypair(seed);
      expect(bytesToHex(pair.publicKey)).toBe(vector[1]);
      expect(bytesToHex(sodium.crypto_sign_detached(message, pair.privateKey))).toBe(vector[3]);
      expect((await strictVerify())(signature, message, key)).toBe(true);
    },
  );

  test('a vector with any one bit of its signature flipped does not hold', () => {
    const [, key, message, signature] = published[2];
    fc.assert(
      fc.property(fc.nat(511), (bit) => {
        const flipped = hexToBytes(signature);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(verifyEd25519(flipped, hexToBytes(message), hexToBytes(key))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('signatures and keys of a wrong length do not hold, and do not throw', () => {
    const [, key, message, signature] = published[1];
    expect(verifyHex(signature.slice(2), message, key)).toBe(false);
    expect(verifyHex(`${signature}00`, message, key)).toBe(false);
    expect(verifyHex(signature, message, key.slice(2))).toBe(false);
    expect(verifyHex('', message, '')).toBe(false);
  });

  test('the signed message says its purpose, the author, where the commit begins and the id of its last entry', () => {
    expect(new TextDecoder().decode(commitMessage('aa', 7, 'bb'))).toBe('["zapys commit v1","aa",7,"bb"]');
  });

  test('a commit signature holds for its own author, start and last entry only', () => {
    const [secret, author] = published[0];
    const last = 'c'.repeat(64);
    const signature = bytesToHex(ed25519.sign(commitMessage(author, 3, last), hexToBytes(secret)));
    const seal = { author, firstSeq: 3, last, signature };
    expect(verifyCommitSignature(seal)).toBe(true);
    expect(verifyCommitSignature({ ...seal, firstSeq: 2 })).toBe(false);
    expect(verifyCommitSignature({ ...seal, last: 'd'.repeat(64) })).toBe(false);
    expect(verifyCommitSignature({ ...seal, author: published[1][1] })).toBe(false);
    expect(verifyCommitSignature({ ...seal, signature: signature.toUpperCase() })).toBe(false);
    expect(verifyCommitSignature({ ...seal, signature: '' })).toBe(false);
  });
});

describe('L9: what holds here holds in libsodium', () => {
  const { Point } = ed25519;
  const order = Point.Fn.ORDER;
  const message = utf8ToBytes('zapys');
  /** Points of every order that divides 8, and encodings of two of them that are not the canonical ones. */
  const smallOrder = [
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0000000000000000000000000000000000000000000000000000000000000080',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  ];
  const scalarBytes = (value: bigint): Uint8Array => Point.Fn.toBytes(value);
  const challenge = (r: Uint8Array, key: Uint8Array): bigint =>
    bytesToNumberLE(sha512(concatBytes(r, key, message))) % order;
  const both = (signature: Uint8Array, key: Uint8Array): [boolean, boolean] => [
    verifyEd25519(signature, message, key),
    sodiumVerify(signature, message, key),
  ];

  test('on signatures that hold', () => {
    const { secretKey, publicKey } = ed25519.keygen();
    expect(both(ed25519.sign(message, secretKey), publicKey)).toEqual([true, true]);
  });

  test.each(smallOrder)('on the key %s, which is of small order: refused', (key) => {
    for (const r of smallOrder)
      expect(both(concatBytes(hexToBytes(r), new Uint8Array(32)), hexToBytes(key))).toEqual([false, false]);
  });

  test.each(smallOrder)('on the commitment point %s, which is of small order: refused', (r) => {
    const a = 12345n;
    const key = Point.BASE.multiply(a).toBytes();
    const s = (challenge(hexToBytes(r), key) * a) % order;
    expect(both(concatBytes(hexToBytes(r), scalarBytes(s)), key)).toEqual([false, false]);
  });

  test('on a scalar that is not reduced: refused', () => {
    const a = 12345n;
    const key = Point.BASE.multiply(a).toBytes();
    const r = Point.BASE.multiply(99n).toBytes();
    const s = (99n + challenge(r, key) * a) % order;
    const unreduced = s + order;
    const bytes = Uint8Array.from({ length: 32 }, (_, index) =>
      Number((unreduced >> BigInt(8 * index)) & 255n),
    );
    expect(both(concatBytes(r, scalarBytes(s)), key)).toEqual([true, true]);
    expect(both(concatBytes(r, bytes), key)).toEqual([false, false]);
  });

  test('on a key or a commitment point with a part of small order: refused whatever the equation says', () => {
    const torsion = Point.fromHex(smallOrder[4] ?? '');
    const a = 12345n;
    const pairs = [
      [Point.BASE.multiply(a).add(torsion), Point.BASE.multiply(99n)],
      [Point.BASE.multiply(a), Point.BASE.multiply(99n).add(torsion)],
      [Point.BASE.multiply(a).add(torsion), Point.BASE.multiply(99n).add(torsion)],
    ] as const;
    for (const [keyPoint, rPoint] of pairs) {
      const key = keyPoint.toBytes();
      const r = rPoint.toBytes();
      const s = (99n + challenge(r, key) * a) % order;
      expect(ed25519.verify(concatBytes(r, scalarBytes(s)), message, key)).toBe(true);
      expect(verifyEd25519(concatBytes(r, scalarBytes(s)), message, key)).toBe(false);
    }
  });
});
