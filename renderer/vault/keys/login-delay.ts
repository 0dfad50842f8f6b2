import { VaultFailure } from '../failure.ts';
import { readMark } from '../removal/removal-mark.ts';
import type { LedgerDatabase } from '../store/databases.ts';

/**
 * The wait after wrong passphrases: none after the first two, then 5 s doubling to 15 min. An attempt is counted
 * before it is tried, so that killing the program in the middle of one gives nothing away.
 */

const firstWaitMs = 5_000;
const longestWaitMs = 15 * 60_000;
const freeFailures = 2;

export const waitAfter = (failures: number): number =>
  failures <= freeFailures ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - freeFailures - 1));

/** Milliseconds until the next attempt at this keyslot. A clock that was set back starts the wait anew. */
export const waitNow = async (database: LedgerDatabase, keyslot: string): Promise<number> => {
  const row = await database.attempts.get(keyslot);
  if (!row) return 0;
  const now = Date.now();
  if (row.lastAt > now) {
    await database.attempts.put({ ...row, lastAt: now });
    return waitAfter(row.failures);
  }
  return Math.max(0, row.lastAt + waitAfter(row.failures) - now);
};

/** Attempts left at this keyslot before the vault removes itself; undefined when it never does. */
export const attemptsLeft = async (
  database: LedgerDatabase,
  keyslot: string,
): Promise<number | undefined> => {
  const { limit } = await readMark();
  if (limit === undefined) return undefined;
  return Math.max(0, limit - ((await database.attempts.get(keyslot))?.atGate ?? 0));
};

/**
 * Counts an attempt that is about to be made; calls at the same moment are counted one after another. What is asked in
 * an open vault (`atGate` false) is none that a removal counts: who sits there has read it all.
 * @throws VaultFailure wait, with the seconds to wait.
 */
export const countAttempt = (database: LedgerDatabase, keyslot: string, atGate = false): Promise<void> =>
  database.transaction('rw', database.attempts, async () => {
    const wait = await waitNow(database, keyslot);
    if (wait > 0) throw new VaultFailure('wait', String(Math.ceil(wait / 1000)));
    const before = await database.attempts.get(keyslot);
    await database.attempts.put({
      id: keyslot,
      failures: (before?.failures ?? 0) + 1,
      lastAt: Date.now(),
      atGate: (before?.atGate ?? 0) + (atGate ? 1 : 0),
    });
  });

/** The attempt failed of itself (no memory for the key) and says nothing of the passphrase: no removal counts it. */
export const passOver = (database: LedgerDatabase, keyslot: string): Promise<void> =>
  database.transaction('rw', database.attempts, async () => {
    const row = await database.attempts.get(keyslot);
    if (row?.atGate) await database.attempts.put({ ...row, atGate: row.atGate - 1 });
  });

export const forgetAttempts = (database: LedgerDatabase, keyslot: string): Promise<void> =>
  database.attempts.delete(keyslot);
