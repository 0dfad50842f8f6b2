import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { attach, beginIncident, photograph, record } from './log-steps.ts';
import type { RunningApp } from './running-app.ts';
import type { Shared } from './shared-vault.ts';
import { test } from './test.ts';
import type { Stage } from './vault-steps.ts';
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

export type Photographed = { readonly number: string; readonly narrative: string };

/** An incident with the photograph DSCN0010.jpg and words that are nowhere else. */
export async function recordPhotographed(stage: Stage): Promise<Photographed> {
  const narrative = `zq${randomBytes(9).toString('hex')}`;
  await beginIncident(stage);
  const number = await record(stage, { 'account.type': 'benefit_denial', 'account.narrative': narrative });
  await attach(stage, [photograph('DSCN0010.jpg')]);
  return { number, narrative };
}

/** Each test begins with a copy of the vault's files, with their owner, who is the user that the app runs as. */
export const eachWithCopy = (get: () => Shared): void => {
  test.beforeEach(({ home }) => {
    execFileSync('cp', ['-a', join(get().running.home, '.config'), home]);
  });
};
