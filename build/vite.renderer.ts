import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';
import { root } from './root.ts';

/** The window: everything served by app:// under `script-src 'self'`, so nothing may be inlined. */
const config: UserConfig = {
  root: `${root}/renderer`,
  publicDir: false,
  base: './',
  logLevel: 'warn',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: 'chrome114',
    outDir: `${root}/.vite/renderer`,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // app:// is one disk read away: preloading buys nothing and its polyfill is an inline script.
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4096,
  },
};

export default config;
