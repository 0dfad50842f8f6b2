import { headLength, typeByBytes } from '../../shared/evidence/file-type.ts';
import type { ReaderApi, ReaderRequest, ReaderResponse } from '../../shared/evidence/reader-api.ts';
import { type ByteSource, portSource, Refusal, wholeFile } from './byte-source.ts';
import type { OpenMedia } from './media.ts';
import type { OpenPdf } from './pdf.ts';
import { readFile } from './read-file.ts';
import { textPart } from './text.ts';
import type { ReaderTransferred } from './transferred.ts';

/** The reader: takes one file apart, holds no keys, reaches no storage. Large parsers are loaded when they are needed. */

declare const self: DedicatedWorkerGlobalScope;

const largestPicture = 100 * 1024 * 1024;

let opened: ByteSource | undefined;
let pdf: Promise<OpenPdf> | undefined;
let media: Promise<OpenMedia> | undefined;

const source = (): ByteSource => {
  if (!opened) throw new Refusal('damaged');
  return opened;
};

const openPdf = (): Promise<OpenPdf> => {
  pdf ??= import('./pdf.ts').then((parser) => parser.openPdf(source()));
  return pdf;
};
const openMedia = (): Promise<OpenMedia> => {
  media ??= import('./media.ts').then((parser) => parser.openMedia(source()));
  return media;
};

const api: ReaderApi<ReaderTransferred> = {
  read: ({ file }) => readFile(file),
  open: async ({ facts, port }) => {
    opened = portSource(port, facts.size);
  },
  picture: async ({ maxPixels }) => {
    const bytes = await wholeFile(source(), largestPicture);
    if (typeByBytes(bytes.subarray(0, headLength)) !== 'image/heic') throw new Refusal('unsupported');
    const { drawHeic } = await import('./heic.ts');
    const canvas = await drawHeic(bytes);
    const scale = Math.min(1, Math.sqrt(maxPixels / (canvas.width * canvas.height)));
    if (scale === 1) return canvas.transferToImageBitmap();
    const smaller = new OffscreenCanvas(
      Math.max(1, Math.floor(canvas.width * scale)),
      Math.max(1, Math.floor(canvas.height * scale)),
    );
    smaller.getContext('2d')?.drawImage(canvas, 0, 0, smaller.width, smaller.height);
    return smaller.transferToImageBitmap();
  },
  pdf: async () => (await openPdf()).facts,
  page: async ({ index, width }) => (await openPdf()).page(index, width),
  text: ({ part }) => textPart(source(), part),
  media: async () => (await openMedia()).facts,
  seek: async ({ time }) => (await openMedia()).seek(time),
  sound: async () => (await openMedia()).sound(),
  frame: async () => (await openMedia()).frame(),
};

/** Bitmaps and samples move, they are not copied. */
const movable = (value: unknown): Transferable[] => {
  if (value instanceof ImageBitmap) return [value];
  if (value instanceof Float32Array) return [value.buffer as ArrayBuffer];
  if (Array.isArray(value)) return value.flatMap(movable);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(movable) : [];
};

const whyOf = (error: unknown): Refusal['why'] => {
  if (error instanceof Refusal) return error.why;
  return error instanceof RangeError ? 'too_large' : 'damaged';
};

self.onmessage = async ({ data }: MessageEvent<ReaderRequest>): Promise<void> => {
  const send = (response: ReaderResponse, transfer: Transferable[] = []) =>
    self.postMessage(response, transfer);
  const { id, method, input } = data;
  try {
    if (!Object.hasOwn(api, method)) throw new Refusal('unsupported');
    const value = await (api[method] as (input: unknown) => Promise<unknown>)(input);
    send({ id, ok: true, value }, movable(value));
  } catch (error) {
    // Messages of parsers may quote the file: only the kind of failure leaves.
    send({ id, ok: false, why: whyOf(error) });
  }
};
