import { builtinModules } from 'node:module';
import type { InlineConfig } from 'vite';
import { root } from './root.ts';

/** Output name in dist/main → its source. One file each: a sandboxed preload can require nothing but electron. */
const entries = {
  main: 'electron/main.ts',
  preload: 'electron/preload.ts',
  typesetting: 'electron/typesetting/process.ts',
} as const;

export type MainEntry = keyof typeof entries;

/** Builds for the Node side: CommonJS for the oldest runtime served (Electron 25, Node 18). */
export function mainConfig(entry: MainEntry): InlineConfig {
  return {
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: entries[entry],
      target: 'node18',
      outDir: 'dist/main',
      emptyOutDir: false,
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        external: ['electron', /^@myriaddreamin\/typst-ts-node-compiler/, /^node:/, ...builtinModules],
        output: { format: 'cjs', entryFileNames: `${entry}.cjs`, codeSplitting: false },
      },
    },
  };
}

export const mainEntries = Object.keys(entries) as readonly MainEntry[];
