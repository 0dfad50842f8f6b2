/** The end of a MessagePortMain that is read from. */
export type ReadPort = {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
};

/**
 * The port's messages in order, one at a time; ends when the other side closes or is gone.
 * @throws what `parse` throws for what is no message of its protocol.
 */
export async function* portMessages<T>(port: ReadPort, parse: (data: unknown) => T): AsyncGenerator<T> {
  const queue: unknown[] = [];
  let closed = false;
  let wake: (() => void) | undefined;
  port.on('message', ({ data }) => {
    queue.push(data);
    wake?.();
  });
  port.on('close', () => {
    closed = true;
    wake?.();
  });
  port.start();
  for (;;) {
    if (queue.length > 0) yield parse(queue.shift());
    else if (closed) return;
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }
}
