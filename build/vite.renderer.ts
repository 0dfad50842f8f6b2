import react from '@vitejs/plugin-react';
import type { Plugin, UserConfig } from 'vite';
import { root } from './root.ts';

/**
 * The vault's worker takes as long to start as the window's own script, so it is started by a script of its own, which
 * stands before that in the page and does not wait for it.
 */
const vaultFirst: Plugin = {
  name: 'vault-first',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle }) => {
      const vault = Object.values(bundle ?? {}).find(
        (chunk) => chunk.type === 'chunk' && chunk.isEntry && chunk.name === 'vault',
      );
      if (vault === undefined) throw new Error('The window has no script that starts the vault');
      return [
        {
          tag: 'script',
          attrs: { type: 'module', crossorigin: true, src: `./${vault.fileName}` },
          injectTo: 'head-prepend',
        },
      ];
    },
  },
};

/** The window: everything served by app:// under `script-src 'self'`, so nothing may be inlined. */
const config: UserConfig = {
  root: `${root}/renderer`,
  publicDir: false,
  base: './',
  logLevel: 'warn',
  plugins: [react(), vaultFirst],
  worker: { format: 'es' },
  build: {
    target: 'chrome114',
    outDir: `${root}/.vite/renderer`,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: `${root}/renderer/index.html`, vault: `${root}/renderer/app/vault.ts` },
    },
    // app:// is one disk read away: preloading buys nothing and its polyfill is an inline script.
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4096,
  },
};

export default config;
