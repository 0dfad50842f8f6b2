import { useEffect } from 'react';
import { bridge } from './bridge.ts';
import { IdleNotice } from './IdleNotice.tsx';
import { watchIdle } from './idle.ts';
import { preferences } from './preferences.ts';
import { session } from './session.ts';

/** Locks the open vault when nobody is there: after idle time, and when the system locks, sleeps or shuts down. */
export const AwayLock = () => {
  useEffect(() => {
    const lock = () => void session.lock();
    const endIdle = watchIdle(() => preferences.getState().idleMinutes * 60_000, lock);
    const endSystem = bridge.on('session:lock', lock);
    return () => {
      endIdle();
      endSystem();
    };
  }, []);
  return <IdleNotice />;
};
