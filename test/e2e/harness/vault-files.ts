import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import type { RunningApp } from './running-app.ts';
import { wordsIn } from './words.ts';

/** A vault's files on the disk, and what an app in English offers that finds them damaged. */

const t = wordsIn('en');

export const folderOf = (home: string): string => join(home, '.config/Zapys');
export const storeOf = (home: string): string =>
  join(folderOf(home), 'IndexedDB/app_zapys_0.indexeddb.leveldb');

export const lostTitle = (window: Page): Locator =>
  window.getByRole('heading', { name: t('vault:lost.title') });
export const putBackButtons = (window: Page): Locator =>
  window.getByRole('button', { name: t('vault:lost.putBack') });

/** The restarted app is started by the test, which otherwise could not see it. */
const restartByTest = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ app: electron }) => {
    electron.relaunch = () => undefined;
  });

/** Presses what restarts the app and waits until its processes are gone. */
export async function andRestart(running: RunningApp, press: () => Promise<void>): Promise<void> {
  await restartByTest(running.app);
  const gone = running.app.waitForEvent('close');
  // The app may be gone before it has answered the click; that it goes is what is waited for.
  await Promise.all([gone, press().catch(() => undefined)]);
}
