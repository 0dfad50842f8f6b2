import { bridge } from './bridge.ts';
import { session } from './session.ts';

/** Started once, with the window. A vault that opened whole makes the copy taken at this start a good one. */
export const reportWholeOnUnlock = (): void => {
  session.store.subscribe((now, before) => {
    if (now.phase !== 'open' || before.phase === 'open' || now.integrity.problems.length > 0) return;
    // Main being unable to note it (a full disk) leaves the copies that were there.
    void bridge.invoke('vault:opened', {}).catch(() => undefined);
  });
};
