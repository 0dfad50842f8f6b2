import { join } from 'node:path';
import { app, type BrowserWindow, dialog, powerMonitor } from 'electron';
import { declareScheme, serveApp } from './app-protocol.ts';
import { endSession } from './close-guard.ts';
import { discardOpenFiles } from './file-writer.ts';
import { registerCalls } from './ipc.ts';
import { setMenu } from './menu.ts';
import { secureApp } from './security.ts';
import { watchSession } from './session-lock.ts';
import { chooseUserData } from './user-data.ts';
import { vaultFiles } from './vault-files.ts';
import { openWindow } from './window.ts';
import { words } from './words.ts';

secureApp(app);
declareScheme();
chooseUserData();

const files = vaultFiles(app.getPath('userData'));
let window: BrowserWindow | undefined;
const currentWindow = (): BrowserWindow | undefined => (window?.isDestroyed() ? undefined : window);

async function start(): Promise<void> {
  await app.whenReady();
  setMenu();
  await serveApp(join(__dirname, '../renderer'));
  files.start();
  registerCalls(currentWindow, files);
  watchSession(currentWindow);
  powerMonitor.on('shutdown', endSession);
  window = openWindow();
}

// Two processes on one vault would be two writers.
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    const shown = currentWindow();
    if (shown?.isMinimized()) shown.restore();
    shown?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => {
    discardOpenFiles();
    files.quit();
  });
  void start().catch(() => {
    const { title, detail } = words().broken;
    dialog.showErrorBox(title, detail);
    app.exit(1);
  });
} else {
  app.quit();
}
