import type { Draft } from '../../../shared/ledger/append.ts';
import type { RecordId } from '../../../shared/ledger/entry.ts';
import type { Profile } from '../../../shared/model/profiles.ts';
import { VaultFailure } from '../failure.ts';
import type { NextEpoch } from '../keys/keyring.ts';
import type { OpenVault } from '../open-vault.ts';
import { keyslotsOf, manager, membersOf, memberWith, profileRecord } from './members.ts';

/** Ends a profile: what it signed stands, its keyslots go, and what comes after lies under a key it never had. */

/** Public keys of everyone who stays. */
const remaining = (vault: OpenVault, gone: Profile): readonly string[] =>
  membersOf(vault).flatMap(({ publicKey, removed }) =>
    removed || publicKey === gone.publicKey ? [] : [publicKey],
  );

const removalDraft = (vault: OpenVault, gone: Profile, { epoch }: NextEpoch): Draft => ({
  record: gone.record,
  type: 'profile',
  kind: 'retract',
  parents: profileRecord(vault, gone.record)?.heads ?? [],
  fields: { 'profile.last_seq': vault.ledger.reached(gone.publicKey), 'profile.next_key': epoch.check },
});

/** @throws VaultFailure not_permitted, not_found; stale when the profiles changed meanwhile. */
export const removeProfile = async (vault: OpenVault, id: RecordId): Promise<void> => {
  const gone = memberWith(vault, id);
  if (manager(vault).record === id) throw new VaultFailure('not_permitted');
  const stay = remaining(vault, gone);
  const removed = await keyslotsOf(vault, gone);
  const next = await vault.keyring.nextEpoch(stay);
  try {
    await vault.ledger.write(
      () => {
        manager(vault);
        const same = remaining(vault, memberWith(vault, id)).join() === stay.join();
        if (!same || next.epoch.number !== vault.keyring.epoch.number + 1) throw new VaultFailure('stale');
        return [removalDraft(vault, gone, next)];
      },
      { removed, next },
    );
  } catch (error) {
    if (vault.keyring.epoch !== next.epoch) next.dropped();
    throw error;
  }
};
