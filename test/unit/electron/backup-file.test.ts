import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BackupPort, openBackup, serveBackup } from '../../../electron/backup-file.ts';
import { preamble } from '../../../shared/backup/frames.ts';
import type { BackupPortFromMain, BackupPortToMain } from '../../../shared/ipc.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zapys-backup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Node's ports under the names that Electron's have. */
const served = async (path: string, mode: 'new' | 'existing') => {
  const chosen = await openBackup(path, mode);
  if ('refused' in chosen) throw new Error(chosen.refused);
  const { port1, port2 } = new MessageChannel();
  const heard: BackupPortFromMain[] = [];
  let wake: () => void = () => undefined;
  port2.on('message', (message: BackupPortFromMain) => {
    heard.push(message);
    wake();
  });
  const port: BackupPort = {
    on: (event: string, listener: (event: { data: unknown }) => void) =>
      port1.on(event as 'message', (data: unknown) => listener({ data })),
    start: () => undefined,
    close: () => port1.close(),
    postMessage: (message) => port1.postMessage(message),
  };
  const ended = serveBackup(port, chosen);
  const next = async (): Promise<BackupPortFromMain> => {
    while (heard.length === 0)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    return heard.shift() ?? { type: 'aborted' };
  };
  const ask = (message: BackupPortToMain | { type: string }): Promise<BackupPortFromMain> => {
    port2.postMessage(message);
    return next();
  };
  return { opened: await next(), ask, ended, leave: () => port2.close() };
};

const bytes = (...values: number[]) => Uint8Array.from(values);
const backup = () => {
  const path = join(folder, 'a.zapys');
  writeFileSync(path, Buffer.concat([preamble, bytes(1, 2, 3)]));
  return path;
};

test('a new backup stands under its own name from its first byte, and what was written stays when the page is gone', async () => {
  const path = join(folder, 'new.zapys');
  const { opened, ask, ended, leave } = await served(path, 'new');
  expect(opened).toEqual({ type: 'opened', path, size: 0, file: 'absent' });
  expect(existsSync(path)).toBe(false);
  expect(await ask({ type: 'start' })).toEqual({ type: 'ack' });
  expect(await ask({ type: 'append', bytes: bytes(1, 2) })).toEqual({ type: 'ack' });
  leave();
  await ended;
  expect([...readFileSync(path)]).toEqual([1, 2]);
});

test('an abort removes the file that was made for it', async () => {
  const path = join(folder, 'new.zapys');
  const { ask } = await served(path, 'new');
  await ask({ type: 'start' });
  await ask({ type: 'append', bytes: bytes(1) });
  expect(await ask({ type: 'abort' })).toEqual({ type: 'aborted' });
  expect(readdirSync(folder)).toEqual([]);
});

test('a backup that is there is read, cut and grown', async () => {
  const path = backup();
  const size = preamble.length;
  const { opened, ask } = await served(path, 'existing');
  expect(opened).toMatchObject({ size: size + 3, file: 'present' });
  expect(await ask({ type: 'read', offset: size, length: 10 })).toEqual({
    type: 'bytes',
    bytes: bytes(1, 2, 3),
  });
  await ask({ type: 'cut', size: size + 1 });
  await ask({ type: 'append', bytes: bytes(9) });
  expect(await ask({ type: 'sync' })).toEqual({ type: 'ack' });
  expect(await ask({ type: 'end' })).toEqual({ type: 'done' });
  expect([...readFileSync(path).subarray(size)]).toEqual([1, 9]);
});

test('one that takes another’s place has its name only at the end', async () => {
  const path = backup();
  const before = readFileSync(path);
  const { ask } = await served(path, 'existing');
  const replacing = await ask({ type: 'replace' });
  expect(replacing).toMatchObject({ type: 'replacing', temporaryPath: expect.stringMatching(/\.part$/) });
  expect(readdirSync(folder)).toEqual(['a.zapys']);
  await ask({ type: 'start' });
  await ask({ type: 'append', bytes: bytes(7) });
  expect(readFileSync(path)).toEqual(before);
  expect(await ask({ type: 'read', offset: 0, length: 5 })).toEqual({ type: 'bytes', bytes: bytes(7) });
  await ask({ type: 'end' });
  expect([...readFileSync(path)]).toEqual([7]);
  expect(readdirSync(folder)).toEqual(['a.zapys']);
});

test('one that was to take another’s place is gone when the page is, and the other is as it was', async () => {
  const path = backup();
  const before = readFileSync(path);
  const { ask, ended, leave } = await served(path, 'new');
  await ask({ type: 'replace' });
  await ask({ type: 'start' });
  await ask({ type: 'append', bytes: bytes(7) });
  leave();
  await ended;
  expect(readdirSync(folder)).toEqual(['a.zapys']);
  expect(readFileSync(path)).toEqual(before);
});

test('a file that is no backup is not opened, and neither is a folder', async () => {
  const path = join(folder, 'letter.txt');
  writeFileSync(path, 'A letter that nobody wants to lose.');
  expect(await openBackup(path, 'existing')).toEqual({ refused: 'foreign' });
  expect(await openBackup(folder, 'existing')).toMatchObject({ refused: expect.any(String) });
  expect(await openBackup(join(folder, 'none.zapys'), 'existing')).toEqual({ refused: 'io' });
});

test('a backup in use is not opened again', async () => {
  const path = backup();
  const { ask } = await served(path, 'existing');
  expect(await openBackup(path, 'existing')).toEqual({ refused: 'io' });
  await ask({ type: 'end' });
});

test('what is no message of the protocol ends it', async () => {
  const bad = [
    { type: 'write' },
    { type: 'read', offset: -1, length: 1 },
    { type: 'read', offset: 0, length: 2 ** 40 },
    { type: 'append', bytes: 'text' },
    { type: 'cut', size: 2 ** 40 },
    { type: 'cut', size: 0, path: '/etc/passwd' },
    { type: 'start' },
  ];
  for (const message of bad) {
    const path = backup();
    const before = readFileSync(path);
    const { ask, ended } = await served(path, 'existing');
    expect(await ask(message)).toEqual({ type: 'failed', reason: 'io' });
    await ended;
    expect(readFileSync(path)).toEqual(before);
  }
});

test('an existing file is not overwritten by a new backup unless it is replaced', async () => {
  const { opened, ask } = await served(backup(), 'new');
  expect(opened).toMatchObject({ file: 'replaced', size: 0 });
  expect(await ask({ type: 'start' })).toEqual({ type: 'failed', reason: 'io' });
});
