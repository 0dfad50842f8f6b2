import { bridge } from './bridge.ts';
import { type Session, session } from './session.ts';

/** Started once, with the window. A vault that was found whole makes the copy taken at this start a good one. */
const isFoundWhole = (now: Session): boolean =>
  now.phase === 'open' && now.integrity.checked && now.integrity.problems.length === 0;

export const reportWhole = (): void => {
  session.store.subscribe((now, before) => {
    if (!isFoundWhole(now) || isFoundWhole(before)) return;
    // Main being unable to note it (a full disk) leaves the copies that were there.
    void bridge.invoke('vault:opened', {}).catch(() => undefined);
  });
};
