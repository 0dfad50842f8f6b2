import { createStore, useStore } from 'zustand';

/** Which of the shell's own windows lies over the screen. */
type Over = {
  readonly over: 'none' | 'palette' | 'keys';
  /** Counts the openings: each begins with nothing typed, even while the last one is open. */
  readonly turn: number;
  /** What had the focus, and gets it back from the palette. */
  readonly from: Element | null;
};

const store = createStore<Over>()(() => ({ over: 'none', turn: 0, from: null }));

export const useOver = (): Over => useStore(store);
export const openPalette = (): void =>
  store.setState(({ over, turn, from }) => ({
    over: 'palette',
    turn: turn + 1,
    from: over === 'palette' ? from : document.activeElement,
  }));
export const openKeys = (): void => store.setState({ over: 'keys' });
export const closeOver = (): void => store.setState({ over: 'none' });
