import {
  ERR_AMBIGUOUS_ARCHIVE,
  ERR_CENTRAL_DIRECTORY_NOT_FOUND,
  ERR_EOCDR_LOCATOR_ZIP64_NOT_FOUND,
  ERR_EOCDR_NOT_FOUND,
  type FileEntry,
  Reader,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { type BagFile, type BagSource, isSafePath, mostFiles } from './bag-source.ts';
import { type Problem, Unreadable } from './verdict.ts';

/** A file that can be read from any place: `File.slice` in a browser, a file handle in Node. */
export type RandomAccess = {
  /** Bytes. */
  readonly size: number;
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
};

type Chunks = { read(): Promise<{ done: boolean; value?: Uint8Array }>; cancel(): Promise<void> };
/** Every runtime we know has it; this layer's libraries do not declare it. */
declare const TransformStream: new () => { readable: { getReader(): Chunks }; writable: unknown };

class AccessReader extends Reader<RandomAccess> {
  readonly #access: RandomAccess;
  constructor(access: RandomAccess) {
    super(access);
    this.#access = access;
    this.size = access.size;
  }
  override readUint8Array(offset: number, length: number): Promise<Uint8Array> {
    return this.#access.read(offset, Math.max(0, Math.min(length, this.size - offset)));
  }
}

/** Deflate reaches 1032:1 on zeros; nothing a bag holds comes near this once it is large. */
const isBomb = (packed: number, size: number): boolean => size > 64 * 1024 * 1024 && size > packed * 250;

const firstBytes = { file: [0x50, 0x4b, 0x03, 0x04], empty: [0x50, 0x4b, 0x05, 0x06] };

const openingProblem = async (access: RandomAccess, cause: unknown): Promise<Unreadable> => {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (message === ERR_AMBIGUOUS_ARCHIVE) return new Unreadable('ambiguous_zip', '', cause);
  const start = await access.read(0, Math.min(4, access.size));
  const zip = Object.values(firstBytes).some((bytes) => bytes.every((byte, at) => start[at] === byte));
  const cut = [ERR_EOCDR_NOT_FOUND, ERR_EOCDR_LOCATOR_ZIP64_NOT_FOUND, ERR_CENTRAL_DIRECTORY_NOT_FOUND];
  if (!zip) return new Unreadable('not_a_zip', '', cause);
  return new Unreadable('truncated_zip', cut.includes(message) ? '' : message, cause);
};

/** A bag in a zip. Nothing is unpacked: names that would escape a folder are reported and never opened. */
export const zipSource = (access: RandomAccess): BagSource => {
  const entries = new Map<string, FileEntry>();
  return {
    list: async () => {
      if (access.size === 0) throw new Unreadable('empty');
      const zip = new ZipReader(new AccessReader(access), {
        useWebWorkers: false,
        strictness: 'balanced',
        filenameValidation: 'tolerant',
        checkLocalDirectory: true,
        checkCrc32: true,
      });
      const files: BagFile[] = [];
      const problems: Problem[] = [];
      const reserved = new Set<string>();
      let seen = 0;
      try {
        for await (const entry of zip.getEntriesGenerator()) {
          if (++seen > mostFiles) throw new Unreadable('too_many_files', String(mostFiles));
          const path = entry.filename;
          if (!isSafePath(entry.directory ? path.replace(/\/$/, '') : path)) {
            problems.push({ code: 'unsafe_path', at: path });
            continue;
          }
          if (entry.directory) continue;
          if (reserved.has(path)) problems.push({ code: 'duplicate_path', at: path });
          else if (entry.symlink) problems.push({ code: 'link', at: path });
          else if (entry.encrypted) problems.push({ code: 'encrypted_file', at: path });
          else if (isBomb(entry.compressedSize, entry.uncompressedSize))
            problems.push({ code: 'zip_bomb', at: path });
          else {
            entries.set(path, entry);
            files.push({ path, size: entry.uncompressedSize });
          }
          reserved.add(path);
        }
      } catch (cause) {
        throw cause instanceof Unreadable ? cause : await openingProblem(access, cause);
      }
      return { files, problems };
    },
    open: async function* (path) {
      const entry = entries.get(path);
      if (!entry) throw new Error(`Not in the zip: ${path}`);
      const pipe = new TransformStream();
      const written = entry.getData(pipe.writable as never, { checkOverlappingEntry: true });
      // The reader's end of the pipe may wait for ever when the zip's end fails: whichever comes first counts.
      const failed = written.then(() => new Promise<never>(() => undefined));
      failed.catch(() => undefined);
      const chunks = pipe.readable.getReader();
      try {
        for (;;) {
          const { done, value } = await Promise.race([chunks.read(), failed]);
          if (done) break;
          if (value) yield value;
        }
        await written;
      } finally {
        await chunks.cancel().catch(() => undefined);
      }
    },
  };
};
