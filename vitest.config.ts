import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { builtWorkers } from './build/built-workers.ts';
import { chromiumSandbox, findChromium, quietChromium } from './build/chromium.ts';
import { lightPassphrases } from './build/light-passphrases.ts';

const executablePath = findChromium();
const cacheDir = 'node_modules/.vite/browser';

/**
 * Hundreds of workers live for a second or two each: WebAssembly that is compiled once more, to run faster, is never
 * worth it there, and took a sixth of the time.
 */
const shortLived = ['--js-flags=--liftoff-only'];

/** Published vectors hold in Node and in Chromium alike. */
const vectors = 'test/vectors/*.test.ts';

export default defineConfig({
  test: {
    // Vitest would leave one processor to its own work, of which there is little.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // Pure modules: loaded and optimised once for all files of a worker.
          isolate: false,
          include: ['test/unit/**/*.test.{ts,tsx}', vectors],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'interop',
          environment: 'node',
          isolate: false,
          include: ['test/interop/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        cacheDir,
        plugins: [react(), lightPassphrases(), builtWorkers(resolve(`${cacheDir}-workers`))],
        // Found while a test runs, a dependency would be optimised then and the page reloaded in mid-test.
        optimizeDeps: {
          include: [
            'libsodium-sumo',
            'libsodium-wrappers-sumo',
            'dexie',
            'zod',
            'fast-check',
            'cborg',
            'exifreader',
            'mediabunny',
            '@zip.js/zip.js',
            '@noble/curves/ed25519.js',
            '@noble/curves/utils.js',
            '@noble/hashes/argon2.js',
            '@noble/hashes/sha2.js',
            '@noble/hashes/utils.js',
          ],
          exclude: ['@sqlite.org/sqlite-wasm', '@embedpdf/pdfium', 'libheif-js'],
        },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}', vectors],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Larger in a run by hand; a seed repeats a run.
          provide: {
            attachments: Number(process.env.ZAPYS_ATTACHMENTS ?? 120),
            flips: Number(process.env.ZAPYS_FLIPS ?? 6),
            seed: Number(process.env.ZAPYS_SEED ?? Date.now() % 1_000_000),
          },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(executablePath === undefined ? {} : { executablePath }),
                chromiumSandbox,
                args: [...quietChromium, ...shortLived],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
