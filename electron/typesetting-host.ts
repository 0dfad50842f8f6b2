import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { MessageChannelMain, utilityProcess, type WebContents } from 'electron';
import type { IpcOutput, TypesetResponse } from '../shared/ipc.ts';
import { portChannel } from '../shared/ipc-names.ts';

/**
 * Starts a typesetting process and hands the window a port to it. Main stands between the two, because only main
 * learns that either has died: a process that ends answers what it still owed with a failure, and a port that
 * closes ends its process. Older Chromium tells a page nothing when a port's other end is gone.
 */
export function openTypesetting(contents: WebContents): IpcOutput<'typeset:open'> {
  const id = randomUUID();
  const window = new MessageChannelMain();
  const inside = new MessageChannelMain();
  const owed = new Set<number>();

  const child = utilityProcess.fork(join(__dirname, 'typesetting.cjs'), [], {
    serviceName: 'Zapys typesetting',
    stdio: 'ignore',
    env: environment,
  });
  child.postMessage(null, [inside.port2]);

  window.port1.on('message', ({ data }) => {
    if (isNumbered(data)) owed.add(data.id);
    inside.port1.postMessage(data);
  });
  inside.port1.on('message', ({ data }) => {
    if (isNumbered(data)) owed.delete(data.id);
    window.port1.postMessage(data);
  });
  window.port1.on('close', () => child.kill());
  child.once('exit', () => {
    for (const request of owed) {
      const failure: TypesetResponse = { id: request, ok: false, message: 'The typesetting process ended' };
      window.port1.postMessage(failure);
    }
    window.port1.close();
    inside.port1.close();
  });
  window.port1.start();
  inside.port1.start();

  contents.postMessage(portChannel, id, [window.port2]);
  return { id };
}

/**
 * The child learns nothing of the person's environment. Electron hands all of it on when given none, so one name
 * is given; Windows cannot start a process without its own root.
 */
const environment: Record<string, string> = {
  LANG: 'C.UTF-8',
  ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
};

const isNumbered = (data: unknown): data is { readonly id: number } =>
  typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'number';
