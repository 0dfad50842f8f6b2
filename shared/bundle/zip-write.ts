import { bytesToHex } from '@noble/hashes/utils.js';
import { Reader, Writer, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { type Digest, type Digester, digester } from './digest.ts';
import type { BundleSink } from './input.ts';

/**
 * A zip whose bytes depend on nothing but its files, their order and one time. Nothing is compressed
 * (photographs already are, and compressors differ), and every size and checksum is known beforehand, so that
 * each local header is complete: even readers that never look at the central directory can read it.
 */
export type ZipFile = {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly crc32: number;
  readonly open: () => AsyncIterable<Uint8Array>;
};

export type ZipTarget = {
  add(file: ZipFile): Promise<void>;
  /** Writes the central directory; no `add` after it. */
  close(): Promise<{ readonly size: number; readonly sha256: string }>;
};

class SinkWriter extends Writer<void> {
  readonly hash: Digest;
  written = 0;
  readonly sink: BundleSink;
  constructor(sink: BundleSink, hash: Digest) {
    super();
    this.sink = sink;
    this.hash = hash;
  }
  override async writeUint8Array(bytes: Uint8Array): Promise<void> {
    this.hash.update(bytes);
    this.written += bytes.length;
    await this.sink.write(bytes);
  }
}

/** Reads a stream front to back, as the zip writer does, in whatever pieces it asks for. */
class StreamReader extends Reader<AsyncIterable<Uint8Array>> {
  readonly #stream: AsyncIterator<Uint8Array>;
  #held: Uint8Array = new Uint8Array(0);
  #at = 0;
  constructor(file: ZipFile) {
    const stream = file.open();
    super(stream);
    this.#stream = stream[Symbol.asyncIterator]();
    this.size = file.size;
  }
  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    if (index !== this.#at) throw new Error(`Zip writer went from byte ${this.#at} to ${index}`);
    const out = new Uint8Array(Math.min(length, this.size - index));
    let filled = 0;
    while (filled < out.length) {
      if (this.#held.length === 0) {
        const next = await this.#stream.next();
        if (next.done) throw new Error(`Ended ${out.length - filled} bytes early`);
        this.#held = next.value;
        continue;
      }
      const part = this.#held.subarray(0, out.length - filled);
      out.set(part, filled);
      filled += part.length;
      this.#held = this.#held.subarray(part.length);
    }
    this.#at += filled;
    return out;
  }
}

/** MS-DOS date and time, which have no zone: the wall clock of the export. */
const dosTime = (time: string): number => {
  const [year = 1980, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (time.match(/\d+/g) ?? []).map(
    Number,
  );
  return (
    (((year - 1980) << 25) | (month << 21) | (day << 16) | (hour << 11) | (minute << 5) | (second >> 1)) >>> 0
  );
};

/** @param time RFC 3339; written as every file's date, to the second. */
export const openZip = (sink: BundleSink, time: string, make: Digester = digester): ZipTarget => {
  const out = new SinkWriter(sink, make('sha256'));
  const zip = new ZipWriter(out, {
    useWebWorkers: false,
    level: 0,
    extendedTimestamp: true,
    lastModDate: new Date(Math.floor(Date.parse(time) / 1000) * 1000),
    rawLastModDate: dosTime(time),
  });
  return {
    add: async (file) => {
      await zip.add(file.path, new StreamReader(file), {
        passThrough: true,
        compressionMethod: 0,
        uncompressedSize: file.size,
        crc32: file.crc32,
      });
    },
    close: async () => {
      await zip.close();
      return { size: out.written, sha256: bytesToHex(out.hash.digest()) };
    },
  };
};
