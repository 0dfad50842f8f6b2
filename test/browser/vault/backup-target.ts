import type { BackupPortFromMain, BackupPortToMain } from '../../../shared/ipc.ts';

/** The main process's end of a backup, with a disk in memory. */
export type Drive = { bytes: Uint8Array<ArrayBuffer> | undefined };

type Said = BackupPortFromMain | 'silence' | undefined;

type Options = {
  readonly mode?: 'new' | 'existing';
  /** Runs before each request is answered; what it gives is said instead of the answer. */
  readonly on?: (request: BackupPortToMain) => Said | Promise<Said>;
};

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
};

export const backupPort = (drive: Drive, { mode = 'existing', on }: Options = {}): MessagePort => {
  const { port1, port2 } = new MessageChannel();
  const say = (message: BackupPortFromMain) => port1.postMessage(message);
  const isThere = drive.bytes !== undefined;
  const file = mode === 'existing' ? 'present' : isThere ? 'replaced' : 'absent';
  let beside: Uint8Array<ArrayBuffer> | undefined;
  let isReplacing = false;
  let made = false;
  const target = () => (isReplacing ? beside : drive.bytes) ?? new Uint8Array();
  const put = (bytes: Uint8Array<ArrayBuffer>) => {
    if (isReplacing) beside = bytes;
    else drive.bytes = bytes;
  };
  port1.onmessage = async ({ data }: MessageEvent<BackupPortToMain>) => {
    const instead = await on?.(data);
    if (instead === 'silence') return;
    if (instead) {
      say(instead);
      return;
    }
    switch (data.type) {
      case 'read':
        return say({ type: 'bytes', bytes: target().slice(data.offset, data.offset + data.length) });
      case 'replace':
        isReplacing = true;
        return say({ type: 'replacing', temporaryPath: '/stick/.zapys-0123456789abcdef.part' });
      case 'start':
        made = true;
        put(new Uint8Array());
        return say({ type: 'ack' });
      case 'append':
        put(joined(target(), data.bytes));
        return say({ type: 'ack' });
      case 'cut':
        put(target().slice(0, data.size));
        return say({ type: 'ack' });
      case 'sync':
        return say({ type: 'ack' });
      case 'end':
        if (isReplacing) drive.bytes = beside;
        return say({ type: 'done' });
      case 'abort':
        if (made && !isReplacing) drive.bytes = undefined;
        return say({ type: 'aborted' });
    }
  };
  const size = file === 'present' ? (drive.bytes?.length ?? 0) : 0;
  say({ type: 'opened', path: '/stick/backup.zapys', size, file });
  return port2;
};

export const asFile = ({ bytes }: Drive, end?: number): File =>
  new File([(bytes ?? new Uint8Array()).slice(0, end)], 'backup.zapys');
