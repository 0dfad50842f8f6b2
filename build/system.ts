import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium } from './chromium.ts';
import type { Runtime } from './runtime.ts';

/** A thing the machine may lack, and the Debian packages that bring it: the first one this release has. */
export type Missing = { readonly what: string; readonly packages: readonly string[] };

/** What a command needs: the window always; `tests` adds a browser and the programs the tests talk to. */
export type Needs = { readonly runtime: Runtime; readonly tests: boolean };

const peers: readonly (readonly [command: string, debianPackage: string])[] = [
  ['minisign', 'minisign'],
  ['age', 'age'],
  ['gpg', 'gnupg'],
  ['pdfinfo', 'poppler-utils'],
  ['exiftool', 'libimage-exiftool-perl'],
  ['zip', 'zip'],
  ['unzip', 'unzip'],
  ['ip', 'iproute2'],
];

/** Library → package, where the package is not simply named after the library. */
const libraries: Readonly<Record<string, readonly string[]>> = {
  'libasound.so.2': ['libasound2t64', 'libasound2'],
  'libatk-1.0.so.0': ['libatk1.0-0t64', 'libatk1.0-0'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libatspi.so.0': ['libatspi2.0-0t64', 'libatspi2.0-0'],
  'libcairo.so.2': ['libcairo2'],
  'libcups.so.2': ['libcups2t64', 'libcups2'],
  'libdbus-1.so.3': ['libdbus-1-3'],
  'libdrm.so.2': ['libdrm2'],
  'libexpat.so.1': ['libexpat1'],
  'libgbm.so.1': ['libgbm1'],
  'libgdk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libgio-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libglib-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgobject-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgtk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnspr4.so': ['libnspr4'],
  'libnss3.so': ['libnss3'],
  'libnssutil3.so': ['libnss3'],
  'libsmime3.so': ['libnss3'],
  'libpango-1.0.so.0': ['libpango-1.0-0'],
  'libudev.so.1': ['libudev1'],
  'libX11.so.6': ['libx11-6'],
  'libxcb.so.1': ['libxcb1'],
  'libXcomposite.so.1': ['libxcomposite1'],
  'libXdamage.so.1': ['libxdamage1'],
  'libXext.so.6': ['libxext6'],
  'libXfixes.so.3': ['libxfixes3'],
  'libXrandr.so.2': ['libxrandr2'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
};

export function missing(needs: Needs): readonly Missing[] {
  if (process.platform !== 'linux') return [];
  const found: Missing[] = missingLibraries(needs.runtime.executable);
  const headless = !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if ((headless || needs.tests) && !onPath('Xvfb')) found.push({ what: 'Xvfb', packages: ['xvfb'] });
  if (process.getuid?.() === 0 && !onPath('setpriv'))
    found.push({ what: 'setpriv', packages: ['util-linux'] });
  if (!hasFonts('/usr/share/fonts')) found.push({ what: 'a font', packages: ['fonts-dejavu-core'] });
  if (!needs.tests) return found;
  if (findChromium() === undefined)
    found.push({ what: 'Chromium', packages: ['chromium', 'chromium-browser'] });
  for (const [command, debianPackage] of peers) {
    if (!onPath(command)) found.push({ what: command, packages: [debianPackage] });
  }
  return found;
}

/** Makes the machine ready, or says in one command what it lacks and ends the process with 1. */
export function ensureSystem(needs: Needs): void {
  const lacking = missing(needs);
  if (lacking.length === 0) return;
  const names = lacking.map((item) => item.what).join(', ');
  if (!existsSync('/usr/bin/apt-get')) {
    fail(`This machine lacks: ${names}. Install them with your system's package manager, then try again.`);
  }
  if (process.getuid?.() !== 0) {
    const packages = [...new Set(lacking.map((item) => choose(item.packages)))].join(' ');
    fail(
      `This machine lacks: ${names}. Install them with:\n  sudo apt-get install --no-install-recommends ${packages}`,
    );
  }
  process.stderr.write(`Installing what this machine lacks: ${names}\n`);
  apt(['update']);
  apt(['install', '-y', '--no-install-recommends', ...new Set(lacking.map((item) => choose(item.packages)))]);
  const still = missing(needs);
  // A library's own libraries show only once it is there; one more round brings those.
  if (still.length > 0)
    apt(['install', '-y', '--no-install-recommends', ...still.map((item) => choose(item.packages))]);
  const never = missing(needs).map((item) => item.what);
  if (never.length > 0) fail(`apt-get could not bring: ${never.join(', ')}.`);
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function apt(command: readonly string[]): void {
  const done = spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...command], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (done.status !== 0) fail(`apt-get ${command.join(' ')} failed:\n${done.stdout}${done.stderr}`);
}

/** Debian and Ubuntu releases name a few packages differently: the first name this one can install. */
function choose(packages: readonly string[]): string {
  const last = packages.at(-1) ?? '';
  if (packages.length === 1) return last;
  const known = packages.find((name) => {
    const shown = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' }).stdout;
    return /Candidate: (?!\(none\))/.test(shown);
  });
  return known ?? last;
}

function missingLibraries(executable: string): Missing[] {
  const listed = execFileSync('ldd', [executable], { encoding: 'utf8' });
  return [...listed.matchAll(/^\s*(\S+) => not found/gm)].map(([, library = '']) => ({
    what: library,
    packages: libraries[library] ?? [library.replace(/\.so\.?/, '').toLowerCase()],
  }));
}

function onPath(command: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));
}

function hasFonts(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) => /\.(ttf|otf)$/.test(name));
}
