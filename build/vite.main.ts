import type { UserConfig } from 'vite';

/**
 * The Node side, each entry one file (forge.config.ts names them): CommonJS for the oldest runtime served
 * (Electron 25, Node 18), readable in the package, with all but Typst's native module inside.
 */
const config: UserConfig = {
  publicDir: false,
  logLevel: 'warn',
  build: {
    target: 'node18',
    minify: false,
    sourcemap: false,
    rollupOptions: {
      external: [/^@myriaddreamin\/typst-ts-node-compiler/],
      // A sandboxed preload can require nothing but electron.
      output: { codeSplitting: false },
    },
  },
};

export default config;
