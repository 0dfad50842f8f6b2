import { join } from 'node:path';
import { app, type BrowserWindow, dialog, powerMonitor } from 'electron';
import { declareScheme, serveApp } from './app-protocol.ts';
import { endSession } from './close-guard.ts';
import { holdDrive, leaveDrive } from './drive-lock.ts';
import { discardOpenFiles } from './file-writer.ts';
import { registerCalls } from './ipc.ts';
import { setMenu } from './menu.ts';
import { watchDrive } from './portable.ts';
import { secureApp } from './security.ts';
import { watchSession } from './session-lock.ts';
import { chooseUserData } from './user-data.ts';
import { vaultFiles } from './vault-files.ts';
import { openWindow } from './window.ts';
import { words } from './words.ts';

secureApp(app);
declareScheme();
const place = chooseUserData();

const files = vaultFiles(place.folder);
let window: BrowserWindow | undefined;
const currentWindow = (): BrowserWindow | undefined => (window?.isDestroyed() ? undefined : window);

async function start(): Promise<void> {
  await app.whenReady();
  if (place.problem !== undefined) return giveUp(words().drive[place.problem]);
  setMenu();
  await serveApp(join(__dirname, '../renderer'));
  files.start();
  registerCalls(currentWindow, files);
  watchSession(currentWindow);
  powerMonitor.on('shutdown', endSession);
  window = openWindow();
  if (place.portable) watchDrive(place.folder, driveGone);
}

function giveUp({ title, detail }: { readonly title: string; readonly detail: string }): void {
  dialog.showErrorBox(title, detail);
  app.exit(1);
}

/** With the vault's files out of reach nothing can be saved: what is open goes from the screen and from memory. */
function driveGone(): void {
  discardOpenFiles();
  currentWindow()?.destroy();
  giveUp(words().drive.gone);
}

/** Electron's own lock cannot stand on every drive. A drive that takes no writing is told of once the app is ready. */
function isAlone(): boolean {
  if (!place.portable || process.platform !== 'linux') return app.requestSingleInstanceLock();
  if (place.problem !== undefined) return true;
  if (!holdDrive(place.folder)) return false;
  app.on('quit', () => leaveDrive(place.folder));
  return true;
}

// Two processes on one vault would be two writers.
if (isAlone()) {
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
  void start().catch(() => giveUp(words().broken));
} else if (place.portable) {
  void app.whenReady().then(() => giveUp(words().drive.inUse));
} else {
  app.quit();
}
