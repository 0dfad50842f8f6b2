import { Dexie } from 'dexie';
import { rawKeyCount } from './raw-key-count.ts';

/**
 * A restore fills the vault's databases over minutes, its keyslots last and in one step: without them there is no
 * vault. A database of its own, empty, says that one is under way; what a kill leaves is removed by whoever finds it.
 * Nothing else is ever removed: rows without keyslots and without that sign are a damaged vault.
 */
const sign = 'zapys-restore-under-way';

export const raiseSign = async (): Promise<void> => {
  const database = new Dexie(sign, { chromeTransactionDurability: 'strict' });
  database.version(1).stores({ sign: 'id' });
  await database.open();
  database.close();
};

export const takeSignDown = (): Promise<void> => Dexie.delete(sign);

export const isSignUp = async (): Promise<boolean> =>
  (await indexedDB.databases()).some(({ name }) => name === sign);

/** Removes what a killed restore left; a restore that got as far as its keyslots is a vault, and stays. */
export const removeHalfRestore = async (names: {
  readonly ledger: string;
  readonly evidence: string;
}): Promise<void> => {
  if ((await rawKeyCount(names.ledger, 'keyslots')) === 0) {
    await Dexie.delete(names.ledger);
    await Dexie.delete(names.evidence);
  }
  await takeSignDown();
};
