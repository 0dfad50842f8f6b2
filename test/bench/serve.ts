import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import sirv from 'sirv';
import { build } from 'vite';
import { root } from '../../build/root.ts';

/** Alone in its process, a page's clock counts in microseconds and it may ask for its memory. */
const isolated = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const;

export type Served = { readonly url: string; readonly stop: () => Promise<void> };

/** Builds the page in this folder of test/bench as the app's window is built, and serves it to this machine alone. */
export async function servePage(folder: string): Promise<Served> {
  const outDir = mkdtempSync(join(tmpdir(), 'zapys-bench-page-'));
  await build({
    configFile: false,
    root: join(root, 'test/bench', folder),
    publicDir: false,
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      target: 'chrome114',
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 8192,
    },
  });
  const files = sirv(outDir, {
    setHeaders: (response) => {
      for (const [name, value] of Object.entries(isolated)) response.setHeader(name, value);
    },
  });
  const server = createServer((request, response) => files(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: async () => {
      await new Promise((resolve) => server.close(resolve));
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
