import type { TextPart } from '../../shared/evidence/reader-api.ts';
import type { ByteSource } from './byte-source.ts';

/** Text of any size, a part at a time, in the encoding it most likely has. */

/** Bytes of a part; even, for the encodings of two bytes. */
export const partLength = 256 * 1024;

/** Cyrillic letters of one byte as people write them, in windows-1251 and in KOI8-U. */
const likelihood = (text: string): number => {
  const lower = (text.match(/[а-щьюяіїєґё]/g) ?? []).length;
  const upper = (text.match(/[А-ЩЬЮЯІЇЄҐЁ]/g) ?? []).length;
  // Read in the wrong one of the two, small letters become capitals and capitals become small.
  return lower - upper;
};

const isUtf8 = (bytes: Uint8Array, isLast: boolean): boolean => {
  try {
    // A character cut by the end of the sample is no error.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isLast });
    return true;
  } catch {
    return false;
  }
};

/** The encoding that the beginning of a text has; `isWhole` when the beginning is all of it. */
export const encodingOf = (start: Uint8Array, isWhole: boolean): string => {
  const [first, second, third] = start;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if ((first === 0xef && second === 0xbb && third === 0xbf) || isUtf8(start, isWhole)) return 'utf-8';
  const sample = start.subarray(0, 16_384);
  const [best] = ['windows-1251', 'koi8-u']
    .map((encoding) => ({ encoding, score: likelihood(new TextDecoder(encoding).decode(sample)) }))
    .sort((a, b) => b.score - a.score);
  return best && best.score > 0 ? best.encoding : 'windows-1252';
};

/** Bytes 10xxxxxx go on with a character that began before. */
const isContinued = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** How many bytes at the start of a part of UTF-8 belong to the last character of the part before. */
const continued = (bytes: Uint8Array): number => {
  let count = 0;
  while (count < 3 && isContinued(bytes[count])) count += 1;
  return count;
};

/** Part `part` from 0; a character that lies across two parts stands in the first of them. */
export const textPart = async (source: ByteSource, part: number): Promise<TextPart> => {
  const head = await source.read(0, Math.min(partLength, source.size));
  const encoding = encodingOf(head, head.length === source.size);
  const parts = Math.max(1, Math.ceil(source.size / partLength));
  const from = part * partLength;
  const end = Math.min(source.size, from + partLength);
  // Three bytes more than the part: what the last character still needs.
  const bytes = await source.read(from, Math.min(source.size, end + 3));
  const isUtf = encoding === 'utf-8';
  const start = isUtf && part > 0 ? continued(bytes) : 0;
  const rest = isUtf ? continued(bytes.subarray(end - from)) : 0;
  const text = new TextDecoder(encoding).decode(bytes.subarray(start, end - from + rest));
  return { text: text.replaceAll('\0', '\uFFFD'), encoding, part, parts };
};
