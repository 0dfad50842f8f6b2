import { VaultFailure } from '../failure.ts';
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

/** @throws VaultFailure wait, with the seconds to wait. */
export const countAttempt = async (database: LedgerDatabase, keyslot: string): Promise<void> => {
  const wait = await waitNow(database, keyslot);
  if (wait > 0) throw new VaultFailure('wait', String(Math.ceil(wait / 1000)));
  const failures = (await database.attempts.get(keyslot))?.failures ?? 0;
  await database.attempts.put({ id: keyslot, failures: failures + 1, lastAt: Date.now() });
};

export const forgetAttempts = (database: LedgerDatabase, keyslot: string): Promise<void> =>
  database.attempts.delete(keyslot);
