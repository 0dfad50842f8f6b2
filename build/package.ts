import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { api } from '@electron-forge/core';
import { fuseName, fuses, fusesOf } from './fuses.ts';
import { root } from './root.ts';
import { findRuntime } from './runtime.ts';
import { standInZip } from './stand-in.ts';

export type PackagedApp = {
  readonly folder: string;
  readonly executable: string;
  readonly official: boolean;
};

export type PackageOptions = {
  /** Where the packaged app is put. */
  readonly out: string;
  /** The app is in .vite/ already, and stays as it was tested. */
  readonly built: boolean;
};

/**
 * Packages the app with Forge, as forge.config.ts says: with the official Electron for a release; where it cannot
 * be had, with the stand-in, in a folder whose name says that it is no release.
 */
export async function packageApp({ out, built }: PackageOptions): Promise<PackagedApp> {
  const runtime = await findRuntime();
  process.env.ZAPYS_OUT = out;
  if (built) process.env.ZAPYS_BUILT = '1';
  if (!runtime.official) {
    const electron = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'));
    const standIn = await standInZip(runtime, electron.version, join(out, 'stand-in'));
    process.env.ZAPYS_STAND_IN = JSON.stringify(standIn);
    process.stderr.write(
      'WARNING: packaged with the stand-in Electron. For tests only: this is no release.\n',
    );
    for (const fuse of Object.keys(fuses).map(Number) as (keyof typeof fuses)[])
      if (!standIn.fuses.includes(fuse))
        process.stderr.write(`The stand-in has no fuse ${fuseName(fuse)}.\n`);
  }
  const [packaged] = await api.package({ dir: root, outDir: out, interactive: false });
  const folder = packaged?.packagedPath;
  if (folder === undefined) throw new Error('Forge packaged nothing.');
  const executable = join(folder, executableIn[process.platform] ?? 'zapys');
  await fusesOf(executable);
  return { folder, executable, official: runtime.official };
}

const executableIn: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Zapys.app/Contents/MacOS/zapys',
  win32: 'zapys.exe',
};

if (import.meta.main) {
  const { folder } = await packageApp({ out: join(root, 'out'), built: false });
  process.stdout.write(`${folder}\n`);
}
