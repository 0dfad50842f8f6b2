import { argon2id as theirs } from '@noble/hashes/argon2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { randomBytes, utf8 } from '../../renderer/vault/bytes.ts';
import { argon2id } from '../../renderer/vault/keys/argon2id.ts';
import { importKey, seal, unseal } from '../../renderer/vault/keys/box.ts';
import { passphraseKey } from '../../renderer/vault/keys/passphrase-key.ts';

const filled = (length: number, byte: number): Uint8Array => new Uint8Array(length).fill(byte);

const kibibyte = 1024;

describe('Argon2id is RFC 9106', () => {
  // libsodium takes neither a secret nor associated data nor lanes: another program holds the vector, and both agree.
  test('the vector of section 5.3 holds in the program that the vault’s is compared with', () => {
    const tag = theirs(filled(32, 1), filled(16, 2), {
      t: 3,
      m: 32,
      p: 4,
      key: filled(8, 3),
      personalization: filled(12, 4),
      dkLen: 32,
      version: 0x13,
    });
    expect(bytesToHex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
  });

  test.each([
    ['a', 1, 64],
    ['клен-вітрило-обрій-самовар-29', 3, 1024],
    ['', 4, 256],
  ] as const)(
    'ours derives the same from %j in %i passes over %i KiB',
    async (passphrase, passes, memory) => {
      const salt = filled(16, 7);
      const ours = await argon2id(utf8(passphrase), salt, { passes, memory: memory * kibibyte });
      const tag = theirs(utf8(passphrase), salt, { t: passes, m: memory, p: 1, dkLen: 32 });
      expect(bytesToHex(ours)).toBe(bytesToHex(tag));
    },
  );

  test('more memory than there is is refused', async () => {
    const most = { passes: 3, memory: 3 * 1024 * kibibyte * kibibyte };
    await expect(argon2id(utf8('a'), filled(16, 7), most)).rejects.toThrow('not given the memory');
  });

  test('what would be read as something else is refused', async () => {
    const cost = { passes: 3, memory: 64 * kibibyte };
    const asked = (change: object, salt = 16) => argon2id(utf8('a'), filled(salt, 7), { ...cost, ...change });
    for (const refused of [
      asked({ memory: 2 ** 32 + 8 * kibibyte }),
      asked({ passes: 2 ** 32 + 1 }),
      asked({ passes: 1.5 }),
      asked({}, 15),
    ])
      await expect(refused).rejects.toThrow('cannot be asked');
  });

  test('a passphrase’s key is the one that both derive from its NFKC form', async () => {
    const salt = randomBytes(16);
    const cost = { memory: 1024 * kibibyte, passes: 3 };
    // U+2460 and the ligature fold to "1" and "fi".
    const raw = theirs(utf8('fidelity 1'), salt, { t: 3, m: 1024, p: 1, dkLen: 32 });
    const box = await seal(await importKey(new Uint8Array(raw)), utf8('opened'), 'a test');
    const key = await passphraseKey('ﬁdelity ①', salt, cost);
    expect(new TextDecoder().decode(await unseal(key, box, 'a test'))).toBe('opened');
  });
});
