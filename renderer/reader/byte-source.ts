import { type EvidenceAnswer, type EvidenceQuestion, largestRange } from '../../shared/evidence/port.ts';

/** Bytes to read by range: of a file a person chose, or of an exhibit that the vault decrypts piece by piece. */
export type ByteSource = {
  /** Bytes. */
  readonly size: number;
  /** From `start` up to `end`, not included. @throws Refusal damaged when they cannot be had. */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
};

/** What a caller is told of a file that gives no view. */
export class Refusal extends Error {
  readonly why: 'unsupported' | 'damaged' | 'too_large';

  constructor(why: Refusal['why'], cause?: unknown) {
    super(why, { cause });
    this.name = 'Refusal';
    this.why = why;
  }
}

export const fileSource = (file: File): ByteSource => ({
  size: file.size,
  read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
});

/** The vault's answers, put together where a range is longer than one question may be. */
export const portSource = (port: MessagePort, size: number): ByteSource => {
  const waiting = new Map<number, (answer: EvidenceAnswer) => void>();
  let last = 0;
  port.onmessage = ({ data }: MessageEvent<EvidenceAnswer>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  };
  const ask = async (offset: number, length: number): Promise<Uint8Array> => {
    last += 1;
    const question: EvidenceQuestion = { id: last, offset, length };
    const answer = await new Promise<EvidenceAnswer>((resolve) => {
      waiting.set(question.id, resolve);
      port.postMessage(question);
    });
    if ('error' in answer || answer.bytes.byteLength !== length) throw new Refusal('damaged');
    return new Uint8Array(answer.bytes);
  };
  return {
    size,
    read: async (start, end) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
      for (let at = 0; at < bytes.length; at += largestRange) {
        bytes.set(await ask(start + at, Math.min(largestRange, bytes.length - at)), at);
      }
      return bytes;
    },
  };
};

/** The whole file, for formats that are decoded from memory. @throws Refusal too_large. */
export const wholeFile = (source: ByteSource, most: number): Promise<Uint8Array<ArrayBuffer>> => {
  if (source.size > most) throw new Refusal('too_large');
  return source.read(0, source.size);
};
