import { isRunning, tasks } from './tasks.ts';

/**
 * How much long work a lock stopped. Locking starts the window anew, so that nothing decrypted stays in its memory; a
 * count goes with the window's history, which is on no disk, to be told to whoever comes back.
 */

type Kept = { readonly interrupted: number };

const isKept = (state: unknown): state is Kept =>
  typeof state === 'object' &&
  state !== null &&
  'interrupted' in state &&
  typeof state.interrupted === 'number';

/** Called as the window is about to start anew. */
export const keepInterrupted = (): void => {
  const interrupted = tasks.getState().list.filter(isRunning).length;
  history.replaceState({ interrupted } satisfies Kept, '');
};

/** Pieces of work that the lock before this start of the window stopped; told once. */
export const takeInterrupted = (): number => {
  const state: unknown = history.state;
  history.replaceState(null, '');
  return isKept(state) ? state.interrupted : 0;
};
