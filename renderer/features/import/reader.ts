import type { ReadProblem } from '../../table-reader/failure.ts';
import type { ReaderCalls, ReaderRequest, ReaderResponse } from '../../table-reader/protocol.ts';
import { tableReaderWorkerUrl } from '../../worker-url.ts';

/** The window's end of the table reader: one worker for one file, ended with it. */

/** Every rejected call throws this. */
export class ReaderError extends Error {
  readonly problem: ReadProblem;

  constructor(problem: ReadProblem) {
    super(problem.code);
    this.name = 'ReaderError';
    this.problem = problem;
  }
}

type Call = <Name extends keyof ReaderCalls>(
  name: Name,
  input: Parameters<ReaderCalls[Name]>[0],
) => Promise<ReturnType<ReaderCalls[Name]>>;

export type Reader = { readonly call: Call; readonly end: () => void };

export const startReader = (): Reader => {
  const worker = new Worker(tableReaderWorkerUrl(), { type: 'module', name: 'table reader' });
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: ReaderError): void }>();
  let lastId = 0;
  let ended = false;
  const end = () => {
    ended = true;
    worker.terminate();
    for (const { reject } of pending.values()) reject(new ReaderError({ code: 'unreadable' }));
    pending.clear();
  };
  worker.onmessage = ({ data }: MessageEvent<ReaderResponse>) => {
    const call = pending.get(data.id);
    pending.delete(data.id);
    if (data.ok) call?.resolve(data.value);
    else call?.reject(new ReaderError(data.problem));
  };
  // A file that is too much for the worker's memory ends it.
  worker.onerror = end;
  worker.onmessageerror = end;
  const call = (name: keyof ReaderCalls, input: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended) {
        reject(new ReaderError({ code: 'unreadable' }));
        return;
      }
      lastId += 1;
      pending.set(lastId, { resolve, reject });
      worker.postMessage({ id: lastId, call: name, input } as ReaderRequest);
    });
  return { call: call as Call, end };
};
