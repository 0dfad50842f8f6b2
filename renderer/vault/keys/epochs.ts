import { type Bytes, ownBytes } from '../bytes.ts';
import type { MetaRow } from '../store/rows.ts';
import { deriveId, deriveKey } from './box.ts';
import type { Sodium } from './sodium.ts';

/**
 * The vault key is renewed when a profile is removed; each time an epoch of it begins, numbered from 1. What is written
 * lies under the key of its epoch. A later key is sealed to every remaining profile by a libsodium sealed box to the
 * X25519 form of its Ed25519 key, in a row whose id only who has the epoch before can tell.
 */
export type Epoch = {
  readonly number: number;
  readonly headerKey: CryptoKey;
  readonly recordWrapKey: CryptoKey;
  readonly evidenceWrapKey: CryptoKey;
  readonly metaKey: CryptoKey;
  /** What the signed entry that begins the epoch names its key by: it tells nothing of the key. */
  readonly check: string;
};

const salt = new Uint8Array(32);

/** As a row names its epoch: the first is left out, as it was before there were others. */
export const epochMark = ({ number }: Epoch): { readonly epoch?: number } =>
  number === 1 ? {} : { epoch: number };

/** Does not keep the key. */
export const epochOf = async (number: number, vaultKey: Bytes): Promise<Epoch> => {
  const derived = (purpose: string) => deriveKey(vaultKey, salt, purpose);
  const [headerKey, recordWrapKey, evidenceWrapKey, metaKey, check] = await Promise.all([
    derived('commit headers'),
    derived('record keys'),
    derived('evidence keys'),
    derived('meta'),
    deriveId(vaultKey, salt, 'epoch check'),
  ]);
  return { number, headerKey, recordWrapKey, evidenceWrapKey, metaKey, check };
};

/** Where the key that follows this one lies for the profile with this public key. */
export const nextEpochId = (vaultKey: Bytes, publicKey: string): Promise<string> =>
  deriveId(vaultKey, salt, `next epoch for ${publicKey}`);

/** @param publicKey Ed25519, as the profile's entry has it. */
export const sealEpoch = async (
  sodium: Sodium,
  before: Bytes,
  next: Bytes,
  publicKey: string,
): Promise<MetaRow> => {
  const recipient = sodium.crypto_sign_ed25519_pk_to_curve25519(sodium.from_hex(publicKey));
  return {
    id: await nextEpochId(before, publicKey),
    box: ownBytes(sodium.crypto_box_seal(next, recipient)),
  };
};

type SigningPair = { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };

/** Undefined when the row was not sealed to this profile, or was altered. */
export const openEpoch = (sodium: Sodium, row: MetaRow, pair: SigningPair): Bytes | undefined => {
  const publicKey = sodium.crypto_sign_ed25519_pk_to_curve25519(pair.publicKey);
  const privateKey = sodium.crypto_sign_ed25519_sk_to_curve25519(pair.privateKey);
  try {
    const key = ownBytes(sodium.crypto_box_seal_open(row.box, publicKey, privateKey));
    return key.length === salt.length ? key : undefined;
  } catch {
    // What lies under it is then unreadable, and named so.
    return undefined;
  } finally {
    privateKey.fill(0);
  }
};
