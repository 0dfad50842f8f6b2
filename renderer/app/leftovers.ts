import { bridge } from './bridge.ts';
import { session } from './session.ts';
import { vault } from './vault.ts';

/** Removes what a kill left of a file being saved; the vault remembers where it was writing. */
const removeLeftovers = async (): Promise<void> => {
  for (const path of await vault.leftovers()) {
    const { removed } = await bridge.invoke('file:remove-leftover', { path });
    if (removed) await vault.leftoverRemoved({ path });
  }
};

/** Started once, with the window. What cannot be removed now (a stick not plugged in) waits for the next unlock. */
export const removeLeftoversOnUnlock = (): void => {
  session.store.subscribe((now, before) => {
    if (now.phase === 'open' && before.phase !== 'open') void removeLeftovers().catch(() => undefined);
  });
};
