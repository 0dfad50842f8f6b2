import { readFileSync } from 'node:fs';

/** Megabytes that belong to these processes alone, in all; undefined where the system does not tell. */
export const privateMegabytes = (pids: readonly number[]): number | undefined => {
  try {
    const kilobytes = pids.flatMap((pid) =>
      [...readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].map(
        ([, size]) => Number(size),
      ),
    );
    return kilobytes.length === 0 ? undefined : kilobytes.reduce((sum, size) => sum + size, 0) / 1000;
  } catch {
    return undefined;
  }
};
