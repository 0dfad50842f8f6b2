import { createStore, useStore } from 'zustand';

/** Whether the quick sheet lies over the screen. What is in it is kept by its editor. */
const store = createStore<{ readonly opened: boolean }>()(() => ({ opened: false }));

export const useQuickLog = (): boolean => useStore(store).opened;
export const openQuickLog = (): void => store.setState({ opened: true });
export const closeQuickLog = (): void => store.setState({ opened: false });
