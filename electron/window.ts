import { join } from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme } from 'electron';
import { endSession, guardClosing, setBusy } from './close-guard.ts';
import { discardOpenFiles } from './file-writer.ts';
import { pageUrl, windowPreferences } from './security.ts';
import { words } from './words.ts';

/** A second crash sooner than this after the first would only be followed by a third. */
const crashLoopMs = 30_000;

/** Makes the window and loads the page. */
export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Zapys',
    width: 1360,
    height: 860,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    // The first frame has the page's own ground, so nothing flashes.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      ...windowPreferences,
      preload: join(__dirname, 'preload.cjs'),
      devTools: !app.isPackaged,
    },
  });
  // Testimony stays out of screenshots, screen sharing and the system's own screen history (Windows, macOS).
  window.setContentProtection(app.isPackaged);
  // Accelerators of the menu work; the bar itself has nothing to offer.
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => window.show());
  // Whatever was running in the page ended with it.
  window.webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) setBusy(false);
  });
  guardClosing(window);
  recoverFromCrash(window);
  window.on('session-end', endSession);
  void window.loadURL(pageUrl);
  return window;
}

/** A crashed page comes back locked. Everything acknowledged as saved is on the disk. */
function recoverFromCrash(window: BrowserWindow): void {
  let last = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_, { reason }) => {
    if (reason === 'clean-exit') return;
    setBusy(false);
    const now = performance.now();
    if (now - last < crashLoopMs) {
      const { title, detail } = words().crash;
      discardOpenFiles();
      dialog.showErrorBox(title, detail);
      app.exit(1);
      return;
    }
    last = now;
    window.webContents.reload();
  });
}
