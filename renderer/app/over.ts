import { createStore, useStore } from 'zustand';

/** Which of the shell's own windows lies over the screen. */
type Over = { readonly over: 'none' | 'palette' | 'keys' };

const store = createStore<Over>()(() => ({ over: 'none' }));

export const useOver = (): Over['over'] => useStore(store).over;
export const openPalette = (): void => store.setState({ over: 'palette' });
export const openKeys = (): void => store.setState({ over: 'keys' });
export const closeOver = (): void => store.setState({ over: 'none' });
