import { randomBytes } from 'node:crypto';
import { constants, unlinkSync } from 'node:fs';
import { access, type FileHandle, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { WritePortFromMain, WritePortToMain } from '../shared/ipc.ts';
import { codeOf, createAlone, reasonOf, syncFolder, writeWhole } from './disk.ts';
import { portMessages, type ReadPort } from './port-messages.ts';

/** What a MessagePortMain offers here. */
export type Port = ReadPort & {
  close(): void;
  postMessage(message: WritePortFromMain): void;
};

/** The only names a leftover may have: `.zapys-` and 16 hex digits. */
export const temporaryName = /^\.zapys-[0-9a-f]{16}\.part$/;

/** Temporary files being written now. */
const openFiles = new Set<string>();
export const isBeingWritten = (path: string): boolean => openFiles.has(path);

/** A name for a temporary file in this folder; it is removed at quit unless it is settled before. */
export const nameTemporary = (folder: string): string => {
  const path = join(folder, `.zapys-${randomBytes(8).toString('hex')}.part`);
  openFiles.add(path);
  return path;
};
/** The file has its own name now, or is gone. False when quitting was faster. */
export const settleTemporary = (path: string): boolean => openFiles.delete(path);

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
  const temporaryPath = nameTemporary(folder);
  let file: FileHandle | undefined;
  const answer = await complete().catch(async (error: unknown): Promise<WritePortFromMain> => {
    await file?.close().catch(ignoreClosed);
    return { type: 'failed', reason: reasonOf(error) };
  });
  // Gone before the other side hears that it is.
  if (settleTemporary(temporaryPath) && file) await unlink(temporaryPath).catch(leftForLater);
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
    settleTemporary(temporaryPath);
    await syncFolder(folder);
    return { type: 'done', path: destination };
  }
}

/** Resolves to true at `end`, when every byte is on the disk; to false at `abort` or when the sender is gone. */
async function receive(port: Port, path: string, create: () => Promise<FileHandle>): Promise<boolean> {
  let file: FileHandle | undefined;
  for await (const message of portMessages(port, parse)) {
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

/** The file cannot be removed now (its disk was pulled out): the vault offers its removal at the next start. */
const leftForLater = (): void => undefined;
const ignoreClosed = (error: unknown): void => {
  if (codeOf(error) !== 'EBADF') throw error;
};
