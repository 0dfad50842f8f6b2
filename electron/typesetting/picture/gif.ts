import { joined, NotPrintable, slice, startsWith } from './bytes.ts';
import type { Printable } from './printable.ts';

/**
 * A GIF of its first picture, without comments and other extensions. GIF89a, 18–26.
 * @throws {NotPrintable}
 */
export const printableGif = (bytes: Uint8Array): Printable => {
  const head = slice(bytes, 0, 13 + coloursAfter(bytes[10]));
  const kept = [head];
  let at = head.length;
  for (;;) {
    const from = at;
    const [introducer, label] = slice(bytes, at, 2);
    if (introducer === extension) {
      at = endOfBlocks(bytes, at + 2);
      if (label === transparency && at - from === 8) kept.splice(1, 1, bytes.subarray(from, at));
    } else if (introducer === image) {
      at = endOfBlocks(bytes, at + 11 + coloursAfter(slice(bytes, at, 10)[9]));
      kept.push(bytes.subarray(from, at), Uint8Array.of(0x3b));
      return { turned: 1, bytes: joined(kept) };
    } else throw new NotPrintable('A GIF without a picture.');
  }
};

const extension = 0x21;
const image = 0x2c;
const transparency = 0xf9;

/** Bytes of the colour table that these flags announce. */
const coloursAfter = (flags = 0): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Blocks begin with their length and end with one of length zero. */
const endOfBlocks = (bytes: Uint8Array, from: number): number => {
  let at = from;
  for (;;) {
    const length = slice(bytes, at, 1)[0] ?? 0;
    at += 1 + length;
    if (length === 0) return at;
  }
};

export const isGif = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a');
