import { cpus } from 'node:os';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { chromiumSandbox, findChromium, quietChromium } from '../../build/chromium.ts';
import { root } from '../../build/root.ts';
import type { Measured } from './place-search.ts';

/**
 * `npm run bench`: how long the search of places takes after each of 1,000 keystrokes, in this machine's Chromium.
 * It judges nothing: the figures are in docs/measurements.md.
 */
const count = 1000;

/** The value that this share of the sorted ones does not exceed. */
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;

const line = (name: string, strokes: Measured['strokes']): string => {
  const sorted = strokes.map(({ took }) => took).sort((a, b) => a - b);
  const [median, p95, max] = [quantile(sorted, 0.5), quantile(sorted, 0.95), quantile(sorted, 1)];
  const none = strokes.filter(({ found }) => found === 0).length;
  return `${name.padEnd(8)} ${strokes.length} keystrokes: median ${median.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, max ${max.toFixed(2)} ms; ${none} found nothing\n`;
};

const server = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  server: {
    host: '127.0.0.1',
    port: 0,
    hmr: false,
    watch: null,
    // Isolated, a page's clock counts in microseconds.
    headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
  },
  optimizeDeps: { noDiscovery: true },
});
await server.listen();
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  chromiumSandbox,
  args: [...quietChromium],
});
try {
  const page = await browser.newPage();
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}test/bench/place-search.ts`);
  const measured = await page.evaluate(
    async ([path, strokes]) => {
      const bench: typeof import('./place-search.ts') = await import(path);
      return bench.measurePlaceSearch(strokes);
    },
    ['/test/bench/place-search.ts', count] as const,
  );
  const { strokes } = measured;
  process.stdout.write(
    `Chromium ${browser.version()}, ${cpus()[0]?.model.trim() ?? ''}, ${cpus().length} processors\n`,
  );
  process.stdout.write(`prepared in ${measured.prepared.toFixed(0)} ms\n${line('all', strokes)}`);
  for (const written of ['uk', 'latin', 'typo'] as const)
    process.stdout.write(
      line(
        written,
        strokes.filter((stroke) => stroke.written === written),
      ),
    );
  const slowest = [...strokes].sort((a, b) => b.took - a.took).slice(0, 5);
  process.stdout.write(
    `slowest: ${slowest.map(({ text, took }) => `“${text}” ${took.toFixed(2)} ms`).join(', ')}\n`,
  );
} finally {
  await browser.close();
  await server.close();
}
