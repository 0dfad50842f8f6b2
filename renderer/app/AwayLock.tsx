import { useLockWhenAway } from './global-actions.ts';
import { IdleNotice } from './IdleNotice.tsx';

/** Locks the open vault when nobody is there, on screens outside the shell. */
export const AwayLock = () => {
  useLockWhenAway();
  return <IdleNotice />;
};
