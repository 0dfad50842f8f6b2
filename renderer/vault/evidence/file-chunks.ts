import type { Bytes } from '../bytes.ts';
import { VaultFailure } from '../failure.ts';
import { chunkLength } from './chunk-cipher.ts';
import { madeAhead } from './made-ahead.ts';

/** A person's file a chunk at a time. Chromium refuses to read on when the file changed since it was chosen. */

const gone = ['NotReadableError', 'NotFoundError', 'SecurityError'];

/** Chunks that are read from the disk at once. */
const chunksRead = 4;
/** Readings under way at the same time. */
const readings = 2;

/**
 * Every chunk has `chunkLength` bytes but the last.
 * @throws VaultFailure empty_file, file_unreadable (changed, moved or taken away in mid-read), cancelled.
 */
export async function* fileChunks(file: File, signal: AbortSignal): AsyncGenerator<Bytes> {
  if (file.size === 0) throw new VaultFailure('empty_file', file.name);
  const length = chunksRead * chunkLength;
  const slices = madeAhead(Math.ceil(file.size / length), readings, (index) =>
    readSlice(file, index * length, Math.min((index + 1) * length, file.size)),
  );
  let left = file.size;
  for await (const slice of slices) {
    if (slice.length !== Math.min(length, left)) throw new VaultFailure('file_unreadable', file.name);
    left -= slice.length;
    for (let at = 0; at < slice.length; at += chunkLength) {
      if (signal.aborted) throw new VaultFailure('cancelled');
      yield slice.subarray(at, at + chunkLength);
    }
  }
}

/** @throws VaultFailure file_unreadable. */
export const readSlice = async (file: File, from: number, to: number): Promise<Bytes> => {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer());
  } catch (error) {
    if (error instanceof DOMException && gone.includes(error.name)) {
      throw new VaultFailure('file_unreadable', file.name, error);
    }
    throw error;
  }
};
