import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderForApp, giveToApp } from '../../../build/launch.ts';
import { speak } from './language.ts';
import { type OpenOptions, openApp, type RunningApp } from './running-app.ts';
import { test } from './test.ts';
import { lock, type Person, type Stage, stageOn, unlock } from './vault-steps.ts';
import type { Locale } from './words.ts';

export type Shared = {
  readonly running: RunningApp;
  /** Where the person saves files. */
  readonly documents: string;
  /** The window with the words of the language it is in. */
  readonly stage: Stage;
};

/**
 * One app with one vault for all tests of a file. They run in order, each on what the one before it left; `prepare`
 * fills the vault first.
 */
export function shareVault(
  options: Partial<OpenOptions> & { readonly language: Locale },
  prepare: (shared: Shared) => Promise<void>,
): () => Shared {
  let shared: Shared | undefined;
  let home = '';
  const get = (): Shared => {
    if (!shared) throw new Error('The app is not open.');
    return shared;
  };
  test.describe.configure({ mode: 'serial' });
  test.beforeAll(async ({ machine }) => {
    home = await mkdtemp(join(tmpdir(), 'zapys-'));
    giveToApp(home);
    const documents = await folderForApp(join(home, 'Documents'));
    const running = await openApp(machine, { home, ...options });
    shared = { running, documents, stage: stageOn(running.window, options.language) };
    await prepare(shared);
  });
  test.afterAll(async () => {
    await shared?.running.kill();
    await rm(home, { recursive: true, force: true });
  });
  return get;
}

/** Another person sits down at the same computer. */
export async function becomes(stage: Stage, person: Person): Promise<void> {
  await lock(stage);
  await unlock(stage, person);
}

/** The window in this language from now on, with its words. */
export async function inLanguage({ running }: Shared, language: Locale): Promise<Stage> {
  await speak(running.window, language);
  return stageOn(running.window, language);
}

type Look = (stage: Stage, colorScheme: 'light' | 'dark') => Promise<void>;

/**
 * What stands on the screen now, in two looks that hold both languages and both colour schemes: light in the person's
 * language, dark in the other. No colour depends on the language, and no word on the scheme.
 */
export async function inBothLooks({ running }: Shared, look: Look): Promise<void> {
  const { window } = running;
  const own = (await window.evaluate(() => document.documentElement.lang)) === 'en' ? 'en' : 'uk';
  const other = own === 'en' ? 'uk' : 'en';
  await look(stageOn(running.window, own), 'light');
  await speak(window, other);
  await window.emulateMedia({ colorScheme: 'dark' });
  await look(stageOn(running.window, other), 'dark');
  await window.emulateMedia({ colorScheme: 'light' });
  await speak(window, own);
}
