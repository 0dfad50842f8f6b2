import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { chromiumSandbox, findChromium, quietChromium } from '../../build/chromium.ts';
import { giveToApp } from '../../build/launch.ts';
import { root } from '../../build/root.ts';
import { prepareMachine } from '../e2e/harness/machine.ts';
import { openApp } from '../e2e/harness/running-app.ts';

/** Where a page is measured: a window on it, and what it runs in. */

export const runtimeNames = ['electron', 'chromium'] as const;
export type RuntimeName = (typeof runtimeNames)[number];

type Measure<T> = (page: Page, runtime: string) => Promise<T>;

const inChromium = async <T>(url: string, measure: Measure<T>): Promise<T> => {
  const executablePath = findChromium();
  // A profile on the disk, as the app has one: a private window would keep its databases in memory.
  const profile = mkdtempSync(join(tmpdir(), 'zapys-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    chromiumSandbox,
    args: [...quietChromium],
  });
  try {
    const page = await context.newPage();
    await page.goto(url);
    return await measure(page, `Chromium ${context.browser()?.version() ?? ''}`);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
};

const inElectron = async <T>(url: string, measure: Measure<T>): Promise<T> => {
  const home = mkdtempSync(join(tmpdir(), 'zapys-bench-'));
  giveToApp(home);
  const machine = await prepareMachine();
  try {
    const running = await openApp(machine, {
      home,
      appPath: join(root, 'test/bench/window'),
      switches: [`--bench-url=${url}`],
    });
    try {
      const { electron, chrome } = await running.app.evaluate(() => process.versions);
      await running.window.waitForURL(url);
      return await measure(running.window, `Electron ${electron}, Chromium ${chrome}`);
    } finally {
      await running.kill();
    }
  } finally {
    await machine.release();
    rmSync(home, { recursive: true, force: true });
  }
};

const runs: Readonly<Record<RuntimeName, typeof inChromium>> = {
  electron: inElectron,
  chromium: inChromium,
};

/** Opens the page in the runtime, measures and closes it. */
export const measureIn = <T>(name: RuntimeName, url: string, measure: Measure<T>): Promise<T> =>
  runs[name](url, measure);
