import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of a Chromium on this machine (`ZAPYS_CHROMIUM` wins), or undefined. */
export function findChromium(): string | undefined {
  const chosen = process.env.ZAPYS_CHROMIUM;
  if (chosen !== undefined && chosen !== '') return chosen;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, name);
      if (existsSync(path)) return path;
    }
  }
  return undefined;
}

/** Chromium's sandbox refuses to start as root; everybody else keeps it. */
export const chromiumSandbox = process.getuid?.() !== 0;

/** Keeps a test browser from talking to its maker. */
export const quietChromium: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-features=OptimizationHints,MediaRouter,Translate',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];
