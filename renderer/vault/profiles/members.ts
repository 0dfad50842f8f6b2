import type { RecordId } from '../../../shared/ledger/entry.ts';
import type { FoldedRecord } from '../../../shared/ledger/fold.ts';
import { mayNameProfiles, type Profile, roleAt } from '../../../shared/model/profiles.ts';
import { VaultFailure } from '../failure.ts';
import { deviceTime } from '../ledger/device-time.ts';
import { writtenAt } from '../ledger/entry-places.ts';
import type { OpenVault } from '../open-vault.ts';

/** The profiles of the vault and the keyslots that are theirs. */

export const profileRecord = (vault: OpenVault, id: RecordId): FoldedRecord | undefined =>
  vault.ledger.profiles().find(({ record }) => record === id);

/** In the order in which their first entries were written here, whatever the clocks said. */
export const membersOf = (vault: OpenVault): readonly Profile[] => {
  const written = ({ record }: Profile): number => {
    const first = profileRecord(vault, record)?.entries[0];
    return first ? writtenAt(first) : Number.POSITIVE_INFINITY;
  };
  return [...vault.people().profiles.values()].sort((a, b) => written(a) - written(b));
};

/**
 * What is signed counts by the role held at its time (rule R3): by a clock that stands before the role was given it would
 * be signed and count for nothing. @throws VaultFailure clock_back, with the day since which the role is held.
 */
export const refuseClockBack = (vault: OpenVault): void => {
  const me = vault.people().profiles.get(vault.keyring.author);
  if (me && roleAt(me, deviceTime().time) !== me.role)
    throw new VaultFailure('clock_back', me.held.at(-1)?.time.slice(0, 10));
};

/** Who is at the keyboard. @throws VaultFailure not_permitted unless they may add, change and remove profiles; clock_back. */
export const manager = (vault: OpenVault): Profile => {
  const me = vault.people().profiles.get(vault.keyring.author);
  if (!me || !mayNameProfiles(me)) throw new VaultFailure('not_permitted');
  refuseClockBack(vault);
  return me;
};

/** @throws VaultFailure not_found when there is no such profile any more. */
export const memberWith = (vault: OpenVault, id: RecordId): Profile => {
  const member = membersOf(vault).find(({ record }) => record === id);
  if (!member || member.removed) throw new VaultFailure('not_found');
  return member;
};

/**
 * Every keyslot of this profile. A keyslot does not say whose it is, but it stands at the position at which its profile
 * was added.
 */
export const keyslotsOf = async (vault: OpenVault, member: Profile): Promise<readonly string[]> => {
  const position = membersOf(vault).findIndex(({ record }) => record === member.record);
  const slots = await vault.database.keyslots.filter((row) => row.position === position).toArray();
  // Were the positions not what they were, somebody else's keyslots would go.
  const groups = new Set(slots.map(({ group }) => group));
  if (groups.size > 1 || slots.some(({ id }) => id === vault.keyslot))
    throw new VaultFailure('internal', 'keyslot');
  return slots.map(({ id }) => id);
};
