import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { giveToApp } from '../../../build/launch.ts';

/** Little room for the vault, to be taken away and given back. */
export type SmallDisk = {
  /** Leaves so many bytes, none unless told. */
  readonly fill: (left?: number) => Promise<void>;
  readonly free: () => Promise<void>;
  readonly remove: () => void;
};

/** Whether file systems of their own can be had here. */
export const mayMount = process.platform === 'linux' && process.getuid?.() === 0;
const megabytes = 192;

/**
 * A file system of its own for the person's home where we may mount one. Elsewhere Chromium is told that the origin's
 * quota is used up: what the vault then does is the same, only no write is torn.
 */
export const smallDisk = (home: string, window: () => Page): SmallDisk =>
  mayMount ? mounted(home) : limited(window);

const mount = (folder: string, size: number): void => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m,mode=0700`, 'tmpfs', folder]);
  giveToApp(folder);
};

const unmount = (folder: string): void => {
  execFileSync('umount', ['--lazy', folder]);
};

/** A stick of so many megabytes at this folder; `grow` puts more room on it. Where file systems may be mounted. */
export const smallStick = (folder: string, size: number) => {
  mount(folder, size);
  return {
    grow: (more: number): void => {
      execFileSync('mount', ['-o', `remount,size=${more}m`, folder]);
    },
    remove: () => unmount(folder),
  };
};

function mounted(home: string): SmallDisk {
  mount(home, megabytes);
  const ballast = join(home, 'ballast');
  return {
    fill: async (left = -4096) => {
      const { bavail, bsize } = statfsSync(home);
      try {
        // To the last byte it is more than there is: the write ends where the disk does.
        writeFileSync(ballast, Buffer.alloc(Number(bavail) * Number(bsize) - left));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    },
    free: async () => rmSync(ballast),
    remove: () => unmount(home),
  };
}

function limited(window: () => Page): SmallDisk {
  const override = async (quotaSize?: number): Promise<void> => {
    // The override ends with its session, which therefore stays.
    const debug = await window().context().newCDPSession(window());
    const origin = await window().evaluate(() => location.origin);
    await debug.send('Storage.overrideQuotaForOrigin', {
      origin,
      ...(quotaSize === undefined ? {} : { quotaSize }),
    });
  };
  return {
    fill: async (left = 0) => {
      const usage = await window().evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
      await override(usage + left);
    },
    free: () => override(megabytes * 1024 * 1024),
    remove: () => undefined,
  };
}
