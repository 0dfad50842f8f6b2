import { VaultFailure } from '../failure.ts';

/** A worker that was just terminated gives its lock back a moment later. */
const patienceMs = 3000;

/**
 * Holds the Web Lock `zapys-vault` until released or until the worker ends, so that one window writes.
 * @throws VaultFailure other_window when another one holds it.
 */
export const holdWindowLock = async (): Promise<() => void> => {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  try {
    return await new Promise<() => void>((resolve, reject) => {
      navigator.locks
        .request('zapys-vault', { signal: patience.signal }, () => {
          return new Promise<void>((release) => resolve(() => release()));
        })
        .catch(reject);
    });
  } catch (error) {
    if (patience.signal.aborted) throw new VaultFailure('other_window', undefined, error);
    throw error;
  } finally {
    clearTimeout(timer);
  }
};
