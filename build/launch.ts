import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readFileSync } from 'node:fs';
import { chmod, chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.ts';
import type { Runtime } from './runtime.ts';

/** How to start the app here: an executable that takes Electron's arguments, and what its environment needs. */
export type Launcher = { readonly executable: string; readonly env: Readonly<Record<string, string>> };

/** The user the app runs as when root starts it (nobody on every Linux). */
const nobody = 65534;
const asRoot = process.getuid?.() === 0;

/** @throws Error with a sentence to act on when Chromium's sandbox cannot start here; it is never switched off. */
export async function launcher(runtime: Runtime): Promise<Launcher> {
  await ensureSandbox(runtime);
  if (!asRoot) return { executable: runtime.executable, env: {} };
  return {
    executable: join(root, 'build/unprivileged.sh'),
    env: { ZAPYS_ELECTRON: runtime.executable, ZAPYS_CAPABILITIES: capabilities(runtime) },
  };
}

/** Hands a folder made for the app to the user it runs as. */
export function giveToApp(path: string): void {
  if (asRoot) chownSync(path, nobody, nobody);
}

/** A folder of the app's own under root, e.g. its home. */
export async function folderForApp(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  giveToApp(path);
  return path;
}

function asNobody(command: readonly string[], extra: readonly string[] = []): boolean {
  const drop = [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', ...extra, '--'];
  return spawnSync('setpriv', [...drop, ...command], { stdio: 'ignore' }).status === 0;
}

/**
 * A checkout below a private folder (such as /root) is closed to nobody: then the app keeps one capability, to
 * read past it, and nothing else. Chromium's sandboxed processes drop it with the rest.
 */
function capabilities(runtime: Runtime): string {
  const wanted = [join(root, 'package.json'), runtime.executable];
  const open = (extra: readonly string[]): boolean =>
    wanted.every((path) => asNobody(['test', '-r', path], extra));
  if (open([])) return '';
  for (const name of ['dac_read_search', 'dac_override']) {
    const extra = [`--inh-caps=+${name}`, `--ambient-caps=+${name}`];
    if (open(extra)) return extra.join(' ');
  }
  throw new Error(
    `As root the app runs as user nobody, who may not read ${root}. Put the checkout where others may read it.`,
  );
}

async function ensureSandbox(runtime: Runtime): Promise<void> {
  if (process.platform !== 'linux' || namespacesWork()) return;
  const helper = join(runtime.folder, 'chrome-sandbox');
  if (asRoot && existsSync(helper)) {
    // The older, setuid way into the sandbox.
    await chown(helper, 0, 0);
    await chmod(helper, 0o4755);
    if (asNobody([helper, '/bin/true'])) return;
  }
  throw new Error(
    'Chromium’s sandbox cannot start: this kernel or container does not let ordinary users make namespaces, and the app does not run without it. ' +
      `Allow it (${hint()}), or run as root: chown root ${helper} && chmod 4755 ${helper}`,
  );
}

function namespacesWork(): boolean {
  if (asRoot) return asNobody(['unshare', '--user', '--net', 'true']);
  return spawnSync('unshare', ['--user', '--net', 'true'], { stdio: 'ignore' }).status === 0;
}

function hint(): string {
  const flag = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8').trim() : '');
  if (flag('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1') {
    return 'sysctl kernel.apparmor_restrict_unprivileged_userns=0';
  }
  if (flag('/proc/sys/kernel/unprivileged_userns_clone') === '0')
    return 'sysctl kernel.unprivileged_userns_clone=1';
  return 'in a container: start it with --security-opt seccomp=unconfined';
}
