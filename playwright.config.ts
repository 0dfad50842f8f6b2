import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  // Each story has a home, a vault and a display of its own. One more than processors: a story waits a fifth of its time.
  workers: Math.min(3, availableParallelism() + 1),
  fullyParallel: false,
  // The stand-in Electron crashes by itself now and then; a second failure is ours, and each first one is told.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter:
    process.env.ZAPYS_REPORT === undefined
      ? 'list'
      : [['list'], ['json', { outputFile: process.env.ZAPYS_REPORT }]],
  use: { trace: 'off', screenshot: 'off', video: 'off' },
});
