import { createStore, useStore } from 'zustand';

/** Which of the shell's own windows lies over the screen. */
type Over = {
  readonly over: 'none' | 'palette' | 'keys';
  /** Counts the openings: each begins with nothing typed, even while the last one is open. */
  readonly turn: number;
};

const store = createStore<Over>()(() => ({ over: 'none', turn: 0 }));

export const useOver = (): Over => useStore(store);
export const openPalette = (): void => store.setState(({ turn }) => ({ over: 'palette', turn: turn + 1 }));
export const openKeys = (): void => store.setState({ over: 'keys' });
export const closeOver = (): void => store.setState({ over: 'none' });
