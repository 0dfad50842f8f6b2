import { readFileSync, statfsSync } from 'node:fs';
import { expect, test } from '../harness/probe.ts';

test('the window has the preferences of the policy and no others', async ({ probe }) => {
  const preferences = await probe.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // In Electron since version 4, missing from its types.
    const { getLastWebPreferences } = contents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return getLastWebPreferences.call(contents);
  });
  for (const name of ['sandbox', 'contextIsolation', 'webSecurity'])
    expect(preferences[name], name).toBe(true);
  const off = [
    'nodeIntegration',
    'nodeIntegrationInWorker',
    'nodeIntegrationInSubFrames',
    'webviewTag',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'plugins',
    'spellcheck',
    'navigateOnDragDrop',
    'enableWebSQL',
    'enableRemoteModule',
  ];
  // What a runtime does not report is at its default, which is off for each of these but spell-checking.
  for (const name of off) expect(preferences[name] ?? false, name).toBe(false);
  expect(preferences.enableBlinkFeatures ?? '').toBe('');
});

test('the page’s process runs inside the kernel’s sandbox', async ({ probe }) => {
  const pid = await probe.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  expect(status).toMatch(/^Seccomp:\s2$/m);
  expect(status).toMatch(/^NoNewPrivs:\s1$/m);
});

test('a window that asks to leave the sandbox does not', async ({ probe }) => {
  const { pid, node } = await probe.app.evaluate(async ({ BrowserWindow }) => {
    const other = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: false, nodeIntegration: true, contextIsolation: false },
    });
    await other.loadURL('app://zapys/second.html');
    const found = {
      pid: other.webContents.getOSProcessId(),
      node: await other.webContents.executeJavaScript('typeof require'),
    };
    (globalThis as unknown as { other: typeof other }).other = other;
    return found;
  });
  expect(node).toBe('undefined');
  expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s2$/m);
  await probe.app.evaluate(() => (globalThis as unknown as { other: { destroy(): void } }).other.destroy());
});

test('the page finds nothing of Node or Electron, only the two functions of the bridge', async ({
  probe,
}) => {
  const found = await probe.window.evaluate(() => ({
    globals: [
      'require',
      'process',
      'module',
      'Buffer',
      'global',
      'electron',
      'ipcRenderer',
      '__dirname',
    ].filter((name) => name in window),
    bridge: Object.keys((window as unknown as { zapys: object }).zapys),
  }));
  expect(found).toEqual({ globals: [], bridge: ['invoke', 'on'] });
});

test('what the page does to its own built-ins does not reach preload', async ({ probe }) => {
  const info = await probe.window.evaluate(async () => {
    const stolen: unknown[] = [];
    Object.hasOwn = ((...all: unknown[]) => {
      stolen.push(all);
      return true;
    }) as typeof Object.hasOwn;
    const { zapys } = window as unknown as {
      zapys: { invoke(call: string, input: unknown): Promise<unknown> };
    };
    const refused = await zapys.invoke('no:such', {}).catch((error: Error) => error.message);
    return { stolen: stolen.length, refused };
  });
  expect(info).toEqual({ stolen: 0, refused: 'No such call' });
});

test('the menu offers neither reload nor developer tools', async ({ probe }) => {
  const roles = await probe.app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap((item) =>
      (item.submenu?.items ?? []).map((entry) => String(entry.role).toLowerCase()),
    ),
  );
  expect(roles).toContain('copy');
  for (const role of ['reload', 'forcereload', 'toggledevtools']) expect(roles).not.toContain(role);
});

test('spell-checking is off in every session', async ({ probe }) => {
  const enabled = await probe.app.evaluate(({ session }) => [
    session.defaultSession.isSpellCheckerEnabled(),
    session.fromPartition('another').isSpellCheckerEnabled(),
  ]);
  expect(enabled).toEqual([false, false]);
});

test('Chromium keeps what the vault stores, however full the disk', async ({ probe }) => {
  // Storage that may be evicted gets a share of the disk; storage that may not gets all that is free.
  const { quota = 0 } = await probe.window.evaluate(() => navigator.storage.estimate());
  const { bavail, bsize } = statfsSync(probe.home);
  expect(quota / (bavail * bsize)).toBeGreaterThan(0.95);
  expect(quota / (bavail * bsize)).toBeLessThan(1.05);
});

test('the page loads without a complaint of its policy', async ({ probe }) => {
  const complaints: string[] = [];
  probe.window.on('console', (message) => complaints.push(message.text()));
  await probe.window.reload();
  await expect.poll(() => probe.window.evaluate('window.probe')).toBe(1);
  expect(complaints).toEqual([]);
});
