import { spawn } from 'node:child_process';
import { buildApp } from './app.ts';
import { openDisplay } from './display.ts';
import { folderForApp, launcher } from './launch.ts';
import { root } from './root.ts';
import { findRuntime } from './runtime.ts';
import { ensureSystem } from './system.ts';

/** Opens the app for daily use, on the data of the person who starts it: `npm start`. */
const runtime = await findRuntime();
ensureSystem({ runtime, tests: false });
const [{ executable, env }] = await Promise.all([launcher(runtime), buildApp()]);
const display = await openDisplay({ virtual: false });
if (display.env.DISPLAY !== undefined) {
  process.stderr.write(
    `There is no display here: the window opens on a virtual one (${display.env.DISPLAY}).\n`,
  );
}

const home: Record<string, string> = {};
if (process.getuid?.() === 0) {
  home.HOME = await folderForApp('/var/lib/zapys');
  process.stderr.write(`As root the app runs as user nobody and keeps its data in ${home.HOME}.\n`);
}

const app = spawn(executable, [root, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, ...display.env, ...env, ...home },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal));
app.once('exit', (code, signal) => {
  void display.stop().then(() => process.exit(signal === null ? (code ?? 1) : 0));
});
