import { createStore, useStore } from 'zustand';

/**
 * Locks after some time without a key or a pointer. Time is compared with the clock, not counted in ticks, so
 * that a sleeping machine locks as soon as it wakes.
 */

/** The notice stands this long before the lock, in seconds. */
export const noticeSeconds = 20;

type Idle = {
  /** Seconds until the lock while the notice stands; undefined otherwise. */ readonly left:
    | number
    | undefined;
};
const store = createStore<Idle>()(() => ({ left: undefined }));
export const useIdleNotice = (): number | undefined => useStore(store).left;

/** Seconds of notice left at this moment; undefined before the notice, 0 when it is time to lock. */
export const noticeLeft = (idleMs: number, limitMs: number): number | undefined => {
  const left = Math.ceil((limitMs - idleMs) / 1000);
  if (left > noticeSeconds) return undefined;
  return Math.max(0, left);
};

const signs = ['keydown', 'click', 'pointerdown', 'pointermove', 'wheel', 'dragover'] as const;

/** Watches until the returned function is called. `limitMs` is asked each time: the person may change it. */
export const watchIdle = (limitMs: () => number, lock: () => void): (() => void) => {
  let last = Date.now();
  const awake = () => {
    last = Date.now();
    if (store.getState().left !== undefined) store.setState({ left: undefined });
  };
  for (const sign of signs) addEventListener(sign, awake, { capture: true, passive: true });
  const timer = setInterval(() => {
    const left = noticeLeft(Date.now() - last, limitMs());
    if (left !== store.getState().left) store.setState({ left });
    if (left === 0) {
      clearInterval(timer);
      lock();
    }
  }, 500);
  return () => {
    clearInterval(timer);
    for (const sign of signs) removeEventListener(sign, awake, { capture: true });
    store.setState({ left: undefined });
  };
};
