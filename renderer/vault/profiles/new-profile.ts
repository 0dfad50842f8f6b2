import type { Draft } from '../../../shared/ledger/append.ts';
import type { Hex, RecordId } from '../../../shared/ledger/entry.ts';
import { roles } from '../../../shared/model/views.ts';
import type { NewProfile } from '../../../shared/vault-api/profiles-api.ts';
import { type Bytes, randomBytes } from '../bytes.ts';
import { VaultFailure } from '../failure.ts';
import { publicKeyOf } from '../keys/keyring.ts';
import { type ProfileSecrets, passphraseSlot, recoverySlot } from '../keys/keyslot.ts';
import type { PassphraseCost } from '../keys/least-cost.ts';
import { refuseWeakPassphrase } from '../keys/passphrase-key.ts';
import type { KeyslotRow } from '../store/rows.ts';

/** A new person of the vault: keys, keyslots, and the record that says who they are. */

const longestName = 200;

/** @throws VaultFailure bad_value or weak_passphrase. */
export const refuseBadProfile = ({ name, role, passphrase }: NewProfile): void => {
  if (name.trim() === '' || name.length > longestName || /\p{Surrogate}/u.test(name)) {
    throw new VaultFailure('bad_value', 'profile.name');
  }
  if (!roles.includes(role)) throw new VaultFailure('bad_value', 'profile.role');
  refuseWeakPassphrase(passphrase);
};

export type PreparedProfile = {
  readonly record: RecordId;
  readonly publicKey: Hex;
  readonly secrets: ProfileSecrets;
  readonly slots: readonly [passphrase: KeyslotRow, recovery: KeyslotRow];
  readonly recoveryWords: readonly string[];
};

/** Takes the vault key as its own; the caller zeroes the secrets when done. */
export const prepareProfile = async (
  input: NewProfile,
  vaultKey: Bytes,
  position: number,
  cost: PassphraseCost,
): Promise<PreparedProfile> => {
  const seed = randomBytes(32);
  const secrets: ProfileSecrets = { vaultKey, seed, profile: crypto.randomUUID() };
  const place = { group: crypto.randomUUID(), position };
  const label = input.showName ? input.name.trim() : undefined;
  const slot = await passphraseSlot(
    crypto.randomUUID(),
    { ...place, label },
    input.passphrase,
    cost,
    secrets,
  );
  const recovery = await recoverySlot(place, secrets);
  return {
    record: secrets.profile,
    publicKey: await publicKeyOf(seed),
    secrets,
    slots: [slot, recovery.slot],
    recoveryWords: recovery.words,
  };
};

export const zeroSecrets = (secrets: ProfileSecrets): void => {
  secrets.vaultKey.fill(0);
  secrets.seed.fill(0);
};

export const profileDraft = (
  { record, publicKey }: PreparedProfile,
  { name, role }: NewProfile,
  organisation?: string,
): Draft => ({
  record,
  type: 'profile',
  kind: 'edit',
  parents: [],
  fields: {
    'profile.name': name.trim(),
    'profile.role': role,
    'profile.public_key': publicKey,
    ...(organisation === undefined ? {} : { 'profile.organisation': organisation }),
  },
});
