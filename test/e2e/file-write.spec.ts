import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { folderForApp, giveToApp } from '../../build/launch.ts';
import type { Bridge, WritePortFromMain } from '../../shared/ipc.ts';
import { answerSaveDialog } from './harness/dialogs.ts';
import { expect, test } from './harness/probe.ts';

type Saving = { readonly first: WritePortFromMain; readonly id: string; readonly fileName: string };

/** Asks main for a file and takes its port. Later steps use `window.saving`. */
function openSave(page: Page, suggestedName = 'bundle.zip'): Promise<Saving | { state: 'cancelled' }> {
  return page.evaluate(async (name) => {
    const own = window as unknown as { zapys: Bridge; port: MessagePort; heard: WritePortFromMain[] };
    const ports = new Map<string, MessagePort>();
    const arrived = new Promise<void>((resolve) => {
      addEventListener('message', ({ data, ports: [port] }) => {
        if (data?.zapys === 'port' && port) ports.set(data.id, port);
        resolve();
      });
    });
    const answer = await own.zapys.invoke('file:save', { suggestedName: name, title: 'Save' });
    if (answer.state === 'cancelled') return answer;
    await arrived;
    const port = ports.get(answer.id);
    if (!port) throw new Error('The port of another id');
    own.port = port;
    own.heard = [];
    const first = await new Promise<WritePortFromMain>((resolve) => {
      port.onmessage = ({ data }) => {
        own.heard.push(data);
        resolve(data);
      };
    });
    return { first, id: answer.id, fileName: answer.fileName };
  }, suggestedName);
}

/** Sends messages one by one, waiting for an answer to each chunk as the vault does; resolves to the last answer. */
function send(
  page: Page,
  steps: readonly ('start' | 'sync' | 'end' | 'abort' | number)[],
): Promise<WritePortFromMain> {
  return page.evaluate(async (all) => {
    const { port, heard } = window as unknown as { port: MessagePort; heard: WritePortFromMain[] };
    const answer = () =>
      new Promise<WritePortFromMain>((resolve) => {
        const count = heard.length;
        port.addEventListener(
          'message',
          () => heard.length > count && resolve(heard[count] as WritePortFromMain),
        );
      });
    let last = heard[0] as WritePortFromMain;
    for (const step of all) {
      if (step === 'start') {
        port.postMessage({ type: 'start' });
        continue;
      }
      const answered = answer();
      if (typeof step === 'number') {
        // A view into a larger buffer, as a stream hands them out.
        const bytes = new Uint8Array(step + 16).subarray(8, step + 8);
        for (let at = 0; at < step; at += 1) bytes[at] = at % 251;
        port.postMessage({ type: 'chunk', bytes });
      } else {
        port.postMessage({ type: step });
      }
      last = await answered;
      if (last.type === 'failed') break;
    }
    return last;
  }, steps);
}

const pattern = (size: number): Buffer => Buffer.from(Uint8Array.from({ length: size }, (_, at) => at % 251));

async function destination(home: string): Promise<string> {
  return folderForApp(join(home, 'Documents', randomBytes(4).toString('hex')));
}

test('a saved file has every byte, a private mode and no other file beside it', async ({ probe }) => {
  const folder = await destination(probe.home);
  await answerSaveDialog(probe.app, join(folder, 'Справа № 1.zip'));
  const saving = await openSave(probe.window);
  expect(saving).toMatchObject({
    fileName: 'Справа № 1.zip',
    first: { type: 'opened', temporaryPath: expect.stringMatching(/\/\.zapys-[0-9a-f]{16}\.part$/) },
  });
  const sizes = [1, 65_536, 3_000_000, 0, 77];
  const done = await send(probe.window, ['start', ...sizes, 'end']);
  expect(done).toEqual({ type: 'done', path: join(folder, 'Справа № 1.zip') });
  const expected = createHash('sha256');
  for (const size of sizes) expected.update(pattern(size));
  const written = readFileSync(join(folder, 'Справа № 1.zip'));
  expect(createHash('sha256').update(written).digest('hex')).toBe(expected.digest('hex'));
  expect(readdirSync(folder)).toEqual(['Справа № 1.zip']);
  expect(statSync(join(folder, 'Справа № 1.zip')).mode & 0o777).toBe(0o600);
});

test('until it is complete, an older file of that name stays as it was', async ({ probe }) => {
  const folder = await destination(probe.home);
  const path = join(folder, 'bundle.zip');
  writeFileSync(path, 'older');
  giveToApp(path);
  await answerSaveDialog(probe.app, path);
  await openSave(probe.window);
  expect(await send(probe.window, ['start', 100])).toEqual({ type: 'ack' });
  expect(readFileSync(path, 'utf8')).toBe('older');
  expect(await send(probe.window, ['end'])).toEqual({ type: 'done', path });
  expect(readFileSync(path)).toEqual(pattern(100));
});

test('a link in the place of the file is replaced, not followed', async ({ probe }) => {
  const folder = await destination(probe.home);
  const path = join(folder, 'bundle.zip');
  writeFileSync(join(folder, 'target'), 'untouched');
  symlinkSync('target', path);
  await answerSaveDialog(probe.app, path);
  await openSave(probe.window);
  expect(await send(probe.window, ['start', 10, 'end'])).toEqual({ type: 'done', path });
  expect(lstatSync(path).isFile()).toBe(true);
  expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('untouched');
});

test('a cancelled dialog opens nothing', async ({ probe }) => {
  await answerSaveDialog(probe.app, undefined);
  expect(await openSave(probe.window)).toEqual({ state: 'cancelled' });
});

test('the dialog starts from a name every file system takes', async ({ probe }) => {
  const proposed = await probe.app.evaluate(({ dialog }) => {
    const asked: string[] = [];
    dialog.showSaveDialog = ((_: unknown, options: { defaultPath: string }) => {
      asked.push(options.defaultPath);
      return Promise.resolve({ canceled: true, filePath: '' });
    }) as typeof dialog.showSaveDialog;
    (globalThis as unknown as { asked: string[] }).asked = asked;
    return asked.length;
  });
  expect(proposed).toBe(0);
  for (const name of [
    '../../etc/passwd',
    'a:b*c?.zip',
    '\u202Efdp.exe',
    `${'x'.repeat(250)}.zip`,
    'con.txt',
  ]) {
    await openSave(probe.window, name);
  }
  const names = (await probe.app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)).map(
    (path) => path.slice(path.lastIndexOf('/') + 1),
  );
  expect(names).toEqual(['_.._etc_passwd', 'a_b_c_.zip', 'fdp.exe', `${'x'.repeat(196)}.zip`, '_con.txt']);
});

test('an abort leaves nothing', async ({ probe }) => {
  const folder = await destination(probe.home);
  await answerSaveDialog(probe.app, join(folder, 'bundle.zip'));
  await openSave(probe.window);
  expect(await send(probe.window, ['start', 100_000])).toEqual({ type: 'ack' });
  expect(readdirSync(folder)).toHaveLength(1);
  expect(await send(probe.window, ['abort'])).toEqual({ type: 'aborted' });
  expect(readdirSync(folder)).toEqual([]);
});

test('what is not in the protocol fails the file and leaves nothing', async ({ probe }) => {
  for (const message of [
    { type: 'chunk', bytes: 'text' },
    { type: 'chunk' },
    { type: 'rename', to: '/' },
    null,
    7,
  ]) {
    const folder = await destination(probe.home);
    await answerSaveDialog(probe.app, join(folder, 'bundle.zip'));
    await openSave(probe.window);
    await probe.window.evaluate((wrong) => {
      const { port } = window as unknown as { port: MessagePort };
      port.postMessage({ type: 'start' });
      port.postMessage(wrong);
    }, message);
    await expect
      .poll(() =>
        probe.window.evaluate(() => (window as unknown as { heard: WritePortFromMain[] }).heard.at(-1)),
      )
      .toEqual({ type: 'failed', reason: 'io' });
    expect(readdirSync(folder)).toEqual([]);
  }
});

test('what is flushed in between is on the disk whole, under its temporary name, and goes on', async ({
  probe,
}) => {
  const folder = await destination(probe.home);
  await answerSaveDialog(probe.app, join(folder, 'bundle.zip'));
  await openSave(probe.window);
  expect(await send(probe.window, ['start', 1000, 'sync'])).toEqual({ type: 'ack' });
  const [temporary = ''] = readdirSync(folder);
  expect(temporary).not.toBe('bundle.zip');
  expect(readFileSync(join(folder, temporary))).toEqual(pattern(1000));
  expect((await send(probe.window, [500, 'end'])).type).toBe('done');
  expect(readdirSync(folder)).toEqual(['bundle.zip']);
  expect(readFileSync(join(folder, 'bundle.zip'))).toEqual(Buffer.concat([pattern(1000), pattern(500)]));
});

test('a flush finds out that the file was taken away, and fails it', async ({ probe }) => {
  const folder = await destination(probe.home);
  await answerSaveDialog(probe.app, join(folder, 'bundle.zip'));
  await openSave(probe.window);
  expect(await send(probe.window, ['start', 1000])).toEqual({ type: 'ack' });
  for (const name of readdirSync(folder)) unlinkSync(join(folder, name));
  expect((await send(probe.window, ['sync'])).type).toBe('failed');
  expect(readdirSync(folder)).toEqual([]);
});

test('a flush before the start is refused', async ({ probe }) => {
  const folder = await destination(probe.home);
  await answerSaveDialog(probe.app, join(folder, 'bundle.zip'));
  await openSave(probe.window);
  expect(await send(probe.window, ['sync'])).toEqual({ type: 'failed', reason: 'io' });
  expect(readdirSync(folder)).toEqual([]);
});

test('bytes before the start are refused', async ({ probe }) => {
  const folder = await destination(probe.home);
  await answerSaveDialog(probe.app, join(folder, 'bundle.zip'));
  await openSave(probe.window);
  expect(await send(probe.window, [10])).toEqual({ type: 'failed', reason: 'io' });
  expect(readdirSync(folder)).toEqual([]);
});

test('closing the port or reloading the page leaves nothing', async ({ probe }) => {
  const folder = await destination(probe.home);
  await answerSaveDialog(probe.app, join(folder, 'bundle.zip'));
  await openSave(probe.window);
  await send(probe.window, ['start', 5000]);
  await probe.window.evaluate(() => (window as unknown as { port: MessagePort }).port.close());
  await expect.poll(() => readdirSync(folder)).toEqual([]);
  await openSave(probe.window);
  await send(probe.window, ['start', 5000]);
  expect(readdirSync(folder)).toHaveLength(1);
  await probe.window.reload();
  await expect.poll(() => readdirSync(folder)).toEqual([]);
});

test('a folder that may not be written to is said so, at once', async ({ probe }) => {
  const folder = join(probe.home, 'Documents', 'closed');
  await mkdir(folder, { recursive: true, mode: 0o555 });
  await answerSaveDialog(probe.app, join(folder, 'bundle.zip'));
  expect(await openSave(probe.window)).toMatchObject({ first: { type: 'failed', reason: 'not_permitted' } });
  expect(readdirSync(folder)).toEqual([]);
});

test('a name that is a folder by now fails the file and leaves nothing', async ({ probe }) => {
  const folder = await destination(probe.home);
  await folderForApp(join(folder, 'bundle.zip'));
  await answerSaveDialog(probe.app, join(folder, 'bundle.zip'));
  await openSave(probe.window);
  expect(await send(probe.window, ['start', 10, 'end'])).toEqual({ type: 'failed', reason: 'io' });
  expect(readdirSync(folder)).toEqual(['bundle.zip']);
});

test('only a finished file of this session can be shown', async ({ probe }) => {
  const folder = await destination(probe.home);
  await answerSaveDialog(probe.app, join(folder, 'bundle.zip'));
  await probe.app.evaluate(({ shell }) => {
    shell.showItemInFolder = (path) => {
      (globalThis as unknown as { shown: string }).shown = path;
    };
  });
  const reveal = (id: string) =>
    probe.window.evaluate(
      (wanted) =>
        (window as unknown as { zapys: Bridge }).zapys.invoke('file:reveal', { id: wanted }).then(
          () => 'shown',
          () => 'refused',
        ),
      id,
    );
  const { id } = (await openSave(probe.window)) as Saving;
  expect(await reveal(id)).toBe('refused');
  await send(probe.window, ['start', 10, 'end']);
  expect(await reveal(id)).toBe('shown');
  expect(await probe.app.evaluate(() => (globalThis as unknown as { shown: string }).shown)).toBe(
    join(folder, 'bundle.zip'),
  );
});

test('a leftover is removed only by the name, kind and place it was made with', async ({ probe }) => {
  const folder = await destination(probe.home);
  const remove = (path: string) =>
    probe.window.evaluate(
      (wanted) =>
        (window as unknown as { zapys: Bridge }).zapys
          .invoke('file:remove-leftover', { path: wanted })
          .then(({ removed }) => removed),
      path,
    );
  const name = '.zapys-0123456789abcdef.part';
  const leftover = join(folder, name);
  const make = (path: string) => {
    writeFileSync(path, 'x');
    giveToApp(path);
  };
  make(leftover);
  make(join(folder, 'testimony.zip'));
  make(join(folder, '.zapys-0123456789abcdeg.part'));
  symlinkSync('testimony.zip', join(folder, '.zapys-aaaaaaaaaaaaaaaa.part'));
  await folderForApp(join(folder, '.zapys-bbbbbbbbbbbbbbbb.part'));
  const kept = readdirSync(folder).filter((each) => each !== name);
  for (const wrong of [
    ...kept.map((each) => join(folder, each)),
    name,
    `${folder}/x/../${name}`,
    `${leftover}\0`,
  ]) {
    expect(await remove(wrong), wrong).toBe(false);
  }
  // Its disk is not plugged in: it may come back.
  expect(await remove(join(folder, 'elsewhere', name))).toBe(false);
  expect(await remove(leftover)).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(kept.sort());
  expect(await remove(leftover), 'already gone').toBe(true);
});

test('a file that is being written is no leftover', async ({ probe }) => {
  const folder = await destination(probe.home);
  await answerSaveDialog(probe.app, join(folder, 'bundle.zip'));
  const { first } = (await openSave(probe.window)) as Saving;
  const path = first.type === 'opened' ? first.temporaryPath : '';
  const removed = await probe.window.evaluate(
    (wanted) =>
      (window as unknown as { zapys: Bridge }).zapys.invoke('file:remove-leftover', { path: wanted }),
    path,
  );
  expect(removed).toEqual({ removed: false });
  expect(await send(probe.window, ['start', 10, 'end'])).toMatchObject({ type: 'done' });
});

test('a crashed page leaves nothing, and comes back', async ({ open, probeApp }) => {
  const { app, window, home } = await open({ appPath: probeApp });
  const folder = await destination(home);
  await answerSaveDialog(app, join(folder, 'bundle.zip'));
  await openSave(window);
  await send(window, ['start', 5000]);
  const back = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<string>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () => resolve(contents.getURL()));
        contents?.forcefullyCrashRenderer();
      }),
  );
  expect(await back).toBe('app://zapys/index.html');
  await expect.poll(() => readdirSync(folder)).toEqual([]);
});

test('quitting in the middle leaves nothing', async ({ open, probeApp }) => {
  const running = await open({ appPath: probeApp });
  const folder = await destination(running.home);
  await answerSaveDialog(running.app, join(folder, 'bundle.zip'));
  await openSave(running.window);
  await send(running.window, ['start', 5000]);
  expect(readdirSync(folder)).toHaveLength(1);
  await running.close();
  expect(readdirSync(folder)).toEqual([]);
});

test('a full disk is said so and leaves nothing', async ({ probe }) => {
  const folder = await destination(probe.home);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k,mode=0777', 'zapys-test', folder]);
  expect(
    mounted.status,
    `This test fills a small disk of its own and needs to mount one: run it as root in a container that allows mounts. ${mounted.stderr}`,
  ).toBe(0);
  try {
    await answerSaveDialog(probe.app, join(folder, 'bundle.zip'));
    await openSave(probe.window);
    const answer = await send(probe.window, ['start', ...Array<number>(8).fill(65_536), 'end']);
    expect(answer).toEqual({ type: 'failed', reason: 'disk_full' });
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    spawnSync('umount', [folder]);
  }
});
