import { createStore, useStore } from 'zustand';

/**
 * What the bottom line says about saving, and the work to finish before the vault locks. A form hands every
 * save to `trackSave` and names with `beforeLock` what it has not sent yet.
 */
type Saving = {
  readonly pending: number;
  /** The last save that ended: signed and durable, or refused. */
  readonly last: 'none' | 'saved' | 'failed';
};

export const saving = createStore<Saving>()(() => ({ pending: 0, last: 'none' }));
export const useSaving = (): Saving => useStore(saving);

/** Shows "Saving" until `work` ends, then "Saved, signed"; the result and the refusal pass through. */
export const trackSave = async <T>(work: Promise<T>): Promise<T> => {
  saving.setState(({ pending }) => ({ pending: pending + 1 }));
  let last: Saving['last'] = 'failed';
  try {
    const value = await work;
    last = 'saved';
    return value;
  } finally {
    saving.setState(({ pending }) => ({ pending: pending - 1, last }));
  }
};

const flushers = new Set<() => Promise<void>>();

/** `flush` sends what the form still holds; returns the function that takes it off again. */
export const beforeLock = (flush: () => Promise<void>): (() => void) => {
  flushers.add(flush);
  return () => {
    flushers.delete(flush);
  };
};

/** Sends what every open form still holds. A refusal must not keep the vault open, so it does not reject. */
export const flushUnsaved = async (): Promise<void> => {
  await Promise.allSettled([...flushers].map((flush) => flush()));
};
