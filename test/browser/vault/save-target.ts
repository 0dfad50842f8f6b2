import type { WritePortFromMain, WritePortToMain } from '../../../shared/ipc.ts';

/** The main process's end of a file being saved, which keeps the bytes in memory. */
type Options = {
  readonly failAfter?: number;
  readonly failAt?: 'sync' | 'end';
  readonly onChunk?: () => void;
  /** Runs before the answer to this message is sent. */
  readonly on?: Partial<Record<'sync' | 'end', () => unknown>>;
};

export const saving = (options: Options = {}) => {
  const { port1, port2 } = new MessageChannel();
  const path = `/tmp/.zapys-${crypto.randomUUID()}.part`;
  const chunks: Uint8Array[] = [];
  const say = (message: WritePortFromMain) => port1.postMessage(message);
  const outcome = new Promise<'done' | 'aborted'>((resolve) => {
    let started = false;
    port1.onmessage = async ({ data }: MessageEvent<WritePortToMain>) => {
      if (data.type === 'start') started = true;
      else if (!started && data.type !== 'abort') throw new Error(`${data.type} before start`);
      if (data.type === 'chunk') {
        chunks.push(data.bytes);
        options.onChunk?.();
        if (chunks.length === options.failAfter) say({ type: 'failed', reason: 'disk_full' });
        else say({ type: 'ack' });
      } else if (data.type === 'sync' || data.type === 'end') {
        await options.on?.[data.type]?.();
        if (options.failAt === data.type) say({ type: 'failed', reason: 'io' });
        else if (data.type === 'sync') say({ type: 'ack' });
        else {
          say({ type: 'done', path: '/tmp/file' });
          resolve('done');
        }
      } else if (data.type === 'abort') {
        say({ type: 'aborted' });
        resolve('aborted');
      }
    };
  });
  say({ type: 'opened', temporaryPath: path });
  return {
    port: port2,
    path,
    outcome,
    bytes: (): Uint8Array<ArrayBuffer> => {
      const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
      let at = 0;
      for (const chunk of chunks) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      return whole;
    },
  };
};
