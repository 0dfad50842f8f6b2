import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveToApp } from '../../../build/launch.ts';

/** A disk of its own for the app's person, small enough to fill. Mounting one takes root. */
export type SmallDisk = {
  /** Leaves so many bytes for everybody, none unless told. */
  readonly fill: (left?: number) => void;
  readonly free: () => void;
  readonly remove: () => void;
};

export const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

export function smallDisk(folder: string, megabytes: number): SmallDisk {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', folder]);
  giveToApp(folder);
  const ballast = join(folder, 'ballast');
  return {
    fill: (left = -4096) => {
      const { bavail, bsize } = statfsSync(folder);
      try {
        // To the last byte it is more than there is: the write ends where the disk does.
        writeFileSync(ballast, Buffer.alloc(Number(bavail) * Number(bsize) - left));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    },
    free: () => rmSync(ballast),
    remove: () => execFileSync('umount', ['--lazy', folder]),
  };
}
