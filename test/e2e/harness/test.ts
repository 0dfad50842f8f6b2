import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { folderForApp, giveToApp } from '../../../build/launch.ts';
import { type Machine, prepareMachine } from './machine.ts';
import { type OpenOptions, openApp, type RunningApp } from './running-app.ts';

type TestFixtures = {
  /** A fresh home for this test's person; removed afterwards. */
  readonly home: string;
  /** Opens the built app in real Electron; what is still open when the test ends is killed. */
  readonly open: (options?: Partial<OpenOptions>) => Promise<RunningApp>;
};

type WorkerFixtures = { readonly machine: Machine };

export const test = base.extend<TestFixtures, WorkerFixtures>({
  machine: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from the pattern
    async ({}, use) => {
      const machine = await prepareMachine();
      await use(machine);
      await machine.release();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from the pattern
  home: async ({}, use) => {
    const home = await mkdtemp(join(tmpdir(), 'zapys-'));
    giveToApp(home);
    await folderForApp(join(home, 'Documents'));
    await use(home);
    await rm(home, { recursive: true, force: true });
  },
  open: async ({ machine, home }, use) => {
    const opened: RunningApp[] = [];
    await use(async (options) => {
      const running = await openApp(machine, { home, ...options });
      opened.push(running);
      return running;
    });
    for (const running of opened) await running.kill();
  },
});

export { expect };
