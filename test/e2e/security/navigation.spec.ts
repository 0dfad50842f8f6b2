import type { ElectronApplication } from '@playwright/test';
import { expect, test } from '../harness/probe.ts';

const page = 'app://zapys/index.html';

type Attempt = { readonly url: string; readonly prevented: boolean };

/** What comes of the next attempt of the window to go somewhere: where to, and whether the policy stopped it. */
async function navigationAfter(app: ElectronApplication, act: () => Promise<unknown>): Promise<Attempt> {
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const state = globalThis as unknown as { attempt: Promise<Attempt> };
    state.attempt = new Promise((resolve) => {
      // Heard after the policy's own listener, so what it decided is known.
      contents?.once('will-frame-navigate', (event) =>
        resolve({ url: event.url, prevented: event.defaultPrevented }),
      );
    });
  });
  await act();
  return app.evaluate(() => (globalThis as unknown as { attempt: Promise<Attempt> }).attempt);
}

test('location cannot leave the page', async ({ probe, ear }) => {
  for (const target of [
    ear.url,
    'https://example.org/',
    'app://zapys/second.html',
    'app://other/index.html',
  ]) {
    const attempt = await navigationAfter(probe.app, () =>
      probe.window.evaluate((url) => {
        location.href = url;
      }, target),
    );
    expect(attempt).toEqual({ url: target, prevented: true });
    expect(await probe.window.evaluate('location.href + window.probe')).toBe(`${page}1`);
  }
});

test('a query added to the page’s own address is another address', async ({ probe }) => {
  const attempt = await navigationAfter(probe.app, () =>
    probe.window.evaluate(() => {
      location.search = '?stolen';
    }),
  );
  expect(attempt).toEqual({ url: `${page}?stolen`, prevented: true });
});

test('a link cannot lead away, in this window or in a new one', async ({ probe, ear }) => {
  const attempt = await navigationAfter(probe.app, () =>
    probe.window.evaluate((url) => {
      const link = document.createElement('a');
      link.href = url;
      link.target = '_top';
      document.body.append(link);
      link.click();
    }, ear.url),
  );
  expect(attempt).toEqual({ url: ear.url, prevented: true });
  const opened = await probe.window.evaluate((url) => {
    const link = document.createElement('a');
    link.href = url;
    link.target = '_blank';
    document.body.append(link);
    link.click();
    return window.open(url) !== null || window.open('') !== null || window.open('./second.html') !== null;
  }, ear.url);
  expect(opened).toBe(false);
  expect(await probe.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('a local file cannot be shown', async ({ probe }) => {
  const refusal = probe.window.waitForEvent('console', (message) =>
    message.text().includes('Not allowed to load local resource'),
  );
  await probe.window.evaluate(() => {
    location.href = 'file:///etc/passwd';
  });
  await refusal;
  expect(await probe.window.evaluate('location.href')).toBe(page);
});

test('a form sends nothing anywhere', async ({ probe, ear }) => {
  const refused = await probe.window.evaluate(async (url) => {
    const violation = new Promise<string>((resolve) => {
      addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
        once: true,
      });
    });
    const form = document.createElement('form');
    form.action = url;
    form.method = 'post';
    document.body.append(form);
    form.submit();
    return violation;
  }, ear.url);
  expect(refused).toBe('form-action');
});

test('a file dropped on the page does not replace it', async ({ probe }) => {
  const session = await probe.window.context().newCDPSession(probe.window);
  const data = { items: [], files: ['/etc/hostname'], dragOperationsMask: 1 };
  await probe.window.evaluate(() => {
    const state = window as unknown as { dragged: number };
    state.dragged = 0;
    addEventListener('dragenter', () => {
      state.dragged += 1;
    });
  });
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
  }
  expect(await probe.window.evaluate('[location.href, window.dragged]')).toEqual([page, 1]);
  expect(await probe.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('a server’s redirect is not followed, even when main itself asked for the first address', async ({
  probe,
}) => {
  const redirected = await probe.app.evaluate(async ({ BrowserWindow, session }) => {
    const other = session.fromPartition('redirect');
    const asked: string[] = [];
    other.protocol.handle('app', ({ url }) => {
      asked.push(url);
      return new Response(null, { status: 302, headers: { Location: 'app://zapys/elsewhere' } });
    });
    const window = new BrowserWindow({ show: false, webPreferences: { session: other } });
    const prevented = new Promise<boolean>((resolve) => {
      window.webContents.once('will-redirect', (event) => resolve(event.defaultPrevented));
    });
    const failure = await window.loadURL('app://zapys/start').then(
      () => 'loaded',
      (error: { code: string }) => error.code,
    );
    const outcome = { asked, failed: failure !== 'loaded', prevented: await prevented };
    window.destroy();
    return outcome;
  });
  expect(redirected).toEqual({ asked: ['app://zapys/start'], failed: true, prevented: true });
});

test('a frame can show nothing', async ({ probe, ear }) => {
  for (const target of [ear.url, './second.html', 'data:text/html,x']) {
    const directive = await probe.window.evaluate(async (url) => {
      const violation = new Promise<string>((resolve) => {
        addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        });
      });
      const frame = document.createElement('iframe');
      frame.src = url;
      document.body.append(frame);
      return violation;
    }, target);
    expect(directive).toBe('frame-src');
  }
});

test('a webview is an unknown element, and is not attached where it is known', async ({ probe, ear }) => {
  const known = await probe.window.evaluate((url) => {
    const view = document.createElement('webview');
    view.setAttribute('src', url);
    document.body.append(view);
    return 'loadURL' in view;
  }, ear.url);
  expect(known).toBe(false);
  const outcome = await probe.app.evaluate(async ({ BrowserWindow, webContents }, url) => {
    const window = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } });
    const attached = new Promise<boolean>((resolve) => {
      window.webContents.once('will-attach-webview', (event) => resolve(event.defaultPrevented));
    });
    await window.loadURL('app://zapys/second.html');
    await window.webContents.executeJavaScript(
      `const view = document.createElement('webview'); view.src = ${JSON.stringify(url)}; document.body.append(view); 0`,
    );
    const prevented = await attached;
    const kinds = webContents.getAllWebContents().map((contents) => contents.getType());
    window.destroy();
    return { prevented, kinds };
  }, ear.url);
  expect(outcome).toEqual({ prevented: true, kinds: ['window', 'window'] });
});
