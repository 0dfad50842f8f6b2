import { type Bytes, hexOf, ownBytes, randomBytes } from '../bytes.ts';
import { VaultFailure } from '../failure.ts';
import { type CheckpointPlaces, ownCheckpointPlace, sharedCheckpointPlace } from '../ledger/checkpoint.ts';
import type { LedgerDatabase } from '../store/databases.ts';
import type { MetaRow } from '../store/rows.ts';
import { deriveId, deriveKey } from './box.ts';
import { type Epoch, epochOf, nextEpochId, openEpoch, sealEpoch } from './epochs.ts';
import type { ProfileSecrets } from './keyslot.ts';
import { readySodium } from './sodium.ts';

/** The keys of the open vault. Raw bytes are zeroed on lock; derived keys cannot be exported and end with the worker. */
export type Keyring = {
  readonly profile: string;
  /** Ed25519 public key in hex: the author of what this profile signs. */
  readonly author: string;
  /** Under its keys everything is written now. */
  readonly epoch: Epoch;
  /** Of a row; one without a number is of the first. Undefined when this profile has no such key. */
  epochOf(number: number | undefined): Epoch | undefined;
  /** All this profile has, the latest first. */
  epochs(): readonly Epoch[];
  readonly checkpoints: CheckpointPlaces;
  /** Where the profile keeps this for itself, and the key it lies under. @throws VaultFailure locked. */
  rememberedPlace(name: string): Promise<{ readonly id: string; readonly key: CryptoKey }>;
  /** @throws VaultFailure locked once the keys are gone. */
  sign(message: Uint8Array): Bytes;
  /** A copy of what a new keyslot must wrap for the profile whose keys these are; the caller zeroes it. */
  secrets(): ProfileSecrets;
  /** Every later epoch's key for a new profile, so that it reads all that the others do. */
  epochsFor(publicKey: string): Promise<readonly MetaRow[]>;
  /** A new vault key, sealed to these profiles. It is this keyring's only when it was `accepted`. */
  nextEpoch(publicKeys: readonly string[]): Promise<NextEpoch>;
  zero(): void;
};

export type NextEpoch = {
  readonly epoch: Epoch;
  readonly rows: readonly MetaRow[];
  /** The rows are on the disk: what is written from here lies under the new key. */
  accepted(): void;
  /** Nothing came of it. */
  dropped(): void;
};

/** Takes ownership of the secrets, and takes up every later epoch that the store holds for this profile. */
export const openKeyring = async (secrets: ProfileSecrets, database?: LedgerDatabase): Promise<Keyring> => {
  const sodium = await readySodium();
  const salt = new Uint8Array(32);
  const pair = sodium.crypto_sign_seed_keypair(secrets.seed);
  const author = hexOf(pair.publicKey);
  /** By epoch; the first is the secrets' own. */
  const raw: Bytes[] = [secrets.vaultKey];
  const epochs: Epoch[] = [await epochOf(1, secrets.vaultKey)];
  const own = await ownCheckpointPlace(secrets.seed);
  let gone = false;

  const latest = () => raw[raw.length - 1] ?? secrets.vaultKey;
  const current = (): Epoch => {
    const epoch = epochs.at(-1);
    if (!epoch) throw new VaultFailure('locked');
    return epoch;
  };
  const follow = async (store: LedgerDatabase): Promise<void> => {
    for (;;) {
      const row = await store.meta.get(await nextEpochId(latest(), author));
      const key = row && openEpoch(sodium, row, pair);
      if (!key) return;
      epochs.push(await epochOf(raw.length + 1, key));
      raw.push(key);
    }
  };
  if (database) await follow(database);

  return {
    profile: secrets.profile,
    author,
    get epoch() {
      return current();
    },
    epochOf: (number = 1) => epochs[number - 1],
    epochs: () => [...epochs].reverse(),
    get checkpoints() {
      return { shared: sharedCheckpointPlace(current().metaKey), own };
    },
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
    epochsFor: (publicKey) =>
      Promise.all(raw.slice(1).map((key, index) => sealEpoch(sodium, raw[index] ?? key, key, publicKey))),
    nextEpoch: async (publicKeys) => {
      if (gone) throw new VaultFailure('locked');
      const key = randomBytes(32);
      const before = latest();
      const number = raw.length + 1;
      const epoch = await epochOf(number, key);
      const rows = await Promise.all(
        publicKeys.map((publicKey) => sealEpoch(sodium, before, key, publicKey)),
      );
      return {
        epoch,
        rows,
        accepted: () => {
          raw.push(key);
          epochs.push(epoch);
          if (gone) key.fill(0);
        },
        dropped: () => void key.fill(0),
      };
    },
    zero: () => {
      gone = true;
      for (const key of raw) key.fill(0);
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
