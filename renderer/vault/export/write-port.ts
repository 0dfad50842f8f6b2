import type { WritePortFromMain, WritePortToMain } from '../../../shared/ipc.ts';
import { VaultFailure } from '../failure.ts';
import { exactBytes, portAnswers } from '../port-answers.ts';
import type { LeftoverJournal } from '../store/leftover-journal.ts';

/** A file being written by the main process, from this end: one chunk at a time, whole or not at all. */
export type FileSink = {
  /**
   * Resolves when what came before is written: one chunk is on its way while the next is made.
   * @throws VaultFailure export_failed (detail: why), cancelled; of the last chunk `sync` and `end` tell.
   */
  write(bytes: Uint8Array): Promise<void>;
  /** Resolves when all that was written is on the disk and the file is still there. @throws as `write`. */
  sync(): Promise<void>;
  /** Resolves when the file stands under its own name. */
  end(): Promise<void>;
};

const post = (port: MessagePort, message: WritePortToMain): void => port.postMessage(message);

/**
 * Opens the file behind `port`, lets `work` write to it and complete it; any error or a cancel removes it again.
 * The temporary path is in the journal before the first byte is written, and stays there unless the file became
 * whole: main may have been unable to remove it.
 * @throws VaultFailure export_failed with `disk_full`, `not_permitted` or `io`; cancelled.
 */
export const writeFile = async <T>(
  port: MessagePort,
  journal: LeftoverJournal,
  signal: AbortSignal,
  work: (sink: FileSink) => Promise<T>,
): Promise<T> => {
  const answer = portAnswers<WritePortFromMain>(port, signal, () => new VaultFailure('export_failed', 'io'));
  const file: { state: 'open' | 'whole' | 'failed' } = { state: 'open' };
  const expect = async (type: WritePortFromMain['type'], abortable = true): Promise<WritePortFromMain> => {
    const message = await answer(abortable);
    if (message.type === 'failed') file.state = 'failed';
    if (message.type === type) return message;
    throw new VaultFailure('export_failed', message.type === 'failed' ? message.reason : 'io');
  };
  /** Of the chunk on its way. */
  let acknowledged: Promise<unknown> = Promise.resolve();
  let line: { close(whole: boolean): Promise<void> } | undefined;
  try {
    const opened = await expect('opened');
    if (opened.type === 'opened') line = await journal.add(opened.temporaryPath);
    post(port, { type: 'start' });
    return await work({
      write: async (bytes) => {
        await acknowledged;
        post(port, { type: 'chunk', bytes: exactBytes(bytes) });
        acknowledged = expect('ack');
        // Whoever asks next is told; where nobody does, `work` has failed by itself.
        acknowledged.catch(() => undefined);
      },
      sync: async () => {
        await acknowledged;
        post(port, { type: 'sync' });
        await expect('ack');
      },
      end: async () => {
        await acknowledged;
        post(port, { type: 'end' });
        // From here the file may be whole already: there is nothing left to cancel.
        await expect('done', false);
        file.state = 'whole';
      },
    });
  } catch (error) {
    if (file.state === 'open') await abandon(port, answer);
    throw error;
  } finally {
    await line?.close(file.state === 'whole');
    port.close();
  }
};

const abandonPatienceMs = 5000;

/** Asks main to remove the temporary file and waits until it says so, or is gone. */
const abandon = async (
  port: MessagePort,
  answer: (abortable: boolean) => Promise<WritePortFromMain>,
): Promise<void> => {
  post(port, { type: 'abort' });
  const patience = new Promise<void>((resolve) => setTimeout(resolve, abandonPatienceMs));
  const heard = async () => {
    for (;;) {
      const { type } = await answer(false);
      if (type !== 'ack' && type !== 'opened') return;
    }
  };
  // Gone or silent, main has nothing more to say; the journal still names the file.
  await Promise.race([heard().catch(() => undefined), patience]);
};
