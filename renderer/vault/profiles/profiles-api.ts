import type { VaultApi } from '../../../shared/vault-api.ts';
import { VaultFailure } from '../failure.ts';
import { sealFirstCheckpoint } from '../ledger/checkpoint.ts';
import type { Session } from '../session.ts';
import { prepareProfile, profileDraft, refuseBadProfile, zeroSecrets } from './new-profile.ts';
import { profileView } from './people.ts';

/** Who uses this vault. The founding profile and admins may add people. */

type ProfilesApi = Pick<VaultApi, 'profiles' | 'addProfile'>;

export const profilesApi = (session: Session): ProfilesApi => ({
  profiles: async () => [...session.open().people().profiles.values()].map(profileView),
  addProfile: async (input) => {
    const vault = session.open();
    const { profiles } = vault.people();
    const me = profiles.get(vault.keyring.author);
    if (!me?.founding && me?.role !== 'admin') throw new VaultFailure('not_permitted');
    refuseBadProfile(input);
    const mine = vault.keyring.secrets();
    const prepared = await prepareProfile(input, mine.vaultKey, profiles.size, await session.cost());
    const checkpoint = await sealFirstCheckpoint(prepared.secrets.seed, vault.ledger.founder);
    zeroSecrets(mine);
    zeroSecrets(prepared.secrets);
    // The keyslots go in the same transaction as the entry: nobody can open a vault that does not know them.
    await vault.ledger.write(() => [profileDraft(prepared, input)], {
      keyslots: prepared.slots,
      meta: [checkpoint],
    });
    return {
      profile: vault.people().view(prepared.publicKey),
      recoveryWords: prepared.recoveryWords,
    };
  },
});
