import { ED25519_TORSION_SUBGROUP, ed25519 } from '@noble/curves/ed25519.js';
import { bytesToNumberLE, numberToBytesLE } from '@noble/curves/utils.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import sodium from 'libsodium-wrappers-sumo';
import { beforeAll, describe, expect, test } from 'vitest';
import { strictVerify } from '../../../renderer/vault/keys/verify-signature.ts';
import { type Verify, verifyEd25519 } from '../../../shared/ledger/signature.ts';

let verify: Verify;
beforeAll(async () => {
  verify = await strictVerify();
});

const { Point } = ed25519;
const order = Point.Fn.ORDER;
const torsion = ED25519_TORSION_SUBGROUP.map((point) => Point.fromHex(point));
const message = utf8ToBytes('zapys');

/** Signatures by a key and a commitment point to each of which a part of small order was added. */
const mixed = (keyPart: typeof Point.BASE, commitmentPart: typeof Point.BASE) => {
  const secret = 123456789n;
  const key = Point.BASE.multiply(secret).add(keyPart).toBytes();
  return Array.from({ length: 4 }, (_, index) => {
    const nonce = BigInt(index) + 1000n;
    const commitment = Point.BASE.multiply(nonce).add(commitmentPart).toBytes();
    const challenge = bytesToNumberLE(sha512(concatBytes(commitment, key, message))) % order;
    const scalar = numberToBytesLE((nonce + challenge * secret) % order, 32);
    return { key, signature: concatBytes(commitment, scalar) };
  });
};

describe('L9 at the vault’s speed', () => {
  test('keys and commitments with a part of small order hold nowhere, though libsodium lets some through', () => {
    let letThrough = 0;
    for (const keyPart of torsion)
      for (const commitmentPart of torsion) {
        if (keyPart.is0() && commitmentPart.is0()) continue;
        for (const { key, signature } of mixed(keyPart, commitmentPart)) {
          if (sodium.crypto_sign_verify_detached(signature, message, key)) letThrough++;
          expect([verify(signature, message, key), verifyEd25519(signature, message, key)]).toEqual([
            false,
            false,
          ]);
        }
      }
    expect(letThrough).toBeGreaterThan(0);
  });

  test('what is made by the same hand without such a part holds everywhere', () => {
    for (const { key, signature } of mixed(Point.ZERO, Point.ZERO)) {
      expect([verify(signature, message, key), verifyEd25519(signature, message, key)]).toEqual([true, true]);
    }
  });

  test('any signature with any bit flipped has the same answer as in the strict check', () => {
    const secret = new Uint8Array(32).fill(7);
    const key = ed25519.getPublicKey(secret);
    const signed = ed25519.sign(message, secret);
    expect(verify(signed, message, key)).toBe(true);
    fc.assert(
      fc.property(fc.nat(511), (bit) => {
        const flipped = signed.slice();
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(verify(flipped, message, key)).toBe(verifyEd25519(flipped, message, key));
      }),
      { numRuns: 60 },
    );
    expect(verify(signed.subarray(1), message, key)).toBe(false);
    expect(verify(signed, message, key.subarray(1))).toBe(false);
  });
});
