import type { ByteSource } from '../../../shared/backup/frames.ts';
import type { BackupPortFromMain, BackupPortToMain } from '../../../shared/ipc.ts';
import { longestBackupMessage } from '../../../shared/ipc.ts';
import type { VaultErrorCode } from '../../../shared/vault-api/vault-error.ts';
import { ownBytes } from '../bytes.ts';
import { VaultFailure } from '../failure.ts';
import { portAnswers } from '../port-answers.ts';
import type { LeftoverJournal } from '../store/leftover-journal.ts';

/** A backup file in the main process's hands, from this end. Every method may throw backup_failed, backup_no_room, backup_no_permission and cancelled. */
export type BackupFile = ByteSource & {
  readonly path: string;
  readonly file: 'absent' | 'present' | 'replaced';
  append(bytes: Uint8Array): Promise<void>;
  /** Takes off what stands behind `size`. */
  cut(size: number): Promise<void>;
  sync(): Promise<void>;
  /** Makes the file that is to be written: a new one, or one that takes the old one's place at the end. */
  start(): Promise<void>;
  /** Whether `start` has made a file that is not there under its own name unless it is ended. */
  readonly isReplacing: boolean;
};

type Reason = Extract<BackupPortFromMain, { type: 'failed' }>['reason'];
const codes = {
  disk_full: 'backup_no_room',
  not_permitted: 'backup_no_permission',
  io: 'backup_failed',
} as const satisfies Record<Reason, VaultErrorCode>;

const failed = (reason: Reason) => new VaultFailure(codes[reason]);

/**
 * Opens the file behind `port`, lets `work` read and grow it, and ends it. When `work` throws, a file that it made is
 * removed; cancelled, one that stands under its own name stays where the next backup can go on from it.
 */
export const withBackupFile = async <T>(
  port: MessagePort,
  journal: LeftoverJournal,
  { signal, canGoOn }: { readonly signal: AbortSignal; readonly canGoOn: () => boolean },
  work: (file: BackupFile) => Promise<T>,
): Promise<T> => {
  const answer = portAnswers<BackupPortFromMain>(port, signal, () => failed('io'));
  const post = (message: BackupPortToMain): void => port.postMessage(message);
  const expect = async <K extends BackupPortFromMain['type']>(
    type: K,
    abortable: boolean,
  ): Promise<Extract<BackupPortFromMain, { type: K }>> => {
    const message = await answer(abortable);
    if (message.type === type) return message as Extract<BackupPortFromMain, { type: K }>;
    isGone = message.type === 'failed';
    throw failed(message.type === 'failed' ? message.reason : 'io');
  };
  const ask = async (message: BackupPortToMain, abortable = true): Promise<void> => {
    post(message);
    await expect('ack', abortable);
  };
  let isGone = false;
  let size = 0;
  let isReplacing = false;
  let line: { close(whole: boolean): Promise<void> } | undefined;
  let isWhole = false;
  try {
    const opened = await expect('opened', true);
    size = opened.size;
    const file: BackupFile = {
      path: opened.path,
      file: opened.file,
      get size() {
        return size;
      },
      get isReplacing() {
        return isReplacing;
      },
      read: async (offset, length) => {
        const bytes = new Uint8Array(length);
        for (let at = 0; at < length; ) {
          const wanted = Math.min(longestBackupMessage, length - at);
          post({ type: 'read', offset: offset + at, length: wanted });
          const part = await expect('bytes', true);
          if (part.bytes.length === 0) throw failed('io');
          bytes.set(part.bytes, at);
          at += part.bytes.length;
        }
        return bytes;
      },
      append: async (bytes) => {
        for (let at = 0; at < bytes.length; at += longestBackupMessage) {
          const part = ownBytes(bytes.subarray(at, at + longestBackupMessage));
          await ask({ type: 'append', bytes: part });
          size += part.length;
        }
      },
      cut: async (to) => {
        await ask({ type: 'cut', size: to }, false);
        size = to;
      },
      sync: () => ask({ type: 'sync' }),
      start: async () => {
        if (opened.file !== 'absent') {
          post({ type: 'replace' });
          const { temporaryPath } = await expect('replacing', true);
          line = await journal.add(temporaryPath);
          isReplacing = true;
        }
        await ask({ type: 'start' });
        size = 0;
      },
    };
    const result = await work(file);
    post({ type: 'end' });
    // From here the file may have its name already: there is nothing left to cancel.
    await expect('done', false);
    isWhole = true;
    return result;
  } catch (error) {
    const isKept = signal.aborted && !isReplacing && canGoOn();
    if (!isGone && !isWhole && !isKept) await abandon(port, answer);
    throw error;
  } finally {
    await line?.close(isWhole);
    port.close();
  }
};

const abandonPatienceMs = 5000;

/** Asks main to remove what it made and waits until it says so, or is gone. */
const abandon = async (
  port: MessagePort,
  answer: (abortable: boolean) => Promise<BackupPortFromMain>,
): Promise<void> => {
  port.postMessage({ type: 'abort' } satisfies BackupPortToMain);
  const patience = new Promise<void>((resolve) => setTimeout(resolve, abandonPatienceMs));
  const heard = async () => {
    for (;;) {
      const { type } = await answer(false);
      if (type === 'aborted' || type === 'failed') return;
    }
  };
  // Why the file is given up is told by whoever gives it up; here it only matters that main is done, or gone.
  await Promise.race([heard().catch(() => undefined), patience]);
};
