import { randomBytes } from 'node:crypto';
import { constants, unlinkSync } from 'node:fs';
import { access, type FileHandle, open, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { WritePortFromMain, WritePortToMain } from '../shared/ipc.ts';

/** What a MessagePortMain offers here. */
export type Port = {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
  postMessage(message: WritePortFromMain): void;
};

/** The only names a leftover may have: `.zapys-` and 16 hex digits. */
export const temporaryName = /^\.zapys-[0-9a-f]{16}\.part$/;

/** Temporary files being written now. */
const openFiles = new Set<string>();
export const isBeingWritten = (path: string): boolean => openFiles.has(path);

/** Removes every unfinished file at once. Synchronous: nothing is waited for when the app or the system goes down. */
export function discardOpenFiles(): void {
  for (const path of openFiles) {
    try {
      unlinkSync(path);
    } catch {
      leftForLater();
    }
  }
  openFiles.clear();
}

/**
 * Writes what arrives on `port` (protocol: `WritePort` in shared/ipc.ts) to `destination`, whole or not at all.
 * Resolves to whether the file was completed, once nothing more will happen.
 */
export async function writeFromPort(port: Port, destination: string): Promise<boolean> {
  const folder = dirname(destination);
  const temporaryPath = join(folder, `.zapys-${randomBytes(8).toString('hex')}.part`);
  let file: FileHandle | undefined;
  openFiles.add(temporaryPath);
  const answer = await complete().catch(async (error: unknown): Promise<WritePortFromMain> => {
    await file?.close().catch(ignoreClosed);
    return { type: 'failed', reason: reasonOf(error) };
  });
  // Gone before the other side hears that it is.
  if (openFiles.delete(temporaryPath) && file) await unlink(temporaryPath).catch(leftForLater);
  port.postMessage(answer);
  port.close();
  return answer.type === 'done';

  async function complete(): Promise<WritePortFromMain> {
    await access(folder, constants.W_OK);
    // The file begins at `start`, when the vault has its name: a kill before that leaves nothing to find.
    port.postMessage({ type: 'opened', temporaryPath });
    const whole = await receive(port, temporaryPath, async () => {
      file = await createAlone(temporaryPath);
      return file;
    });
    await file?.close();
    if (!whole) return { type: 'aborted' };
    await rename(temporaryPath, destination);
    openFiles.delete(temporaryPath);
    await syncFolder(folder);
    return { type: 'done', path: destination };
  }
}

const createAlone = (path: string): Promise<FileHandle> =>
  open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0), 0o600);

/** Resolves to true at `end`, when every byte is on the disk; to false at `abort` or when the sender is gone. */
async function receive(port: Port, path: string, create: () => Promise<FileHandle>): Promise<boolean> {
  let file: FileHandle | undefined;
  for await (const message of messages(port)) {
    switch (message.type) {
      case 'start':
        file = await create();
        break;
      case 'chunk':
        if (!file) throw new Error('A chunk before the start');
        await writeWhole(file, message.bytes);
        port.postMessage({ type: 'ack' });
        break;
      case 'sync':
        if (!file) throw new Error('A sync before the start');
        await file.sync();
        await stat(path);
        port.postMessage({ type: 'ack' });
        break;
      case 'end':
        if (!file) throw new Error('The end before the start');
        await file.sync();
        return true;
      case 'abort':
        return false;
    }
  }
  return false;
}

/** The port's messages in order; ends when the other side closes or is gone. */
async function* messages(port: Port): AsyncGenerator<WritePortToMain> {
  const queue: unknown[] = [];
  let closed = false;
  let wake: (() => void) | undefined;
  port.on('message', ({ data }) => {
    queue.push(data);
    wake?.();
  });
  port.on('close', () => {
    closed = true;
    wake?.();
  });
  port.start();
  for (;;) {
    if (queue.length > 0) yield parse(queue.shift());
    else if (closed) return;
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }
}

function parse(data: unknown): WritePortToMain {
  if (typeof data === 'object' && data !== null && 'type' in data) {
    const { type } = data;
    if (type === 'start' || type === 'sync' || type === 'end' || type === 'abort') return { type };
    if (data.type === 'chunk' && 'bytes' in data && data.bytes instanceof Uint8Array) {
      return { type: 'chunk', bytes: data.bytes };
    }
  }
  throw new Error('Not a message of the write protocol');
}

/** One write may take only a part of what it is given. */
async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let at = 0;
  while (at < bytes.byteLength) at += (await file.write(bytes, at)).bytesWritten;
}

/** Makes the new name itself durable, where the file system knows how. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, constants.O_RDONLY);
    await handle.sync();
  } catch (error) {
    // Some file systems (FAT, FUSE) have no such thing, some folders may be written but not read; the file is
    // complete all the same.
    if (!['EACCES', 'EINVAL', 'ENOTSUP', 'ENOSYS', 'EPERM'].includes(codeOf(error))) throw error;
  } finally {
    await handle?.close();
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

function reasonOf(error: unknown): 'disk_full' | 'not_permitted' | 'io' {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    // The file system cannot hold a file this large: 4 GB on FAT32.
    case 'EFBIG':
      return 'disk_full';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'not_permitted';
    default:
      return 'io';
  }
}

/** The file cannot be removed now (its disk was pulled out): the vault offers its removal at the next start. */
const leftForLater = (): void => undefined;
const ignoreClosed = (error: unknown): void => {
  if (codeOf(error) !== 'EBADF') throw error;
};
