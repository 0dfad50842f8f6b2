import type { Bridge } from '../../../shared/ipc.ts';
import { expect, test } from '../harness/probe.ts';

type WithBridge = { readonly zapys: Bridge };

test('a call with a payload of another shape is refused', async ({ probe }) => {
  const bad: readonly (readonly [string, unknown])[] = [
    ['app:info', undefined],
    ['app:info', null],
    ['app:info', { more: 1 }],
    ['app:busy', {}],
    ['app:busy', { busy: 'yes' }],
    ['app:busy', { busy: true, more: 1 }],
    ['file:save', { suggestedName: '', title: '' }],
    ['file:save', { suggestedName: 'x'.repeat(256), title: '' }],
    ['file:save', { suggestedName: ['x'], title: '' }],
    ['file:backup', { mode: 'new', suggestedName: 'a.zapys', title: '', path: '/etc/passwd' }],
    ['file:backup', { mode: 'any', suggestedName: 'a.zapys', title: '' }],
    ['file:backup', { mode: 'existing', suggestedName: '', title: '' }],
    ['file:remove-leftover', { path: 7 }],
    ['file:remove-leftover', { path: 'x'.repeat(4097) }],
    ['file:reveal', { id: 1 }],
    ['typeset:open', { module: '/bin/sh' }],
    ['typeset:open', []],
    ['vault:found', { state: 'open' }],
    ['vault:opened', { state: 'locked' }],
    ['vault:erased', { record: 'one' }],
    ['vault:put-back', { copy: 'x'.repeat(101) }],
    ['vault:start-over', undefined],
    // Of the right shape, but no vault is lost.
    ['vault:put-back', { copy: 'good-2025-03-14T10-00-00.000Z' }],
    ['vault:start-over', {}],
  ];
  const answers = await probe.window.evaluate(async (calls) => {
    const { zapys } = window as unknown as {
      zapys: { invoke(call: string, input: unknown): Promise<unknown> };
    };
    return Promise.all(
      calls.map(([call, input]) =>
        zapys.invoke(call, input).then(
          () => 'done',
          (error: Error) => error.message,
        ),
      ),
    );
  }, bad);
  for (const [index, answer] of answers.entries()) {
    expect(answer, JSON.stringify(bad[index])).toMatch(/: Error: Refused$/);
  }
});

test('a call that is not in the contract reaches nothing', async ({ probe }) => {
  const answers = await probe.window.evaluate(async () => {
    const { zapys } = window as unknown as {
      zapys: {
        invoke(call: unknown, input: unknown): Promise<unknown>;
        on(event: unknown, listener: unknown): unknown;
      };
    };
    const calls = ['shell:open', 'toString', '__proto__', 'port', '', null, {}];
    const invoked = await Promise.all(
      calls.map((call) =>
        zapys.invoke(call, {}).then(
          () => 'done',
          (error: Error) => error.message,
        ),
      ),
    );
    const heard = ['port', 'toString', null].map((event) => {
      try {
        zapys.on(event, () => undefined);
        return 'done';
      } catch (error) {
        return (error as Error).message;
      }
    });
    return { invoked, heard };
  });
  expect(answers).toEqual({ invoked: Array(7).fill('No such call'), heard: Array(3).fill('No such event') });
});

test('main handles the calls of the contract and no others', async ({ probe }) => {
  const handled = await probe.app.evaluate(({ ipcMain }) => [
    ...(ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })._invokeHandlers.keys(),
  ]);
  expect(handled.sort()).toEqual(
    [
      'app:busy',
      'app:info',
      'file:backup',
      'file:remove-leftover',
      'file:reveal',
      'file:save',
      'typeset:open',
      'vault:erased',
      'vault:found',
      'vault:opened',
      'vault:put-back',
      'vault:start-over',
    ].sort(),
  );
});

test('another window with the same preload and the same page is refused', async ({ probe }) => {
  const answer = await probe.app.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/.vite/build/preload.cjs`;
    const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await other.loadURL('app://zapys/index.html');
    const result = await other.webContents.executeJavaScript(
      `zapys.invoke('app:info', {}).then(() => 'answered', (error) => error.message)`,
    );
    other.destroy();
    return result;
  });
  expect(answer).toMatch(/: Error: Refused$/);
});

test('a frame has no bridge, and main refuses what comes from one', async ({ probe }) => {
  const bridged = await probe.window.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    return frame.contentWindow !== null && 'zapys' in frame.contentWindow;
  });
  expect(bridged).toBe(false);
  // No message can be sent from there, so main's own handler is given the real frame as the sender.
  const outcome = await probe.app.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const sender = BrowserWindow.getAllWindows()[0]?.webContents;
    const { _invokeHandlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, (event: object, input: object) => Promise<unknown>>;
    };
    const call = (senderFrame: unknown) =>
      _invokeHandlers
        .get('app:info')?.({ sender, senderFrame }, {})
        .then(
          () => 'answered',
          (error: Error) => error.message,
        );
    return {
      page: await call(sender?.mainFrame),
      frame: await call(sender?.mainFrame.frames[0]),
      gone: await call(null),
    };
  });
  expect(outcome).toEqual({ page: 'answered', frame: 'Refused', gone: 'Refused' });
});

test('the page itself is answered', async ({ probe }) => {
  const info = await probe.window.evaluate(() =>
    (window as unknown as WithBridge).zapys.invoke('app:info', {}),
  );
  expect(info).toEqual({
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    platform: process.platform,
    systemLocale: expect.stringMatching(/^[a-z]{2}/),
    dataFolder: expect.stringMatching(/Zapys$/),
    portable: false,
  });
});

test('a file that was not saved in this session is not shown', async ({ probe }) => {
  const answer = await probe.window.evaluate(() =>
    (window as unknown as WithBridge).zapys.invoke('file:reveal', { id: '/etc/passwd' }).then(
      () => 'shown',
      (error: Error) => error.message,
    ),
  );
  expect(answer).toMatch(/No file of this session$/);
});
