import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Fuse, fusesOf } from './fuses.ts';
import type { Runtime } from './runtime.ts';

/**
 * The stand-in runtime in the form in which Forge takes an Electron that is already on this machine: a folder
 * with a zip of it. For tests only.
 */
export type StandIn = {
  readonly folder: string;
  /** Those that the stand-in has. */
  readonly fuses: readonly Fuse[];
};

/** Zips `runtime` under the name of the release that the package asks for, without the loader it came to need. */
export async function standInZip(runtime: Runtime, version: string, folder: string): Promise<StandIn> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const zip = join(folder, `electron-v${version}-${process.platform}-${process.arch}.zip`);
  const files = (await readdir(runtime.folder)).filter((name) => name !== 'resources');
  const run = promisify(execFile);
  await run('zip', ['-r', '-q', '-1', zip, ...files], { cwd: runtime.folder });
  // The release has Electron's licence under this name, and the makers look for it.
  await copyFile(join(runtime.folder, 'LICENSE.electron.txt'), join(folder, 'LICENSE'));
  await run('zip', ['-j', '-q', zip, join(folder, 'LICENSE')]);
  return { folder, fuses: [...(await fusesOf(runtime.executable)).keys()] };
}

/** Forge reads its configuration in a process of its own making: the stand-in reaches it by the environment. */
export const standInFromEnvironment = (): StandIn | undefined =>
  process.env.ZAPYS_STAND_IN === undefined ? undefined : (JSON.parse(process.env.ZAPYS_STAND_IN) as StandIn);
