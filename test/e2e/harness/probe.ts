import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderForApp, giveToApp } from '../../../build/launch.ts';
import { root } from '../../../build/root.ts';
import { openApp, type RunningApp } from './running-app.ts';
import { test as base, expect } from './test.ts';

/**
 * The real shell (main, preload, policy) around a bare page of our own, so that the forbidden things are tried
 * by a page that does nothing else and holds back nothing.
 */
const probePage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Probe</title>
<link rel="stylesheet" href="./probe.css"><script type="module" src="./probe.js"></script><body></body></html>`;

const probeFiles: Readonly<Record<string, string>> = {
  'index.html': probePage,
  'second.html': probePage,
  'probe.css': 'body { margin: 0 }',
  'probe.js': 'window.probe = 1;',
  // Answers with what the worker's own policy lets it do.
  'worker.js': `
    const attempt = async (name, work) => [name, await work().then(() => 'done', (error) => error.name)];
    const wasm = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
    const url = new URL(location.href).hash.slice(1);
    const all = [
      attempt('wasm', () => WebAssembly.compile(wasm)),
      attempt('eval', async () => eval('1')),
      attempt('require', async () => require('fs')),
      attempt('process', async () => process.pid),
      attempt('fetch', () => fetch(url)),
      attempt('websocket', () => new Promise((resolve, reject) => {
        const socket = new WebSocket(url.replace('http', 'ws'));
        socket.onopen = resolve;
        socket.onerror = () => reject(new TypeError('closed'));
      })),
      attempt('worker', () => new Promise((resolve, reject) => {
        const worker = new Worker('./worker.js');
        worker.onmessage = resolve;
        worker.onerror = () => reject(new TypeError('refused'));
      })),
    ];
    Promise.all(all).then((results) => postMessage(Object.fromEntries(results)));
  `,
};

/** Stands where the typesetting process stands, to see how main treats one. */
const probeTypesetting = `
process.parentPort.on('message', ({ ports: [port] }) => {
  port.on('message', ({ data: { id, data } }) => {
    if (data === 'die') process.exit(7);
    if (data === 'silence') return;
    if (data === 'environment') data = JSON.stringify([process.env, process.pid]);
    port.postMessage({ id, ok: true, pdf: new TextEncoder().encode(data) });
  });
  port.start();
});
`;

async function makeProbeApp(folder: string): Promise<void> {
  const renderer = join(folder, '.vite/renderer');
  await mkdir(renderer, { recursive: true });
  await cp(join(root, 'package.json'), join(folder, 'package.json'));
  await cp(join(root, '.vite/build'), join(folder, '.vite/build'), { recursive: true });
  await writeFile(join(folder, '.vite/build/typesetting.cjs'), probeTypesetting);
  await writeFile(join(folder, '.vite/secret.txt'), 'outside the served folder');
  for (const [name, text] of Object.entries(probeFiles)) await writeFile(join(renderer, name), text);
  await symlink('../secret.txt', join(renderer, 'link.txt'));
  await symlink('..', join(renderer, 'up'));
}

/** Listens on 127.0.0.1 and counts who knocks. */
export type Ear = { readonly port: number; readonly url: string; readonly heard: () => number };

async function listen(): Promise<{ ear: Ear; server: Server }> {
  let connections = 0;
  const server = createTcpServer((socket) => {
    connections += 1;
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 2\r\n\r\nok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { ear: { port, url: `http://127.0.0.1:${port}/`, heard: () => connections }, server };
}

/**
 * A page of the same origin in a session of its own, served without any header: what is refused here is refused
 * by main alone. Every session falls under the policy as soon as it is made.
 */
export type Bare = {
  readonly evaluate: (code: string) => Promise<unknown>;
  /** Lets every request past the session's filter, to see what stands behind it. */
  readonly unfilter: () => Promise<void>;
};

type ProbeFixtures = {
  readonly bare: Bare;
  /** A server that must hear nothing. */
  readonly ear: Ear;
  /** The probe page, freshly loaded. */
  readonly probe: RunningApp;
};

type WorkerFixtures = {
  /** Folder of the app with the probe page, to be opened by itself. */
  readonly probeApp: string;
  /** One such app for all tests that leave it as they found it. */
  readonly shell: RunningApp;
};

export const test = base.extend<ProbeFixtures, WorkerFixtures>({
  probeApp: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from the pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'zapys-probe-'));
      await chmod(folder, 0o755);
      await makeProbeApp(folder);
      await use(folder);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  shell: [
    async ({ machine, probeApp }, use) => {
      const home = await mkdtemp(join(tmpdir(), 'zapys-shell-'));
      giveToApp(home);
      await folderForApp(join(home, 'Documents'));
      const running = await openApp(machine, {
        home,
        appPath: probeApp,
        // A camera and a microphone to be refused.
        switches: ['--use-fake-device-for-media-stream'],
      });
      await use(running);
      await running.kill();
      await rm(home, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  probe: async ({ shell }, use) => {
    await shell.window.reload();
    await expect.poll(() => shell.window.evaluate('window.probe')).toBe(1);
    await use(shell);
  },
  bare: async ({ shell: { app } }, use) => {
    const id = await app.evaluate(async ({ BrowserWindow, session }) => {
      const bare = session.fromPartition(`bare-${Math.random()}`);
      const headers = { 'Content-Type': 'text/html' };
      bare.protocol.handle('app', () => new Response('<title>Bare</title><body></body>', { headers }));
      const window = new BrowserWindow({ show: false, webPreferences: { session: bare } });
      await window.loadURL('app://zapys/');
      return window.id;
    });
    await use({
      evaluate: (code) =>
        app.evaluate(
          ({ BrowserWindow }, [window, text]) =>
            BrowserWindow.fromId(window)?.webContents.executeJavaScript(text, true),
          [id, code] as const,
        ),
      unfilter: () =>
        app.evaluate(({ BrowserWindow }, window) => {
          BrowserWindow.fromId(window)?.webContents.session.webRequest.onBeforeRequest(null);
        }, id),
    });
    await app.evaluate(({ BrowserWindow }, window) => BrowserWindow.fromId(window)?.destroy(), id);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from the pattern
  ear: async ({}, use) => {
    const { ear, server } = await listen();
    await use(ear);
    server.close();
    expect(ear.heard()).toBe(0);
  },
});

export { expect };
