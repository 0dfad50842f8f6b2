import { once } from 'node:events';
import { join } from 'node:path';
import { _electron, type ElectronApplication, errors, type Page } from '@playwright/test';
import { folderForApp } from '../../../build/launch.ts';
import { root } from '../../../build/root.ts';
import { killOnly, killTree } from './kill-tree.ts';
import type { Machine } from './machine.ts';

export type OpenOptions = {
  /** The person's home: everything the app writes lies below it. Opening twice on one home is a restart. */
  readonly home: string;
  /** Path for Chromium's net log. */
  readonly netLog?: string;
  readonly language?: 'en' | 'uk';
  readonly colorScheme?: 'light' | 'dark';
  /** Folder with the app's package.json; the project's own unless told. */
  readonly appPath?: string;
  /** More of Chromium's switches. */
  readonly switches?: readonly string[];
  /** More of the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** A packaged app to start instead of the runtime. */
  readonly executable?: string;
};

export type RunningApp = {
  readonly app: ElectronApplication;
  readonly window: Page;
  readonly home: string;
  /** Closes the window as a person does and waits until every process is gone. */
  readonly close: () => Promise<void>;
  /** SIGKILL to every process of the app, as when the power goes. */
  readonly kill: () => Promise<void>;
  /** SIGKILL to its window's or its graphics process alone. */
  readonly killOnly: (type: 'renderer' | 'gpu-process') => void;
};

type Launch = NonNullable<Parameters<typeof _electron.launch>[0]>;

/** Milliseconds; a start takes one or two seconds. The one made again has all the time that Playwright gives. */
export const patienceWithStart = 12_000;

export const sayStartedAgain = ({ message }: Error): void => {
  process.stderr.write(`Playwright did not get hold of the app and starts it again. ${message}\n`);
};

/**
 * Playwright takes hold of an app that is starting already. About once in two hundred starts its debugger and a window
 * just being made wait for each other for ever: that start is given up and said, and the app is started again.
 */
async function launched(options: Launch): Promise<ElectronApplication> {
  try {
    return await _electron.launch({ ...options, timeout: patienceWithStart });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    sayStartedAgain(error);
    return _electron.launch(options);
  }
}

export async function openApp(machine: Machine, options: OpenOptions): Promise<RunningApp> {
  const temporary = await folderForApp(join(options.home, 'tmp'));
  // As root a wrapper drops to an ordinary user; it reads from its environment what to start.
  const wrapped = machine.launcher.env.ZAPYS_ELECTRON !== undefined;
  const app = await launched({
    executablePath: wrapped
      ? machine.launcher.executable
      : (options.executable ?? machine.launcher.executable),
    // Without this Playwright switches Chromium's sandbox off.
    chromiumSandbox: true,
    cwd: options.home,
    colorScheme: options.colorScheme ?? 'light',
    args: [
      '--disable-gpu',
      '--force-color-profile=srgb',
      `--lang=${options.language ?? 'en'}`,
      ...(options.switches ?? []),
      ...(options.netLog === undefined
        ? []
        : [`--log-net-log=${options.netLog}`, '--net-log-capture-mode=Everything']),
      ...(options.executable === undefined ? [options.appPath ?? root] : []),
    ],
    env: {
      PATH: process.env.PATH ?? '/usr/bin:/bin',
      LANG: 'C.UTF-8',
      HOME: options.home,
      TMPDIR: temporary,
      ...machine.env,
      ...machine.launcher.env,
      ...(options.executable === undefined || !wrapped ? {} : { ZAPYS_ELECTRON: options.executable }),
      ...options.env,
    },
  });
  const process_ = app.process();
  const pid = process_.pid;
  if (pid === undefined) throw new Error('The app did not start.');
  const alive = (): boolean => process_.exitCode === null && process_.signalCode === null;
  const gone = alive() ? once(process_, 'exit') : Promise.resolve();
  try {
    const window = await app.firstWindow();
    await window.waitForLoadState('domcontentloaded');
    return {
      app,
      window,
      home: options.home,
      close: async () => {
        await app.close();
        await gone;
      },
      killOnly: (type) => killOnly(type, pid),
      kill: async () => {
        // A number that ended may be another process by now.
        if (alive()) killTree(pid);
        await gone;
      },
    };
  } catch (error) {
    killTree(pid);
    throw error;
  }
}
