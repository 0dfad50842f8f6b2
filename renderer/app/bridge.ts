import type { Bridge } from '../../shared/ipc.ts';

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: the global Window is an interface and is merged into
  interface Window {
    readonly zapys: Bridge;
  }
}

/** What preload offers the window. */
export const bridge: Bridge = window.zapys;
