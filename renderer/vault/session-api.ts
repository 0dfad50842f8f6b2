import { isOrganisationCode } from '../../shared/model/numbers.ts';
import { loadGazetteer } from '../../shared/places/load.ts';
import type { KeyslotView, SessionApi } from '../../shared/vault-api/session-api.ts';
import { randomBytes } from './bytes.ts';
import { VaultFailure } from './failure.ts';
import { openKeyring } from './keys/keyring.ts';
import { openPassphraseSlot } from './keys/keyslot.ts';
import { setPassphrase, slotsOf, slotWith } from './keys/keyslot-rows.ts';
import { attemptsLeft, countAttempt, forgetAttempts, passOver, waitNow } from './keys/login-delay.ts';
import { refuseWeakPassphrase } from './keys/passphrase-key.ts';
import { readySodium } from './keys/sodium.ts';
import { sealFirstCommit, storeCommit } from './ledger/seal-commit.ts';
import { me, openedBy } from './opened.ts';
import { prepareProfile, profileDraft, refuseBadProfile, zeroSecrets } from './profiles/new-profile.ts';
import type { Session } from './session.ts';
import { readySqlite } from './sqlite/database.ts';
import { verifyVault } from './verify-vault.ts';

/** Making, opening, checking and locking the vault. */

/** Milliseconds in which the first page is drawn, which the processor is wanted for. */
const drawing = 150;

/** Loads what every open vault needs while a person types. An unlock waits for it and fails with it; nobody waits now. */
const readyToOpen = (): void => {
  setTimeout(() => void Promise.allSettled([readySodium(), readySqlite(), loadGazetteer()]), drawing);
};

export const sessionApi = (session: Session): SessionApi => {
  const database = session.ledger;

  return {
    status: async () => {
      if (session.isOpen()) return { state: 'open', profile: me(session.open()) };
      if (await session.removeIfDue()) return { state: 'removed' };
      await session.clearHalfRestore();
      const slots = await slotsOf(database, 'passphrase');
      if (slots.length === 0) {
        readyToOpen();
        return { state: 'absent' };
      }
      const shared = new Set((await slotsOf(database, 'shares')).map(({ group }) => group));
      const keyslots: KeyslotView[] = await Promise.all(
        slots.map(async ({ id, label, group }) => ({
          id,
          label,
          waitMs: await waitNow(database, id),
          attemptsLeft: await attemptsLeft(database, id),
          hasShares: shared.has(group),
        })),
      );
      readyToOpen();
      return { state: 'locked', keyslots };
    },

    create: async ({ organisation, profile }) => {
      if (!isOrganisationCode(organisation)) throw new VaultFailure('bad_value', 'profile.organisation');
      refuseBadProfile(profile);
      if (await session.removeIfDue()) throw new VaultFailure('vault_exists');
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
      if (await session.removeIfDue()) throw new VaultFailure('no_vault');
      const slot = await slotWith(database, keyslot);
      await session.holdLock();
      await countAttempt(database, keyslot, true);
      const secrets = await openPassphraseSlot(slot, passphrase).catch(async (error: unknown) => {
        const isAnswer = error instanceof VaultFailure && error.code === 'wrong_passphrase';
        await (isAnswer ? session.removeIfDue() : passOver(database, keyslot));
        throw error;
      });
      await forgetAttempts(database, keyslot);
      return openedBy(session, slot, secrets);
    },

    lock: () => session.close(),
    leftovers: async () => session.open().journal.paths(),
    leftoverRemoved: async ({ path }) => session.open().journal.remove(path),

    verify: ({ task }) => {
      const vault = session.open();
      return vault.tasks.run(task, (running) =>
        verifyVault(vault, running, (integrity) => session.emit({ type: 'checked', integrity })),
      );
    },

    changePassphrase: async ({ current, next }) => {
      const vault = session.open();
      refuseWeakPassphrase(next);
      const mine = await slotWith(database, vault.keyslot);
      await countAttempt(database, mine.id);
      const secrets = await openPassphraseSlot(mine, current);
      await setPassphrase(session, mine, next, secrets);
      await forgetAttempts(database, mine.id);
      zeroSecrets(secrets);
    },
  };
};
