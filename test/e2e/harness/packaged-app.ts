import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Browser, chromium, errors, type Page } from '@playwright/test';
import { folderForApp } from '../../../build/launch.ts';
import { killTree } from './kill-tree.ts';
import type { Machine } from './machine.ts';
import { patienceWithStart, sayStartedAgain } from './running-app.ts';

export type Started = {
  /** Everything it has written to its output so far. */
  readonly output: () => string;
  /** Resolves once the output matches; rejects when the process ends before. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Ends it as the system would, and waits until it is gone. */
  readonly stop: () => Promise<void>;
};

export type StartOptions = {
  readonly home: string;
  readonly switches?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** Starts an executable with the runtime's sandbox and user, without Playwright: a released app lets nobody inspect it. */
export async function start(machine: Machine, executable: string, options: StartOptions): Promise<Started> {
  const temporary = await folderForApp(join(options.home, 'tmp'));
  const wrapped = machine.launcher.env.ZAPYS_ELECTRON !== undefined;
  const child = spawn(wrapped ? machine.launcher.executable : executable, [...(options.switches ?? [])], {
    cwd: options.home,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH ?? '/usr/bin:/bin',
      LANG: 'C.UTF-8',
      HOME: options.home,
      TMPDIR: temporary,
      ...machine.env,
      ...machine.launcher.env,
      ...(wrapped ? { ZAPYS_ELECTRON: executable } : {}),
      ...options.env,
    },
  });
  return watched(child);
}

function watched(child: ChildProcess): Started {
  let text = '';
  const gone = once(child, 'exit');
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += String(chunk)));
  return {
    output: () => text,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(text);
          if (found) resolve(found);
        };
        for (const stream of [child.stdout, child.stderr]) stream?.on('data', look);
        void gone.then(() => reject(new Error(`It ended without saying ${pattern}: ${text}`)));
        look();
      }),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
        child.kill('SIGTERM');
        const killer = setTimeout(() => child.pid !== undefined && killTree(child.pid), 10_000);
        await gone;
        clearTimeout(killer);
      }
    },
  };
}

export type PackagedWindow = {
  readonly window: Page;
  readonly started: Started;
  readonly close: () => Promise<void>;
};

/**
 * Starts a packaged app and takes its window by Chromium's own debugging port; as with `openApp`, a start of which
 * Playwright never gets hold is given up once.
 */
export async function openPackaged(
  machine: Machine,
  executable: string,
  options: StartOptions,
): Promise<PackagedWindow> {
  try {
    return await openOnce(machine, executable, options, patienceWithStart);
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    sayStartedAgain(error);
    return openOnce(machine, executable, options);
  }
}

async function openOnce(
  machine: Machine,
  executable: string,
  options: StartOptions,
  timeout?: number,
): Promise<PackagedWindow> {
  const patience = timeout === undefined ? {} : { timeout };
  const started = await start(machine, executable, {
    ...options,
    switches: ['--disable-gpu', '--lang=en', '--remote-debugging-port=0', ...(options.switches ?? [])],
  });
  let browser: Browser | undefined;
  try {
    const [, address = ''] = await started.says(/DevTools listening on (ws:\/\/\S+)/);
    // Electron refuses what Playwright otherwise sets up for downloads and focus.
    browser = await chromium.connectOverCDP(address, { noDefaults: true, ...patience });
    const [context] = browser.contexts();
    const window = context?.pages()[0] ?? (await context?.waitForEvent('page', patience));
    if (!window) throw new Error('The packaged app opened no window.');
    await window.waitForLoadState('domcontentloaded', patience);
    const connected = browser;
    return {
      window,
      started,
      close: async () => {
        await connected.close();
        await started.stop();
      },
    };
  } catch (error) {
    await browser?.close();
    await started.stop();
    throw error;
  }
}
