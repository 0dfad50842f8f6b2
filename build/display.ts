import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

export type Display = { readonly env: Readonly<Record<string, string>>; readonly stop: () => Promise<void> };

/** The display there is, or a virtual one (Xvfb on a number of its own choice) that lives until `stop`. */
export async function openDisplay(options: { readonly virtual: boolean }): Promise<Display> {
  const present = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (present && !options.virtual) return { env: {}, stop: async () => undefined };
  const server = spawn(
    'Xvfb',
    // -ac: the app may run as another user than the one who started the server. -s 0: no screen saver, which
    // would come on after ten minutes without a person's input and lock the vault of whoever is working.
    ['-displayfd', '3', '-ac', '-nolisten', 'tcp', '-noreset', '-s', '0', '-screen', '0', '1920x1200x24'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const number = await firstLine(server.stdio[3] as Readable, gone);
  const stop = async (): Promise<void> => {
    server.kill('SIGTERM');
    await gone;
  };
  process.once('exit', () => server.kill('SIGKILL'));
  return { env: { DISPLAY: `:${number}`, WAYLAND_DISPLAY: '' }, stop };
}

function firstLine(stream: Readable, gone: Promise<void>): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.trim());
    });
    void gone.then(() =>
      reject(new Error('Xvfb ended before it had a display: is it installed and allowed to write to /tmp?')),
    );
  });
}
