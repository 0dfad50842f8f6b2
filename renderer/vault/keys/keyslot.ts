import { type Bytes, concat, fromHex, hexOf, randomBytes } from '../bytes.ts';
import { VaultFailure } from '../failure.ts';
import type { KeyslotRow } from '../store/rows.ts';
import { saltLength } from './argon2id.ts';
import { deriveKey, seal, unseal } from './box.ts';
import type { PassphraseCost } from './least-cost.ts';
import { isSaneCost, passphraseKey } from './passphrase-key.ts';
import { newRecoveryWords, recoveryKey } from './recovery-words.ts';
import type { ShareMarks } from './share-words.ts';

/** A keyslot wraps what opening the vault needs: `vault key (32) ‖ profile's Ed25519 seed (32) ‖ profile id (16)`. */

export type ProfileSecrets = {
  readonly vaultKey: Bytes;
  readonly seed: Bytes;
  /** Record id of the profile. */
  readonly profile: string;
};

type SlotPlace = {
  readonly group: string;
  readonly position: number;
  readonly label: string | undefined;
};

const uuidBytes = (id: string): Bytes => fromHex(id.replaceAll('-', ''));
const uuidOf = (bytes: Uint8Array): string =>
  hexOf(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Every clear part of the row that matters: a slot altered or moved does not open. */
const contextOf = (row: Omit<KeyslotRow, 'box'>): string =>
  [
    'zapys keyslot',
    row.version,
    row.kind,
    row.id,
    row.group,
    row.memory,
    row.passes,
    hexOf(row.salt),
    ...(row.marks ? [row.marks.vault, row.marks.set] : []),
  ].join('|');

const fill = async (
  row: Omit<KeyslotRow, 'box'>,
  key: CryptoKey,
  secrets: ProfileSecrets,
): Promise<KeyslotRow> => {
  const plain = concat(secrets.vaultKey, secrets.seed, uuidBytes(secrets.profile));
  const box = await seal(key, plain, contextOf(row));
  plain.fill(0);
  return { ...row, box };
};

const empty = async (
  row: KeyslotRow,
  key: CryptoKey,
  wrong: 'wrong_passphrase' | 'wrong_recovery_words' | 'wrong_shares',
): Promise<ProfileSecrets> => {
  const plain = await unseal(key, row.box, contextOf(row)).catch((error: unknown) => {
    throw new VaultFailure(wrong, undefined, error);
  });
  const secrets = {
    vaultKey: plain.slice(0, 32),
    seed: plain.slice(32, 64),
    profile: uuidOf(plain.subarray(64, 80)),
  };
  plain.fill(0);
  return secrets;
};

export const passphraseSlot = async (
  id: string,
  place: SlotPlace,
  passphrase: string,
  cost: PassphraseCost,
  secrets: ProfileSecrets,
): Promise<KeyslotRow> => {
  const salt = randomBytes(saltLength);
  const row = { id, version: 1, kind: 'passphrase', ...place, salt, ...cost } as const;
  return fill(row, await passphraseKey(passphrase, salt, cost), secrets);
};

/** @throws VaultFailure wrong_passphrase, also when the slot was tampered with. */
export const openPassphraseSlot = async (row: KeyslotRow, passphrase: string): Promise<ProfileSecrets> => {
  if (!isSaneCost(row)) throw new VaultFailure('wrong_passphrase');
  return empty(row, await passphraseKey(passphrase, row.salt, row), 'wrong_passphrase');
};

export const recoverySlot = async (
  place: Omit<SlotPlace, 'label'>,
  secrets: ProfileSecrets,
): Promise<{ slot: KeyslotRow; words: readonly string[] }> => {
  const words = newRecoveryWords();
  const salt = randomBytes(saltLength);
  const row = {
    id: crypto.randomUUID(),
    version: 1,
    kind: 'recovery',
    ...place,
    label: undefined,
    salt,
    memory: 0,
    passes: 0,
  } as const;
  return { slot: await fill(row, await recoveryKey(words, salt), secrets), words };
};

/** @throws VaultFailure wrong_recovery_words. */
export const openRecoverySlot = async (row: KeyslotRow, words: readonly string[]): Promise<ProfileSecrets> =>
  empty(row, await recoveryKey(words, row.salt), 'wrong_recovery_words');

const sharesKey = (secret: Bytes, salt: Bytes): Promise<CryptoKey> =>
  deriveKey(secret, salt, 'shares keyslot');

/** Opened by the secret that recovery shares give back: 32 random bytes, the caller's to zero. */
export const sharesSlot = async (
  place: Omit<SlotPlace, 'label'>,
  marks: ShareMarks,
  secret: Bytes,
  secrets: ProfileSecrets,
): Promise<KeyslotRow> => {
  const salt = randomBytes(saltLength);
  const row = {
    id: crypto.randomUUID(),
    version: 1,
    kind: 'shares',
    ...place,
    label: undefined,
    salt,
    marks,
    memory: 0,
    passes: 0,
  } as const;
  return fill(row, await sharesKey(secret, salt), secrets);
};

/** @throws VaultFailure wrong_shares. */
export const openSharesSlot = async (row: KeyslotRow, secret: Bytes): Promise<ProfileSecrets> =>
  empty(row, await sharesKey(secret, row.salt), 'wrong_shares');
