import { Unzip, UnzipInflate } from 'fflate';
import { ReadFailure } from './failure.ts';

/** A zip file, as every XLSX is and as ODK Central hands out a form's answers. */
export const isZip = (bytes: Uint8Array): boolean =>
  [0x50, 0x4b, 0x03, 0x04].every((byte, index) => bytes[index] === byte);

/**
 * The files of a zip by their names, in its order; only those that `wanted` names are unpacked.
 * @param mostUnpacked bytes that they may have together when unpacked
 * @throws ReadFailure unpacks_too_large, broken_zip.
 */
export const unpack = (
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  mostUnpacked: number,
): ReadonlyMap<string, Uint8Array<ArrayBuffer>> => {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let total = 0;
  let tooLarge = false;
  const unzip = new Unzip((file) => {
    if (!wanted(file.name)) return;
    const chunks: Uint8Array[] = [];
    file.ondata = (error, chunk, final) => {
      if (error) throw new ReadFailure({ code: 'broken_zip' }, error);
      total += chunk.length;
      // The unpacker hands what is thrown here back as an error of its own.
      tooLarge ||= total > mostUnpacked;
      if (tooLarge) throw new ReadFailure({ code: 'unpacks_too_large' });
      chunks.push(chunk);
      if (final) files.set(file.name, joined(chunks));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    const step = 64 * 1024;
    for (let at = 0; at < bytes.length; at += step)
      unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch (error) {
    throw new ReadFailure({ code: tooLarge ? 'unpacks_too_large' : 'broken_zip' }, error);
  }
  return files;
};

const joined = (chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};
