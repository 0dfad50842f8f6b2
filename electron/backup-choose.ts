import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { type BrowserWindow, dialog, MessageChannelMain } from 'electron';
import type { IpcInput, IpcOutput } from '../shared/ipc.ts';
import { portChannel } from '../shared/ipc-names.ts';
import { openBackup, serveBackup } from './backup-file.ts';
import { safeFileName } from './file-name.ts';
import { documents } from './user-data.ts';

/** Where the last backup of this session went; forgotten at quit. */
let lastFolder: string | undefined;

const filters = [
  { name: 'Zapys', extensions: ['zapys'] },
  { name: '*', extensions: ['*'] },
];

/** Asks for the file, and hands the window a port to it. The person names the file; the page never does. */
export async function chooseBackup(
  window: BrowserWindow,
  { mode, suggestedName, title }: IpcInput<'file:backup'>,
): Promise<IpcOutput<'file:backup'>> {
  const path = mode === 'new' ? await askNew(window, suggestedName, title) : await askExisting(window, title);
  if (path === undefined || window.isDestroyed()) return { state: 'cancelled' };
  lastFolder = dirname(path);
  const chosen = await openBackup(path, mode);
  if ('refused' in chosen) return { state: 'refused', reason: chosen.refused };
  const id = randomUUID();
  const { port1, port2 } = new MessageChannelMain();
  void serveBackup(port1, chosen);
  window.webContents.postMessage(portChannel, id, [port2]);
  return { state: 'open', id };
}

async function askNew(
  window: BrowserWindow,
  suggestedName: string,
  title: string,
): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    defaultPath: join(lastFolder ?? documents(), safeFileName(suggestedName)),
    filters,
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  });
  return canceled || !filePath ? undefined : filePath;
}

async function askExisting(window: BrowserWindow, title: string): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    ...(lastFolder === undefined ? {} : { defaultPath: lastFolder }),
    filters,
    properties: ['openFile', 'dontAddToRecent'],
  });
  return canceled ? undefined : filePaths[0];
}
