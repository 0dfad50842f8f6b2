import { type FileHandle, open, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { formOf, preambleLength } from '../shared/backup/frames.ts';
import { type BackupPortFromMain, backupRequest } from '../shared/ipc.ts';
import { codeOf, createAlone, reasonOf, syncFolder } from './disk.ts';
import { nameTemporary, settleTemporary } from './file-writer.ts';
import { portMessages, type ReadPort } from './port-messages.ts';

export type BackupPort = ReadPort & {
  close(): void;
  postMessage(message: BackupPortFromMain): void;
};

/** Backups open now: two at once would write into each other. */
const inUse = new Set<string>();

/** Where the bytes go: into the chosen file itself, or into one that will take its place. */
type Target = { readonly path: string; readonly made: boolean };

export type ChosenBackup = {
  readonly path: string;
  /** Undefined while there is no such file, or when it is only to be replaced. */
  readonly handle: FileHandle | undefined;
  readonly state: Extract<BackupPortFromMain, { type: 'opened' }>['file'];
};

/**
 * Opens what the person chose. `existing` must begin as a backup does: the page asks for a dialog, and no other file
 * may come to harm by it.
 */
export async function openBackup(
  path: string,
  mode: 'new' | 'existing',
): Promise<ChosenBackup | { readonly refused: 'foreign' | 'not_permitted' | 'io' }> {
  if (inUse.has(path)) return { refused: 'io' };
  try {
    if (mode === 'new') {
      const there = await stat(path).catch(ignoreAbsent);
      return { path, handle: undefined, state: there ? 'replaced' : 'absent' };
    }
    const handle = await open(path, 'r+');
    const first = Buffer.alloc(preambleLength);
    const { bytesRead } = await handle.read(first, 0, preambleLength, 0);
    if ((await handle.stat()).isFile() && formOf(first.subarray(0, bytesRead)) !== 'foreign')
      return { path, handle, state: 'present' };
    await handle.close();
    return { refused: 'foreign' };
  } catch (error) {
    const reason = reasonOf(error);
    return { refused: reason === 'disk_full' ? 'io' : reason };
  }
}

/** Does what arrives on `port` (protocol: `BackupPort` in shared/ipc.ts) until it is ended, aborted or closed. */
export async function serveBackup(port: BackupPort, chosen: ChosenBackup): Promise<void> {
  inUse.add(chosen.path);
  let handle = chosen.handle;
  let target: Target = { path: chosen.path, made: false };
  let replacing: string | undefined;
  const answer = await converse().catch(
    (error: unknown): BackupPortFromMain => ({ type: 'failed', reason: reasonOf(error) }),
  );
  await handle?.close().catch(ignoreClosed);
  if (replacing !== undefined && settleTemporary(replacing) && target.made)
    await unlink(replacing).catch(leftForLater);
  inUse.delete(chosen.path);
  port.postMessage(answer);
  port.close();

  async function converse(): Promise<BackupPortFromMain> {
    const size = (await handle?.stat())?.size ?? 0;
    port.postMessage({ type: 'opened', path: chosen.path, size, file: chosen.state });
    for await (const request of portMessages(port, (data) => backupRequest.parse(data))) {
      switch (request.type) {
        case 'read': {
          const bytes = new Uint8Array(request.length);
          const { bytesRead } = await begun().read(bytes, 0, request.length, request.offset);
          port.postMessage({ type: 'bytes', bytes: bytes.slice(0, bytesRead) });
          break;
        }
        case 'replace':
          if (replacing !== undefined || chosen.state === 'absent') throw new Error('Nothing to replace');
          await handle?.close();
          handle = undefined;
          replacing = nameTemporary(dirname(chosen.path));
          target = { path: replacing, made: false };
          port.postMessage({ type: 'replacing', temporaryPath: replacing });
          break;
        case 'start':
          if (handle || (chosen.state === 'replaced' && replacing === undefined))
            throw new Error('A file in the way');
          handle = await createAlone(target.path);
          target = { ...target, made: true };
          port.postMessage({ type: 'ack' });
          break;
        case 'append':
          await appendTo(begun(), request.bytes);
          port.postMessage({ type: 'ack' });
          break;
        case 'cut':
          if (request.size > (await begun().stat()).size) throw new Error('A cut behind the end');
          await begun().truncate(request.size);
          port.postMessage({ type: 'ack' });
          break;
        case 'sync':
          await flush();
          port.postMessage({ type: 'ack' });
          break;
        case 'end':
          await flush();
          await begun().close();
          handle = undefined;
          if (replacing !== undefined) {
            await rename(replacing, chosen.path);
            settleTemporary(replacing);
          }
          await syncFolder(dirname(chosen.path));
          return { type: 'done' };
        case 'abort':
          if (target.made && replacing === undefined) await unlink(target.path);
          return { type: 'aborted' };
      }
    }
    return { type: 'aborted' };
  }

  function begun(): FileHandle {
    if (!handle) throw new Error('No file was begun');
    return handle;
  }

  /** A drive that was pulled out may take bytes for a while; the file has to be there, as long as it should be. */
  async function flush(): Promise<void> {
    await begun().sync();
    const [there, held] = await Promise.all([stat(target.path), begun().stat()]);
    if (there.size !== held.size) throw new Error('Another file has its name');
  }
}

/** Explicit positions: what another program appends meanwhile is not built upon. */
async function appendTo(file: FileHandle, bytes: Uint8Array): Promise<void> {
  const { size } = await file.stat();
  let at = 0;
  while (at < bytes.byteLength)
    at += (await file.write(bytes, at, bytes.byteLength - at, size + at)).bytesWritten;
}

const ignoreAbsent = (error: unknown): undefined => {
  if (codeOf(error) !== 'ENOENT') throw error;
};
const ignoreClosed = (error: unknown): void => {
  if (codeOf(error) !== 'EBADF') throw error;
};
/** The drive is gone; the vault knows the path and offers its removal at the next start. */
const leftForLater = (): void => undefined;
