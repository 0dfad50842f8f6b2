import { isOrganisationCode } from '../../shared/model/numbers.ts';
import type { ProfileView } from '../../shared/model/views.ts';
import type { Integrity, KeyslotView, VaultApi } from '../../shared/vault-api.ts';
import { randomBytes } from './bytes.ts';
import { checkEvidence, missingEvidence } from './evidence/check-evidence.ts';
import { VaultFailure } from './failure.ts';
import { openKeyring } from './keys/keyring.ts';
import {
  openPassphraseSlot,
  openRecoverySlot,
  type ProfileSecrets,
  passphraseSlot,
  recoverySlot,
} from './keys/keyslot.ts';
import { countAttempt, forgetAttempts, waitNow } from './keys/login-delay.ts';
import { refuseShortPassphrase } from './keys/passphrase-key.ts';
import { sealFirstCommit, storeCommit } from './ledger/ledger.ts';
import type { OpenVault } from './open-vault.ts';
import { prepareProfile, profileDraft, refuseBadProfile, zeroSecrets } from './profiles/new-profile.ts';
import type { Session } from './session.ts';
import type { KeyslotRow } from './store/rows.ts';

/** Making, opening, checking and locking the vault. */

type SessionApi = Pick<
  VaultApi,
  | 'status'
  | 'create'
  | 'unlock'
  | 'recover'
  | 'lock'
  | 'integrity'
  | 'changePassphrase'
  | 'newRecoverySheet'
  | 'leftovers'
  | 'leftoverRemoved'
>;

export const sessionApi = (session: Session): SessionApi => {
  const database = session.ledger;

  const slotsOf = (kind: KeyslotRow['kind']): Promise<KeyslotRow[]> =>
    database.keyslots
      .filter((row) => row.kind === kind)
      .toArray()
      .then((rows) => rows.sort((a, b) => a.position - b.position));

  /** @throws VaultFailure no_vault, not_found. */
  const slotWith = async (id: string): Promise<KeyslotRow> => {
    const slots = await slotsOf('passphrase');
    if (slots.length === 0) throw new VaultFailure('no_vault');
    const slot = slots.find((row) => row.id === id);
    if (!slot) throw new VaultFailure('not_found');
    return slot;
  };

  const me = (vault: OpenVault): ProfileView => vault.people().view(vault.keyring.author);

  const integrityOf = (vault: OpenVault, evidence: Integrity['problems']): Integrity => ({
    entries: vault.ledger.entryCount,
    problems: [
      ...vault.ledger.problems,
      ...[...vault.evidence.damagedRows].map((id) => ({
        rule: 'row',
        at: `evidence ${id}`,
        record: undefined,
      })),
      ...evidence,
    ],
  });

  const opened = async (slot: KeyslotRow, secrets: ProfileSecrets) => {
    const vault = await session.openWith(slot.id, secrets);
    return {
      profile: me(vault),
      integrity: integrityOf(vault, missingEvidence(vault.ledger, vault.evidence)),
    };
  };

  const setPassphrase = async (slot: KeyslotRow, passphrase: string, secrets: ProfileSecrets) => {
    const { id, group, position, label } = slot;
    const place = { group, position, label };
    await database.keyslots.put(await passphraseSlot(id, place, passphrase, await session.cost(), secrets));
  };

  return {
    status: async () => {
      if (session.isOpen()) return { state: 'open', profile: me(session.open()) };
      const slots = await slotsOf('passphrase');
      if (slots.length === 0) return { state: 'absent' };
      const keyslots: KeyslotView[] = await Promise.all(
        slots.map(async ({ id, label }) => ({ id, label, waitMs: await waitNow(database, id) })),
      );
      return { state: 'locked', keyslots };
    },

    create: async ({ organisation, profile }) => {
      if (!isOrganisationCode(organisation)) throw new VaultFailure('bad_value', 'profile.organisation');
      refuseBadProfile(profile);
      await session.holdLock();
      if ((await database.keyslots.count()) > 0) throw new VaultFailure('vault_exists');
      const prepared = await prepareProfile(profile, randomBytes(32), 0, await session.cost());
      const keyring = await openKeyring(prepared.secrets);
      const sealed = await sealFirstCommit(keyring, [profileDraft(prepared, profile, organisation)]);
      const secrets = keyring.secrets();
      keyring.zero();
      await storeCommit(database, sealed, { keyslots: prepared.slots, meta: [] });
      await session.openWith(prepared.slots[0].id, secrets);
      return { recoveryWords: prepared.recoveryWords };
    },

    unlock: async ({ keyslot, passphrase }) => {
      const slot = await slotWith(keyslot);
      await session.holdLock();
      await countAttempt(database, keyslot);
      const secrets = await openPassphraseSlot(slot, passphrase);
      await forgetAttempts(database, keyslot);
      return opened(slot, secrets);
    },

    recover: async ({ keyslot, words, passphrase }) => {
      refuseShortPassphrase(passphrase);
      const slot = await slotWith(keyslot);
      await session.holdLock();
      const recovery = (await slotsOf('recovery')).find((row) => row.group === slot.group);
      if (!recovery) throw new VaultFailure('wrong_recovery_words');
      const secrets = await openRecoverySlot(recovery, words);
      await setPassphrase(slot, passphrase, secrets);
      await forgetAttempts(database, keyslot);
      return opened(slot, secrets);
    },

    lock: () => session.close(),
    leftovers: async () => session.open().journal.paths(),
    leftoverRemoved: async ({ path }) => session.open().journal.remove(path),

    integrity: async () => {
      const vault = session.open();
      await vault.ledger.verify();
      return integrityOf(vault, await checkEvidence(vault.ledger, vault.evidence));
    },

    changePassphrase: async ({ current, next }) => {
      const vault = session.open();
      refuseShortPassphrase(next);
      const mine = await slotWith(vault.keyslot);
      await countAttempt(database, mine.id);
      const secrets = await openPassphraseSlot(mine, current);
      await setPassphrase(mine, next, secrets);
      await forgetAttempts(database, mine.id);
      zeroSecrets(secrets);
    },

    newRecoverySheet: async ({ passphrase }) => {
      const mine = await slotWith(session.open().keyslot);
      await countAttempt(database, mine.id);
      const secrets = await openPassphraseSlot(mine, passphrase);
      const { group, position } = mine;
      const { slot, words } = await recoverySlot({ group, position }, secrets);
      zeroSecrets(secrets);
      const old = (await slotsOf('recovery')).filter((row) => row.group === group).map(({ id }) => id);
      // Old out and new in at once: at no moment does the profile have two sheets, or none.
      await database.transaction('rw', database.keyslots, async () => {
        await database.keyslots.bulkDelete(old);
        await database.keyslots.add(slot);
      });
      await forgetAttempts(database, mine.id);
      return { recoveryWords: words };
    },
  };
};
