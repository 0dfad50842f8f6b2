import type { SharesApi } from '../../../shared/vault-api/recovery-api.ts';
import { randomBytes } from '../bytes.ts';
import { VaultFailure } from '../failure.ts';
import { openPassphraseSlot, openSharesSlot, type ProfileSecrets, sharesSlot } from '../keys/keyslot.ts';
import { replaceSlot, setPassphrase, slotsOf, slotWith } from '../keys/keyslot-rows.ts';
import { countAttempt, forgetAttempts } from '../keys/login-delay.ts';
import { refuseWeakPassphrase } from '../keys/passphrase-key.ts';
import { markWords, shareWords } from '../keys/share-words.ts';
import {
  combineShares,
  isShareCount,
  newSetMark,
  readShares,
  splitSecret,
  vaultMark,
} from '../keys/shares.ts';
import { deviceTime } from '../ledger/device-time.ts';
import type { OpenVault } from '../open-vault.ts';
import { openedBy } from '../opened.ts';
import { zeroSecrets } from '../profiles/new-profile.ts';
import type { Session } from '../session.ts';
import type { KeyslotRow } from '../store/rows.ts';
import { keepState, noteOf, recoveryState } from './recovery-state.ts';

/** Recovery shares: some of several sheets open a profile together, none of them alone. */

type Made = { readonly slot: KeyslotRow; readonly threshold: number; readonly total: number };

export const sharesApi = (session: Session): SharesApi => {
  const database = session.ledger;
  /** Made and not yet on paper: until it is kept, the set before it goes on opening. */
  const made = new WeakMap<OpenVault, Made>();

  /** The profile's slot, and what is known of every set in the vault. */
  const setsFor = async (group: string) => {
    const rows = await slotsOf(database, 'shares');
    const slot = rows.find((row) => row.group === group);
    const others = rows.flatMap((row) => (row.group !== group && row.marks ? [row.marks] : []));
    return { slot, known: { own: slot?.marks, others } };
  };

  /** @throws VaultFailure wrong_shares; the detail is the problem. */
  const openTogether = async (
    group: string,
    typed: readonly (readonly string[])[],
  ): Promise<ProfileSecrets> => {
    const { slot, known } = await setsFor(group);
    const read = readShares(typed, known);
    if ('problem' in read) throw new VaultFailure('wrong_shares', read.problem);
    if (!slot) throw new VaultFailure('wrong_shares', 'noSet');
    const needed = read.shares[0]?.threshold ?? Number.POSITIVE_INFINITY;
    if (read.shares.length < needed) throw new VaultFailure('wrong_shares', 'tooFew');
    const secret = await combineShares(read.shares);
    try {
      return await openSharesSlot(slot, secret);
    } finally {
      secret.fill(0);
      for (const { point } of read.shares) point.fill(0);
    }
  };

  return {
    makeShares: async ({ passphrase, threshold, total }) => {
      if (!isShareCount(threshold, total)) throw new VaultFailure('bad_value', 'shares');
      const vault = session.open();
      const mine = await slotWith(database, vault.keyslot);
      await countAttempt(database, mine.id);
      const secrets = await openPassphraseSlot(mine, passphrase);
      await forgetAttempts(database, mine.id);
      const { group, position } = mine;
      const marks = { vault: await vaultMark(secrets.vaultKey), set: newSetMark() };
      const secret = randomBytes(32);
      const shares = await splitSecret(secret, marks, threshold, total);
      const slot = await sharesSlot({ group, position }, marks, secret, secrets);
      secret.fill(0);
      zeroSecrets(secrets);
      made.set(vault, { slot, threshold, total });
      return {
        threshold,
        vaultMark: markWords(marks.vault),
        setMark: markWords(marks.set),
        shares: shares.map(shareWords),
      };
    },

    keepShares: async () => {
      const vault = session.open();
      const kept = made.get(vault);
      if (!kept) throw new VaultFailure('not_found');
      const { slot, threshold, total } = kept;
      await replaceSlot(database, slot);
      made.delete(vault);
      const shares = { made: deviceTime().time, threshold, total };
      const state = { ...(await recoveryState(vault)), shares };
      await keepState(vault, state);
      return state;
    },

    checkShare: async ({ keyslot, words, before }) => {
      const { group } = await slotWith(database, keyslot ?? session.open().keyslot);
      const read = readShares([...before, words], (await setsFor(group)).known);
      if ('problem' in read) {
        const { problem, place } = read;
        return place === undefined ? { problem } : { problem, place };
      }
      const { number = 0, threshold = 0, total = 0 } = read.shares.at(-1) ?? {};
      return { share: { number, threshold, total } };
    },

    recoverWithShares: async ({ keyslot, shares, passphrase }) => {
      refuseWeakPassphrase(passphrase);
      const slot = await slotWith(database, keyslot);
      await session.holdLock();
      const secrets = await openTogether(slot.group, shares);
      await setPassphrase(session, slot, passphrase, secrets);
      await forgetAttempts(database, keyslot);
      return openedBy(session, slot, secrets);
    },

    proveShares: async ({ shares }) => {
      const vault = session.open();
      const { group } = await slotWith(database, vault.keyslot);
      zeroSecrets(await openTogether(group, shares));
      return noteOf(vault, 'shares', { proved: deviceTime().time });
    },
  };
};
