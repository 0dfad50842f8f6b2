import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Electron's own lock is a symbolic link to a socket in the system's temporary folder: drives formatted for every system
 * know no links, and it would be written to the computer. This one names the process; a name that means no running
 * process of this start of the computer was left by a kill or another computer.
 */

const nameOf = (pid: number): string | undefined => {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The program's own name, in parentheses, may hold spaces; the 20th word after it is when the process began.
    const began = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19];
    return `${boot} ${pid} ${began}`;
  } catch {
    return undefined;
  }
};

const isRunning = (name: string): boolean => {
  const pid = Number(name.split(' ')[1]);
  return Number.isSafeInteger(pid) && pid > 0 && nameOf(pid) === name;
};

/** Takes the lock of this folder for this process (Linux); false when another that runs has it. @throws errors of the file system. */
export function holdDrive(folder: string): boolean {
  const path = join(folder, 'in-use');
  const own = nameOf(process.pid) ?? '';
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(path, own, { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      if (isRunning(readFileSync(path, 'utf8'))) return false;
      rmSync(path, { force: true });
    }
  }
  return false;
}

export function leaveDrive(folder: string): void {
  rmSync(join(folder, 'in-use'), { force: true });
}
