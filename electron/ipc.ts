import { app, type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { z } from 'zod';
import { type IpcCall, type IpcEvent, type IpcEventPayload, ipcCalls } from '../shared/ipc.ts';
import { chooseBackup } from './backup-choose.ts';
import { setBusy } from './close-guard.ts';
import { revealFile, saveFile } from './file-save.ts';
import { removeLeftover } from './leftover.ts';
import { restart } from './restart.ts';
import { isTrustedSender } from './security.ts';
import { openTypesetting } from './typesetting-host.ts';
import { dataPlace } from './user-data.ts';
import type { VaultFiles } from './vault-files.ts';

type Handlers = {
  [C in IpcCall]: (
    input: z.output<(typeof ipcCalls)[C]['input']>,
    window: BrowserWindow,
  ) => z.input<(typeof ipcCalls)[C]['output']> | Promise<z.input<(typeof ipcCalls)[C]['output']>>;
};

const handlersFor = (files: VaultFiles): Handlers => ({
  'app:info': () => ({
    version: app.getVersion(),
    platform: process.platform,
    systemLocale: app.getLocale(),
    dataFolder: dataPlace().folder,
    portable: dataPlace().portable,
  }),
  'app:busy': ({ busy }) => setBusy(busy),
  'file:save': (input, window) => saveFile(window, input),
  'file:backup': (input, window) => chooseBackup(window, input),
  'file:remove-leftover': async ({ path }) => ({ removed: await removeLeftover(path) }),
  'file:reveal': (input) => revealFile(input),
  'typeset:open': (_, window) => openTypesetting(window.webContents),
  'vault:found': ({ state }) => {
    if (state !== 'removed') return { lost: files.found(state), removed: files.removedAt() };
    files.requestRemoval();
    restart();
    return {};
  },
  'vault:opened': () => files.opened(),
  'vault:erased': () => ({ left: [...files.erased()] }),
  'vault:put-back': ({ copy }) => {
    files.requestPutBack(copy);
    restart();
  },
  'vault:start-over': () => {
    files.requestStartOver();
    restart();
  },
});

/** Registers every call of the contract. A message from anywhere but the page, or of another shape, is refused. */
export function registerCalls(currentWindow: () => BrowserWindow | undefined, files: VaultFiles): void {
  const handlers = handlersFor(files);
  const register = <C extends IpcCall>(call: C): void => {
    const { input, output } = ipcCalls[call];
    ipcMain.handle(call, async (event, payload: unknown) => {
      const window = currentWindow();
      if (!window || !isFromPage(event, window)) throw new Error('Refused');
      const parsed = input.safeParse(payload);
      if (!parsed.success) throw new Error('Refused');
      const result = await handlers[call](parsed.data as Parameters<Handlers[C]>[0], window);
      return output.parse(result);
    });
  };
  for (const call of Object.keys(ipcCalls) as IpcCall[]) register(call);
}

const isFromPage = (event: IpcMainInvokeEvent, window: BrowserWindow): boolean => {
  const frame = event.senderFrame;
  return isTrustedSender({
    id: event.sender.id,
    windowId: window.isDestroyed() ? undefined : window.webContents.id,
    frame: frame ? { url: frame.url, isMain: frame.parent === null } : undefined,
  });
};

/** Tells the window. */
export function tell<E extends IpcEvent>(window: BrowserWindow, event: E, payload: IpcEventPayload<E>): void {
  window.webContents.send(event, payload);
}
