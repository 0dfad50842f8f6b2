import { type Bytes, hexOf, ownBytes } from '../bytes.ts';
import { VaultFailure } from '../failure.ts';
import { type CheckpointPlaces, ownCheckpointPlace, sharedCheckpointPlace } from '../ledger/checkpoint.ts';
import { deriveId, deriveKey } from './box.ts';
import type { ProfileSecrets } from './keyslot.ts';
import { readySodium } from './sodium.ts';

/** The keys of the open vault. Raw bytes are zeroed on lock; derived keys cannot be exported and end with the worker. */
export type Keyring = {
  readonly profile: string;
  /** Ed25519 public key in hex: the author of what this profile signs. */
  readonly author: string;
  readonly headerKey: CryptoKey;
  readonly recordWrapKey: CryptoKey;
  readonly evidenceWrapKey: CryptoKey;
  readonly metaKey: CryptoKey;
  readonly checkpoints: CheckpointPlaces;
  /** Where the profile keeps this for itself, and the key it lies under. @throws VaultFailure locked. */
  rememberedPlace(name: string): Promise<{ readonly id: string; readonly key: CryptoKey }>;
  /** @throws VaultFailure locked once the keys are gone. */
  sign(message: Uint8Array): Bytes;
  /** A copy of what a new keyslot must wrap for the profile whose keys these are; the caller zeroes it. */
  secrets(): ProfileSecrets;
  zero(): void;
};

/** Takes ownership of the secrets. */
export const openKeyring = async (secrets: ProfileSecrets): Promise<Keyring> => {
  const sodium = await readySodium();
  const salt = new Uint8Array(32);
  const derived = (purpose: string) => deriveKey(secrets.vaultKey, salt, purpose);
  const [headerKey, recordWrapKey, evidenceWrapKey, metaKey, own] = await Promise.all([
    derived('commit headers'),
    derived('record keys'),
    derived('evidence keys'),
    derived('meta'),
    ownCheckpointPlace(secrets.seed),
  ]);
  const pair = sodium.crypto_sign_seed_keypair(secrets.seed);
  let gone = false;
  return {
    profile: secrets.profile,
    author: hexOf(pair.publicKey),
    headerKey,
    recordWrapKey,
    evidenceWrapKey,
    metaKey,
    checkpoints: { shared: sharedCheckpointPlace(metaKey), own },
    rememberedPlace: async (name) => {
      if (gone) throw new VaultFailure('locked');
      const [id, key] = await Promise.all([
        deriveId(secrets.seed, salt, `remembered id ${name}`),
        deriveKey(secrets.seed, salt, `remembered ${name}`),
      ]);
      return { id, key };
    },
    sign: (message) => {
      // A key of zeros would sign all the same, and the entry could never be verified.
      if (gone) throw new VaultFailure('locked');
      return ownBytes(sodium.crypto_sign_detached(message, pair.privateKey));
    },
    secrets: () => ({
      vaultKey: secrets.vaultKey.slice(),
      seed: secrets.seed.slice(),
      profile: secrets.profile,
    }),
    zero: () => {
      gone = true;
      secrets.vaultKey.fill(0);
      secrets.seed.fill(0);
      pair.privateKey.fill(0);
    },
  };
};

export const publicKeyOf = async (seed: Bytes): Promise<string> => {
  const sodium = await readySodium();
  const pair = sodium.crypto_sign_seed_keypair(seed);
  pair.privateKey.fill(0);
  return hexOf(pair.publicKey);
};
