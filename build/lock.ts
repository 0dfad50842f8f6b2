import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Runs `work` while no other process holds `path`. A holder that died is passed over. */
export async function withLock(path: string, work: () => Promise<void>): Promise<void> {
  while (!(await take(path))) {
    if (!(await holderLives(path))) await rm(path, { recursive: true, force: true });
    await wait(200);
  }
  try {
    await work();
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

async function take(path: string): Promise<boolean> {
  try {
    await mkdir(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  await writeFile(join(path, 'pid'), String(process.pid));
  return true;
}

async function holderLives(path: string): Promise<boolean> {
  // Between mkdir and writeFile there is no pid yet: that holder lives.
  const text = await readFile(join(path, 'pid'), 'utf8').catch(() => '');
  const pid = Number(text);
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
