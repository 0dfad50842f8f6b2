import { VaultCallError } from '../vault-client.ts';
import { bridge } from './bridge.ts';

/** Ports that main hands to the window, kept until whoever asked for them takes them. */

const arrived = new Map<string, MessagePort>();
const wanted = new Map<string, (port: MessagePort) => void>();

const portId = (data: unknown): string | undefined =>
  typeof data === 'object' && data !== null && 'zapys' in data && data.zapys === 'port' && 'id' in data
    ? String(data.id)
    : undefined;

/** Started once, with the window. Only messages from this window itself (its preload) are heard. */
export const startPorts = (): void =>
  addEventListener('message', (event: MessageEvent<unknown>) => {
    const id = portId(event.data);
    const [port] = event.ports;
    if (event.source !== window || event.origin !== location.origin || id === undefined || !port) return;
    const take = wanted.get(id);
    wanted.delete(id);
    if (take) take(port);
    else arrived.set(id, port);
  });

/** The port of an id that an IPC call gave; it may arrive before or after that call's answer. */
const takePort = (id: string): Promise<MessagePort> => {
  const port = arrived.get(id);
  arrived.delete(id);
  return port ? Promise.resolve(port) : new Promise((resolve) => wanted.set(id, resolve));
};

export type SaveTarget = { readonly id: string; readonly fileName: string; readonly port: MessagePort };

/** Asks the person where to save; undefined when they cancel. The port speaks `WritePort` of ipc.ts. */
export const openSaveTarget = async (
  suggestedName: string,
  title: string,
): Promise<SaveTarget | undefined> => {
  const answer = await bridge.invoke('file:save', { suggestedName, title });
  if (answer.state === 'cancelled') return undefined;
  return { id: answer.id, fileName: answer.fileName, port: await takePort(answer.id) };
};

const refusals = {
  foreign: 'backup_foreign',
  not_permitted: 'backup_no_permission',
  io: 'backup_failed',
} as const;

/**
 * Asks the person for a backup file; undefined when they cancel. The port speaks `BackupPort` of ipc.ts.
 * @throws VaultCallError backup_foreign, backup_no_permission, backup_failed.
 */
export const openBackupTarget = async (
  mode: 'new' | 'existing',
  suggestedName: string,
  title: string,
): Promise<MessagePort | undefined> => {
  const answer = await bridge.invoke('file:backup', { mode, suggestedName, title });
  switch (answer.state) {
    case 'cancelled':
      return undefined;
    case 'refused':
      throw new VaultCallError({ code: refusals[answer.reason] });
    case 'open':
      return takePort(answer.id);
  }
};

/** Starts the typesetting process and gives its port (`TypesetPort` of ipc.ts). */
export const openTypesetting = async (): Promise<MessagePort> => {
  const { id } = await bridge.invoke('typeset:open', {});
  return takePort(id);
};
