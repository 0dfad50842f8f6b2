import { randomUUID } from 'node:crypto';
import { basename, dirname, extname, join } from 'node:path';
import { type BrowserWindow, dialog, MessageChannelMain, shell } from 'electron';
import type { IpcInput, IpcOutput } from '../shared/ipc.ts';
import { portChannel } from '../shared/ipc-names.ts';
import { safeFileName } from './file-name.ts';
import { writeFromPort } from './file-writer.ts';
import { documents } from './user-data.ts';

/** Files completed since the start, by id: the only ones that can be shown. */
const finished = new Map<string, string>();

/** Where the last file of this session went; forgotten at quit. */
let lastFolder: string | undefined;

/** Asks where to save, then writes what comes down the port it hands to the window. */
export async function saveFile(
  window: BrowserWindow,
  { suggestedName, title }: IpcInput<'file:save'>,
): Promise<IpcOutput<'file:save'>> {
  const name = safeFileName(suggestedName);
  const extension = extname(name).slice(1);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    defaultPath: join(lastFolder ?? documents(), name),
    filters: extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
    // Names of exports stay out of the system's list of recent documents.
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  });
  if (canceled || !filePath || window.isDestroyed()) return { state: 'cancelled' };
  lastFolder = dirname(filePath);
  const id = randomUUID();
  const { port1, port2 } = new MessageChannelMain();
  void writeFromPort(port1, filePath).then((completed) => {
    if (completed) finished.set(id, filePath);
  });
  window.webContents.postMessage(portChannel, id, [port2]);
  return { state: 'open', id, fileName: basename(filePath) };
}

/** @throws Error when `id` is no file completed in this session. */
export function revealFile({ id }: IpcInput<'file:reveal'>): void {
  const path = finished.get(id);
  if (path === undefined) throw new Error('No file of this session');
  shell.showItemInFolder(path);
}
