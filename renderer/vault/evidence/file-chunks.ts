import type { Bytes } from '../bytes.ts';
import { VaultFailure } from '../failure.ts';
import { chunkLength } from './chunk-cipher.ts';

/** A person's file a chunk at a time. Chromium refuses to read on when the file changed since it was chosen. */

const gone = ['NotReadableError', 'NotFoundError', 'SecurityError'];

/**
 * Every chunk has `chunkLength` bytes but the last.
 * @throws VaultFailure empty_file, file_unreadable (changed, moved or taken away in mid-read), cancelled.
 */
export async function* fileChunks(file: File, signal: AbortSignal): AsyncGenerator<Bytes> {
  if (file.size === 0) throw new VaultFailure('empty_file', file.name);
  for (let at = 0; at < file.size; at += chunkLength) {
    if (signal.aborted) throw new VaultFailure('cancelled');
    const wanted = Math.min(chunkLength, file.size - at);
    const bytes = await readSlice(file, at, at + wanted);
    if (bytes.length !== wanted) throw new VaultFailure('file_unreadable', file.name);
    yield bytes;
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
