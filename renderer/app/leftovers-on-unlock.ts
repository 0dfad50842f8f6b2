import { bridge } from './bridge.ts';
import { createLeftovers } from './leftovers.ts';
import { session } from './session.ts';
import { vault } from './vault.ts';

export const leftovers = createLeftovers({
  list: () => vault.leftovers(),
  remove: async (path) => (await bridge.invoke('file:remove-leftover', { path })).removed,
  forget: (path) => vault.leftoverRemoved({ path }),
});

/** Started once, with the window. */
export const removeLeftoversOnUnlock = (): void => {
  session.store.subscribe((now, before) => {
    if (now.phase === 'open' && before.phase !== 'open') void leftovers.remove();
  });
};
