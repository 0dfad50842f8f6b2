import type { ProfileView } from '../../shared/model/views.ts';
import type { Integrity } from '../../shared/vault-api/session-api.ts';
import type { ProfileSecrets } from './keys/keyslot.ts';
import type { OpenVault } from './open-vault.ts';
import type { Session } from './session.ts';
import type { KeyslotRow } from './store/rows.ts';

/** What the window is told when the vault opens, however it was opened. */

export const me = (vault: OpenVault): ProfileView => vault.people().view(vault.keyring.author);

export const integrityOf = (
  vault: OpenVault,
  exhibits: Integrity['problems'] = vault.damagedExhibits.problems(),
): Integrity => ({
  entries: vault.ledger.entryCount,
  checked: vault.isChecked,
  problems: [
    ...vault.ledger.problems,
    ...[...vault.evidence.damagedRows].map((id) => ({
      rule: 'row',
      at: `evidence ${id}`,
      record: undefined,
    })),
    ...exhibits,
  ],
});

/** Opens with the secrets of this passphrase slot's profile, which the vault then owns. */
export const openedBy = async (session: Session, slot: KeyslotRow, secrets: ProfileSecrets) => {
  const vault = await session.openWith(slot.id, secrets);
  return {
    profile: me(vault),
    // Of an index that still comes from the disk it is asked, and told, with the check.
    integrity: vault.isChecked ? integrityOf(vault) : integrityOf(vault, []),
  };
};
