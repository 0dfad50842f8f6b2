import type { FileReading } from '../vault-api/evidence-api.ts';
import type { Transferred } from '../vault-api/long-work.ts';
import type { EvidenceFacts } from './port.ts';

/**
 * The reader's whole interface: a worker that holds no keys and takes apart one file, which a stranger may have made.
 * It is started for that file and ended with it.
 */

/** Why there is no view: a format or codec that is not decoded here, a damaged file, or more than memory can take. */
export type NoView = 'unsupported' | 'damaged' | 'too_large';

export type PdfFacts = { readonly pages: number };
export type PdfPage<T extends Transferred> = {
  readonly bitmap: T['bitmap'];
  /** Size of the page in points (1/72 inch). */
  readonly width: number;
  readonly height: number;
  /** The words on it, in reading order as the file has them; empty for a scan. */
  readonly text: string;
};

export type TextPart = {
  readonly text: string;
  /** As the Encoding Standard names it, e.g. `utf-8`, `windows-1251`. */
  readonly encoding: string;
  readonly part: number;
  readonly parts: number;
};

export type MediaFacts = {
  /** Seconds. */
  readonly duration: number;
  /** Undefined when there is no picture; `decodable` false when its codec is not one of this browser's. */
  readonly video: (MediaTrack & { readonly width: number; readonly height: number }) | undefined;
  readonly audio: MediaTrack | undefined;
};
export type MediaTrack = { readonly codec: string; readonly decodable: boolean };

/** Sound from `time` on, in seconds. */
export type Sound = {
  readonly time: number;
  readonly sampleRate: number;
  /** One array of samples −1…1 per channel. */
  readonly channels: readonly Float32Array<ArrayBuffer>[];
};
/** A picture of a video, upright, to be shown from `time` on, in seconds. */
export type Frame<T extends Transferred> = { readonly time: number; readonly bitmap: T['bitmap'] };

export type ReaderApi<T extends Transferred = Transferred> = {
  /** Metadata and, where only the reader decodes it, a small picture of a file before it is attached. */
  read(input: { file: T['file'] }): Promise<FileReading<T>>;
  /** What the calls below are about; bytes come over `port` (see port.ts). */
  open(input: { facts: EvidenceFacts; port: T['port'] }): Promise<void>;
  /** A picture of at most `maxPixels` pixels in all. @throws ReaderRefusal as every call from here. */
  picture(input: { maxPixels: number }): Promise<T['bitmap']>;
  pdf(): Promise<PdfFacts>;
  /** `index` from 0; `width` in pixels, less where the page is very long. */
  page(input: { index: number; width: number }): Promise<PdfPage<T>>;
  text(input: { part: number }): Promise<TextPart>;
  media(): Promise<MediaFacts>;
  /** From now on sound and frames come from this time. */
  seek(input: { time: number }): Promise<void>;
  /** The next quarter of a second or so; undefined at the end. */
  sound(): Promise<Sound | undefined>;
  frame(): Promise<Frame<T> | undefined>;
};

export type ReaderRequest = {
  readonly id: number;
  readonly method: keyof ReaderApi;
  readonly input: unknown;
};
export type ReaderResponse =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly why: NoView };
