import { mayNameProfiles, type Profile } from '../../../shared/model/profiles.ts';
import { type MemberView, type Role, roles } from '../../../shared/model/views.ts';
import type { ProfilesApi } from '../../../shared/vault-api/profiles-api.ts';
import { VaultFailure } from '../failure.ts';
import { sealFirstCheckpoint } from '../ledger/checkpoint.ts';
import type { Session } from '../session.ts';
import { manager, membersOf, memberWith, profileRecord } from './members.ts';
import { prepareProfile, profileDraft, refuseBadProfile, zeroSecrets } from './new-profile.ts';
import { profileView } from './people.ts';
import { removeProfile } from './remove-profile.ts';

/** Who uses this vault. The founding profile and admins may add, change and remove people. */

const memberView = (profile: Profile): MemberView => ({
  ...profileView(profile),
  founding: profile.founding,
  removed: profile.removed?.time,
});

/** @throws VaultFailure last_manager when nobody who may add profiles would be left. */
const refuseLastManager = (members: readonly Profile[], member: Profile, role: Role): void => {
  const after = members.map((one) => (one.record === member.record ? { ...one, role } : one));
  if (!after.some(mayNameProfiles)) throw new VaultFailure('last_manager');
};

export const profilesApi = (session: Session): ProfilesApi => ({
  profiles: async () => membersOf(session.open()).map(memberView),

  addProfile: async (input) => {
    const vault = session.open();
    manager(vault);
    refuseBadProfile(input);
    const position = membersOf(vault).length;
    const mine = vault.keyring.secrets();
    const prepared = await prepareProfile(input, mine.vaultKey, position, await session.cost());
    const checkpoint = await sealFirstCheckpoint(prepared.secrets.seed, vault.ledger.founder);
    const { epoch } = vault.keyring;
    const epochs = await vault.keyring.epochsFor(prepared.publicKey);
    zeroSecrets(mine);
    zeroSecrets(prepared.secrets);
    // The keyslots go in the same transaction as the entry: nobody can open a vault that does not know them.
    await vault.ledger.write(
      () => {
        // A keyslot's place among the profiles says whose it is, and a key that came since would be wanting.
        const isSame = membersOf(vault).length === position && vault.keyring.epoch === epoch;
        if (!isSame) throw new VaultFailure('stale');
        return [profileDraft(prepared, input)];
      },
      { keyslots: prepared.slots, meta: [checkpoint, ...epochs] },
    );
    return {
      profile: vault.people().view(prepared.publicKey),
      recoveryWords: prepared.recoveryWords,
    };
  },

  changeRole: async ({ profile: id, role }) => {
    const vault = session.open();
    if (!roles.includes(role)) throw new VaultFailure('bad_value', 'profile.role');
    await vault.ledger.write(() => {
      manager(vault);
      const member = memberWith(vault, id);
      if (member.role === role) return [];
      refuseLastManager(membersOf(vault), member, role);
      const parents = profileRecord(vault, id)?.heads ?? [];
      return [{ record: id, type: 'profile', kind: 'edit', parents, fields: { 'profile.role': role } }];
    });
  },

  removeProfile: async ({ profile }) => removeProfile(session.open(), profile),
});
