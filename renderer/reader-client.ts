import type { NoView, ReaderApi, ReaderRequest, ReaderResponse } from '../shared/evidence/reader-api.ts';
import type { FileReading } from '../shared/vault-api/evidence-api.ts';
import type { BrowserTransferred } from './vault-client.ts';
import { readerWorkerUrl } from './worker-url.ts';

/** The window's end of a reader: one worker per file, ended with it, so that no file sees anything of another. */

export type BrowserReaderApi = ReaderApi<BrowserTransferred>;

/** Every rejected call throws this. */
export class ReaderRefusal extends Error {
  readonly why: NoView;

  constructor(why: NoView) {
    super(why);
    this.name = 'ReaderRefusal';
    this.why = why;
  }
}

export type Reader = {
  readonly api: BrowserReaderApi;
  /** Ends the worker and all that is in its memory. */
  end(): void;
};

const methods: Record<keyof ReaderApi, true> = {
  read: true,
  open: true,
  picture: true,
  pdf: true,
  page: true,
  text: true,
  media: true,
  seek: true,
  sound: true,
  frame: true,
};

type Pending = { resolve(value: unknown): void; reject(error: ReaderRefusal): void };

const portsIn = (input: unknown): MessagePort[] =>
  typeof input === 'object' && input !== null
    ? Object.values(input).filter((value): value is MessagePort => value instanceof MessagePort)
    : [];

export const startReader = (): Reader => {
  const worker = new Worker(readerWorkerUrl(), { type: 'module', name: 'reader' });
  const pending = new Map<number, Pending>();
  let last = 0;
  let ended = false;
  const end = () => {
    ended = true;
    worker.terminate();
    for (const { reject } of pending.values()) reject(new ReaderRefusal('damaged'));
    pending.clear();
  };
  worker.onmessage = ({ data }: MessageEvent<ReaderResponse>) => {
    const call = pending.get(data.id);
    pending.delete(data.id);
    if (data.ok) call?.resolve(data.value);
    else call?.reject(new ReaderRefusal(data.why));
  };
  // A parser that ran out of memory or fell over: the file has no view, the app goes on.
  worker.onerror = end;
  worker.onmessageerror = end;
  const call = (method: keyof ReaderApi, input: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended) {
        reject(new ReaderRefusal('damaged'));
        return;
      }
      last += 1;
      pending.set(last, { resolve, reject });
      const request: ReaderRequest = { id: last, method, input };
      worker.postMessage(request, portsIn(input));
    });
  const api = Object.fromEntries(
    (Object.keys(methods) as (keyof ReaderApi)[]).map((method) => [
      method,
      (input?: unknown) => call(method, input),
    ]),
  ) as unknown as BrowserReaderApi;
  return { api, end };
};

/** A file that keeps a parser busy for longer than this is attached without being read. */
const patienceMs = 30_000;

/** What a file says of itself, read by a worker of its own. Never rejects: a failure is the metadata's outcome. */
export const readBeforeAttaching = async (file: File): Promise<FileReading<BrowserTransferred>> => {
  const reader = startReader();
  const patience = setTimeout(() => reader.end(), patienceMs);
  try {
    return await reader.api.read({ file });
  } catch {
    return { metadata: { outcome: 'failed' } };
  } finally {
    clearTimeout(patience);
    reader.end();
  }
};
