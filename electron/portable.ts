import { closeSync, fsyncSync, lstatSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { reasonOf } from './disk.ts';

/** The vault beside the program on a removable drive, and nothing of it on the computer it is plugged into. */

/** A folder of this name beside the program makes it portable. */
export const portableName = 'zapys-data';

/**
 * The folder beside the program, where a person has made one. An AppImage says where it lies in its environment. Not on
 * macOS, which runs a program from a place of its own.
 */
export function portableFolder(program: string, platform: NodeJS.Platform): string | undefined {
  if (platform === 'darwin') return undefined;
  const folder = join(dirname(program), portableName);
  // A link could lead back to the computer.
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ? folder : undefined;
}

export type DriveProblem = 'full' | 'read_only' | 'io';

/** Bytes that Chromium needs to start at all. */
const leastRoom = 4 * 1024 * 1024;

/** Whether the drive takes what is written; told before Chromium fails on it without a word. */
export function driveProblem(folder: string): DriveProblem | undefined {
  const probe = join(folder, 'write-probe');
  try {
    const handle = openSync(probe, 'w', 0o600);
    try {
      for (let left = leastRoom; left > 0; ) left -= writeSync(handle, new Uint8Array(left));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
      rmSync(probe, { force: true });
    }
    return undefined;
  } catch (error) {
    const reason = reasonOf(error);
    return reason === 'disk_full' ? 'full' : reason === 'not_permitted' ? 'read_only' : 'io';
  }
}

const pollMs = 1000;

/** Calls `gone` once when the folder is not there any more: the drive was taken out. */
export function watchDrive(folder: string, gone: () => void): void {
  const { dev, ino } = statSync(folder);
  const timer = setInterval(() => {
    if (isSame(folder, dev, ino)) return;
    clearInterval(timer);
    gone();
  }, pollMs);
  timer.unref();
}

function isSame(folder: string, dev: number, ino: number): boolean {
  try {
    const now = statSync(folder);
    return now.dev === dev && now.ino === ino;
  } catch {
    return false;
  }
}
