import type { Bytes } from './bytes.ts';
import { VaultFailure } from './failure.ts';

/**
 * The next message from main, each time it is asked for, for whoever asked last: each answers what was sent.
 * Rejects with `lost` when the other side is gone, and when `abortable` with `cancelled` as soon as that is asked for.
 */
export const portAnswers = <T>(
  port: MessagePort,
  signal: AbortSignal,
  lost: () => VaultFailure,
): ((abortable: boolean) => Promise<T>) => {
  const queue: T[] = [];
  let gone: VaultFailure | undefined;
  let wake: (() => void) | undefined;
  const leave = () => {
    gone ??= lost();
    wake?.();
  };
  port.onmessage = ({ data }: MessageEvent<T>) => {
    queue.push(data);
    wake?.();
  };
  port.onmessageerror = leave;
  port.addEventListener('close', leave);
  signal.addEventListener('abort', () => wake?.());
  return async (abortable) => {
    for (;;) {
      if (abortable && signal.aborted) throw new VaultFailure('cancelled');
      const next = queue.shift();
      if (next) return next;
      if (gone) throw gone;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
};

/** A copy when the bytes are a part of a larger buffer: a message would carry the whole of it. */
export const exactBytes = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : (bytes.slice() as Bytes);
