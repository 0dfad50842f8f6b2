import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, canonicalBytes, canonicalDigest } from '../../shared/ledger/canonical.ts';
import { fieldDigest, payloadCommitment, sealedDigest, sealField } from '../../shared/ledger/commitment.ts';
import type { Disclosure, Json } from '../../shared/ledger/entry.ts';

const float = (bits: string): number => {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${bits}`));
  return view.getFloat64(0);
};

describe('L1: the canonical form is RFC 8785', () => {
  test('the digest is that of its bytes, however long they are and whatever was hashed before', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), fc.nat(3000), (value, length) => {
        const json = [value as Json, 'ї'.repeat(length)];
        expect(canonicalDigest(json)).toBe(bytesToHex(sha256(canonicalBytes(json))));
      }),
      { numRuns: 200 },
    );
  });

  test('the example of section 3.2.2 is serialised as section 3.2.3 and 3.2.4 print it', () => {
    const input = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
        '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    ) as Json;
    const printed =
      '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a' +
      '5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d3237' +
      '5d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d';
    expect(bytesToHex(canonicalBytes(input))).toBe(printed);
  });

  test('members are sorted by UTF-16 code units, as in section 3.2.3', () => {
    const input = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonical(input)) as object)).toContain('Euro Sign');
    expect(
      canonical(input)
        .match(/:"[^"]+"/g)
        ?.map((value) => value.slice(2, -1)),
    ).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('the number with the bits %s is written %s, as in appendix B', (bits, text) => {
    expect(canonical(float(bits))).toBe(text);
  });

  test.each([[Number.NaN], [Number.POSITIVE_INFINITY], ['\ud800'], [{ '\udc00': 1 }], [[['\ud83d']]]])(
    'what every reader would not read alike is refused: %j',
    (value) => {
      expect(() => canonical(value as Json)).toThrow();
    },
  );

  test('a value and its canonical text read back have the same canonical text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = canonical(value as Json);
        expect(canonical(JSON.parse(text) as Json)).toBe(text);
      }),
    );
  });
});

describe('L3 and L4: digests and commitments are SHA-256', () => {
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('SHA-256 of %j is what FIPS 180-4 prints', (text, digest) => {
    expect(bytesToHex(sha256(utf8ToBytes(text)))).toBe(digest);
  });

  const salt = '000102030405060708090a0b0c0d0e0f';

  test('a field digest is the hash of its name and of the hash of its salt and value', () => {
    const disclosure: Disclosure = [salt, 'account.place', 'Мелітополь'];
    const inner = bytesToHex(sha256(utf8ToBytes(`["${salt}","Мелітополь"]`)));
    expect(sealField(disclosure)).toEqual(['account.place', inner]);
    const digest = bytesToHex(sha256(utf8ToBytes(`["account.place","${inner}"]`)));
    expect(sealedDigest(['account.place', inner])).toBe(digest);
    expect(fieldDigest(disclosure)).toBe(digest);
  });

  test('a commitment does not depend on the order of the digests', () => {
    const a = 'a'.repeat(64);
    const b = 'b'.repeat(64);
    expect(payloadCommitment([b, a])).toBe(bytesToHex(sha256(utf8ToBytes(`["${a}","${b}"]`))));
    expect(payloadCommitment([b, a])).toBe(payloadCommitment([a, b]));
  });

  test('the commitment to no fields is the hash of an empty array', () => {
    expect(payloadCommitment([])).toBe(bytesToHex(sha256(utf8ToBytes('[]'))));
  });
});
