import { Dexie } from 'dexie';
import { randomBytes } from '../bytes.ts';
import type { LedgerDatabase } from '../store/databases.ts';
import { withoutMargin } from '../store/disk-room.ts';
import { markName, raiseSign, readMark } from './removal-mark.ts';

/**
 * Removes the vault: keyslots first, since without them the rest is noise, then the databases. Wherever it is cut off,
 * the next start finds a full count or the sign, and goes on. Main removes the files once it is told.
 */

/** The same rows with random bytes in the place of the wrapped keys, on the disk for good. */
const overwriteKeyslots = (ledger: LedgerDatabase): Promise<void> =>
  ledger.transaction('rw', ledger.keyslots, async () => {
    const rows = await ledger.keyslots.toArray();
    await ledger.keyslots.bulkPut(
      rows.map((row) => ({ ...row, salt: randomBytes(row.salt.length), box: randomBytes(row.box.length) })),
    );
  });

const removeDatabases = async (): Promise<void> => {
  for (const { name } of await indexedDB.databases())
    if (name?.startsWith('zapys-') && name !== markName) await Dexie.delete(name);
};

/**
 * Carries a removal that is due, or was cut off, as far as the databases go; whether there was one. `hold` makes sure
 * that no other window writes, `closeAll` ends this worker's connections.
 */
export const removeIfDue = async (
  ledger: LedgerDatabase,
  hold: () => Promise<void>,
  closeAll: () => void,
): Promise<boolean> => {
  const { limit, underWay } = await readMark();
  if (!underWay) {
    if (limit === undefined) return false;
    const attempts = await ledger.attempts.toArray();
    if (!attempts.some(({ atGate = 0 }) => atGate >= limit)) return false;
  }
  await hold();
  try {
    if (!underWay) {
      await withoutMargin(async () => {
        await overwriteKeyslots(ledger);
        await raiseSign();
      });
    }
    closeAll();
    await removeDatabases();
  } catch {
    // A disk without room even for this: the count stays full, nobody unlocks, and main removes the files all the same.
  }
  return true;
};
