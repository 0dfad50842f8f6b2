import { type BrowserWindow, powerMonitor } from 'electron';
import type { IpcEventPayload } from '../shared/ipc.ts';
import { tell } from './ipc.ts';

const pollMs = 2000;

/** Tells the window to lock its vault when the system locks its screen, goes to sleep or shuts down. */
export function watchSession(currentWindow: () => BrowserWindow | undefined): void {
  const lock = (reason: IpcEventPayload<'session:lock'>['reason']) => () => {
    const window = currentWindow();
    if (window && !window.isDestroyed()) tell(window, 'session:lock', { reason });
  };
  powerMonitor.on('lock-screen', lock('screen-locked'));
  powerMonitor.on('user-did-resign-active', lock('screen-locked'));
  powerMonitor.on('suspend', lock('suspend'));
  powerMonitor.on('shutdown', lock('shutdown'));
  if (process.platform === 'linux') watchLinuxScreen(lock('screen-locked'));
}

/** Linux announces no locked screen; its state can only be asked for. */
function watchLinuxScreen(lock: () => void): void {
  let wasLocked = false;
  setInterval(() => {
    const locked = powerMonitor.getSystemIdleState(60) === 'locked';
    if (locked && !wasLocked) lock();
    wasLocked = locked;
  }, pollMs).unref();
}
