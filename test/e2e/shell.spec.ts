import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Bridge, TypesetRequest, TypesetResponse } from '../../shared/ipc.ts';
import { expect, test } from './harness/probe.ts';

type WithBridge = { readonly zapys: Bridge };

test('a second start ends at once and brings the first window forward', async ({
  open,
  probeApp,
  machine,
}) => {
  const first = await open({ appPath: probeApp });
  await first.app.evaluate(({ app, BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.minimize();
    (globalThis as unknown as { focused: Promise<boolean> }).focused = new Promise((resolve) => {
      app.once('second-instance', () => resolve(BrowserWindow.getAllWindows()[0]?.isMinimized() === false));
    });
  });
  const second = spawn(machine.launcher.executable, ['--disable-gpu', probeApp], {
    cwd: first.home,
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      HOME: first.home,
      TMPDIR: join(first.home, 'tmp'),
      ...machine.env,
      ...machine.launcher.env,
    },
  });
  const [code] = await once(second, 'exit');
  expect(code).toBe(0);
  const focused = () => (globalThis as unknown as { focused: Promise<boolean> }).focused;
  expect(await first.app.evaluate(focused)).toBe(true);
  expect(await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('--user-data-dir moves everything the app keeps', async ({ open, probeApp, home }) => {
  const chosen = join(home, 'Documents', 'vault on a stick');
  const running = await open({ appPath: probeApp, switches: [`--user-data-dir=${chosen}`] });
  expect(await running.app.evaluate(({ app }) => app.getPath('userData'))).toBe(chosen);
  expect(await running.app.evaluate(({ session }) => session.defaultSession.storagePath)).toBe(chosen);
  await running.close();
  expect(existsSync(chosen)).toBe(true);
  expect(existsSync(join(home, '.config', 'Zapys'))).toBe(false);
});

/** Answers the question before closing with the button of this number, and counts how often it was asked. */
async function answerClosing(app: ElectronApplication, button: number): Promise<() => Promise<number>> {
  await app.evaluate(({ dialog }, response) => {
    const state = globalThis as unknown as { asked: number };
    state.asked = 0;
    dialog.showMessageBox = () => {
      state.asked += 1;
      return Promise.resolve({ response, checkboxChecked: false });
    };
  }, button);
  return () => app.evaluate(() => (globalThis as unknown as { asked: number }).asked);
}

test('closing in the middle of work asks, and stays when told to', async ({ open, probeApp }) => {
  const { app, window } = await open({ appPath: probeApp });
  await window.evaluate(() => (globalThis as unknown as WithBridge).zapys.invoke('app:busy', { busy: true }));
  const asked = await answerClosing(app, 0);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(asked).toBe(1);
  await app.evaluate(({ app: running }) => running.quit());
  await expect.poll(asked).toBe(2);
  expect(await window.evaluate('window.probe')).toBe(1);
});

test('closing in the middle of work closes when told to', async ({ open, probeApp }) => {
  const { app, window } = await open({ appPath: probeApp });
  await window.evaluate(() => (globalThis as unknown as WithBridge).zapys.invoke('app:busy', { busy: true }));
  await answerClosing(app, 1);
  const gone = once(app.process(), 'exit');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect((await gone)[0]).toBe(0);
});

test('a page that was reloaded is busy no more', async ({ open, probeApp }) => {
  const { app, window } = await open({ appPath: probeApp });
  await window.evaluate(() => (globalThis as unknown as WithBridge).zapys.invoke('app:busy', { busy: true }));
  const asked = await answerClosing(app, 0);
  await window.reload();
  expect(await asked()).toBe(0);
  const gone = once(app.process(), 'exit');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect((await gone)[0]).toBe(0);
});

test('the page is told to lock when the system locks, sleeps or shuts down', async ({ probe }) => {
  await probe.window.evaluate(() => {
    const state = window as unknown as WithBridge & { heard: unknown[]; stop: () => void };
    state.heard = [];
    state.stop = state.zapys.on('session:lock', (payload) => state.heard.push(payload));
  });
  const heard = () => probe.window.evaluate('window.heard');
  await probe.app.evaluate(({ powerMonitor }) => {
    for (const event of ['lock-screen', 'suspend', 'shutdown']) powerMonitor.emit(event);
  });
  await expect
    .poll(heard)
    .toEqual([{ reason: 'screen-locked' }, { reason: 'suspend' }, { reason: 'shutdown' }]);
  await probe.window.evaluate('window.stop()');
  await probe.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
  await probe.window.evaluate(() => (window as unknown as WithBridge).zapys.invoke('app:info', {}));
  expect(await heard()).toHaveLength(3);
});

test('on Linux, a locked screen is noticed without being announced', async ({ probe }) => {
  await probe.window.evaluate(() => {
    const state = window as unknown as WithBridge & { heard: unknown[] };
    state.heard = [];
    state.zapys.on('session:lock', (payload) => state.heard.push(payload));
  });
  await probe.app.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleState = () => 'locked';
  });
  await expect.poll(() => probe.window.evaluate('window.heard')).toEqual([{ reason: 'screen-locked' }]);
  await probe.app.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleState = () => 'active';
  });
});

/** Opens a typesetting process and sends it requests; resolves to the answers in their order of arrival. */
function typeset(page: Page, requests: readonly Pick<TypesetRequest, 'id' | 'data'>[]) {
  return page.evaluate(async (all) => {
    const arrived = new Promise<MessagePort>((resolve) => {
      addEventListener(
        'message',
        ({ data, ports: [port] }) => data?.zapys === 'port' && port && resolve(port),
        {
          once: true,
        },
      );
    });
    await (window as unknown as WithBridge).zapys.invoke('typeset:open', {});
    const port = await arrived;
    (window as unknown as { port: MessagePort }).port = port;
    const answers: TypesetResponse[] = [];
    return new Promise<{ id: number; ok: boolean; text: string }[]>((resolve) => {
      port.onmessage = ({ data }) => {
        answers.push(data);
        if (answers.length === all.length) {
          resolve(
            answers.map((answer) => ({
              id: answer.id,
              ok: answer.ok,
              text: answer.ok ? new TextDecoder().decode(answer.pdf) : answer.message,
            })),
          );
        }
      };
      for (const request of all) port.postMessage({ ...request, template: 'dossier', files: [] });
    });
  }, requests);
}

test('the typesetting process answers, and knows nothing of the person’s environment', async ({ probe }) => {
  const [first, second] = await typeset(probe.window, [
    { id: 1, data: 'Привіт' },
    { id: 2, data: 'environment' },
  ]);
  expect(first).toEqual({ id: 1, ok: true, text: 'Привіт' });
  const [environment, pid] = JSON.parse(second?.text ?? '') as [Record<string, string>, number];
  for (const name of ['HOME', 'PATH', 'TMPDIR', 'DISPLAY', 'USER']) {
    expect(Object.keys(environment)).not.toContain(name);
  }
  await probe.window.evaluate(() => (window as unknown as { port: MessagePort }).port.close());
  // It ends with its port.
  await expect.poll(() => existsSync(`/proc/${pid}`)).toBe(false);
});

test('a typesetting process that dies answers what it owed with a failure', async ({ probe }) => {
  const answers = await typeset(probe.window, [
    { id: 7, data: 'silence' },
    { id: 8, data: 'die' },
  ]);
  expect(answers).toEqual([
    { id: 7, ok: false, text: 'The typesetting process ended' },
    { id: 8, ok: false, text: 'The typesetting process ended' },
  ]);
});

test('all of it works from inside an archive, and nothing else in the archive is served', async ({
  open,
  probeApp,
  home,
}) => {
  const archive = join(home, 'app.asar');
  await createPackage(probeApp, archive);
  const { window } = await open({ appPath: archive });
  expect(await window.evaluate('[window.probe, location.href]')).toEqual([1, 'app://zapys/index.html']);
  const statuses = await window.evaluate(() =>
    Promise.all(
      ['probe.css', 'link.txt', 'up/secret.txt', '../main/main.cjs', '..%2fsecret.txt'].map(
        async (path) => (await fetch(`app://zapys/${path}`)).status,
      ),
    ),
  );
  expect(statuses).toEqual([200, 404, 404, 404, 404]);
  const [answer] = await typeset(window, [{ id: 1, data: 'з архіву' }]);
  expect(answer).toEqual({ id: 1, ok: true, text: 'з архіву' });
});

test('a page that crashes again right away ends the app with a word, not in a loop', async ({
  open,
  probeApp,
}) => {
  const { app } = await open({ appPath: probeApp });
  const gone = once(app.process(), 'exit');
  await app.evaluate(({ BrowserWindow, dialog }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    dialog.showErrorBox = (title) => process.stdout.write(`said: ${title}\n`);
    contents?.once('did-finish-load', () => contents.forcefullyCrashRenderer());
    contents?.forcefullyCrashRenderer();
  });
  expect((await gone)[0]).toBe(1);
});

test('an app whose files are missing says so and ends', async ({ machine, probeApp, home }) => {
  const broken = join(home, 'broken');
  await cp(join(probeApp, '.vite/build'), join(broken, '.vite/build'), { recursive: true });
  await cp(join(probeApp, 'package.json'), join(broken, 'package.json'));
  // Stands in for the person who reads the message and closes it.
  await writeFile(
    join(broken, '.vite/build/read.cjs'),
    `const { dialog } = require('electron');
     dialog.showErrorBox = (title) => process.stdout.write(title + '\\n');
     require('./main.cjs');`,
  );
  const manifest = JSON.parse(await readFile(join(broken, 'package.json'), 'utf8')) as { main: string };
  await writeFile(
    join(broken, 'package.json'),
    JSON.stringify({ ...manifest, main: '.vite/build/read.cjs' }),
  );
  const child = spawn(machine.launcher.executable, ['--disable-gpu', '--lang=en', broken], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env.PATH, HOME: home, ...machine.env, ...machine.launcher.env },
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  expect(said).toContain('Zapys cannot start');
});
