import { createStore, useStore } from 'zustand';
import { session } from './session.ts';
import { onVaultEvent } from './vault.ts';

/**
 * How many entries the ledger has. Apart from the session: it changes with every save, and whoever reads the session
 * must not be drawn anew for that.
 */
const entryCount = createStore<{ readonly entries: number }>()(() => ({ entries: 0 }));

export const useEntryCount = (): number => useStore(entryCount).entries;

/** Follows the ledger as it opens and grows: what is added is signed and chained as it is written. */
export const followEntries = (): (() => void) => {
  const take = () => {
    const now = session.store.getState();
    if (now.phase === 'open') entryCount.setState({ entries: now.integrity.entries });
  };
  take();
  const stopSession = session.store.subscribe(take);
  const stopEvents = onVaultEvent((event) => {
    if (event.type === 'changed') entryCount.setState({ entries: event.entries });
    if (event.type === 'checked') session.checked(event.integrity);
    if (event.type === 'unchecked') session.unchecked();
  });
  return () => {
    stopSession();
    stopEvents();
  };
};
