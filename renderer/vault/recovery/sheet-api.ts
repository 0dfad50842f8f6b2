import type { SheetApi } from '../../../shared/vault-api/recovery-api.ts';
import { VaultFailure } from '../failure.ts';
import { openPassphraseSlot, openRecoverySlot, recoverySlot } from '../keys/keyslot.ts';
import { replaceSlot, setPassphrase, slotsOf, slotWith } from '../keys/keyslot-rows.ts';
import { countAttempt, forgetAttempts } from '../keys/login-delay.ts';
import { refuseWeakPassphrase } from '../keys/passphrase-key.ts';
import { deviceTime } from '../ledger/device-time.ts';
import { openedBy } from '../opened.ts';
import { zeroSecrets } from '../profiles/new-profile.ts';
import type { Session } from '../session.ts';
import { keepState, noteOf, recoveryState } from './recovery-state.ts';

/** The recovery sheet: a new one, the way in with it, and the proof that it still works. */

export const sheetApi = (session: Session): SheetApi => {
  const database = session.ledger;

  /** @throws VaultFailure wrong_recovery_words. */
  const openSheet = async (group: string, words: readonly string[]) => {
    const recovery = (await slotsOf(database, 'recovery')).find((row) => row.group === group);
    if (!recovery) throw new VaultFailure('wrong_recovery_words');
    return openRecoverySlot(recovery, words);
  };

  return {
    recover: async ({ keyslot, words, passphrase }) => {
      refuseWeakPassphrase(passphrase);
      const slot = await slotWith(database, keyslot);
      await session.holdLock();
      const secrets = await openSheet(slot.group, words);
      await setPassphrase(session, slot, passphrase, secrets);
      await forgetAttempts(database, keyslot);
      return openedBy(session, slot, secrets);
    },

    newRecoverySheet: async ({ passphrase }) => {
      const vault = session.open();
      const mine = await slotWith(database, vault.keyslot);
      await countAttempt(database, mine.id);
      const secrets = await openPassphraseSlot(mine, passphrase);
      const { group, position } = mine;
      const { slot, words } = await recoverySlot({ group, position }, secrets);
      zeroSecrets(secrets);
      await replaceSlot(database, slot);
      await forgetAttempts(database, mine.id);
      await keepState(vault, { ...(await recoveryState(vault)), sheet: { made: deviceTime().time } });
      return { recoveryWords: words };
    },

    proveSheet: async ({ words }) => {
      const vault = session.open();
      const { group } = await slotWith(database, vault.keyslot);
      zeroSecrets(await openSheet(group, words));
      return noteOf(vault, 'sheet', { proved: deviceTime().time });
    },

    recoveryState: async () => recoveryState(session.open()),
    rehearsalAsked: async ({ way }) => noteOf(session.open(), way, { asked: true }),
  };
};
