import { joined, latin, NotPrintable, slice, startsWith, viewOf } from './bytes.ts';
import { numbersOfProfile } from './colour-profile.ts';
import { orientationOf } from './orientation.ts';
import type { Printable } from './printable.ts';

/**
 * A JPEG of nothing but what its picture is decoded from. Tables, frame and scans are kept byte for byte, each
 * only if it is exactly as long as what it holds; the notes that say how colours are coded are written anew;
 * everything else, and all that follows the end of the picture, stays out. ITU-T T.81, B; JFIF 1.02.
 * @throws {NotPrintable}
 */
export const printableJpeg = (bytes: Uint8Array): Printable => {
  const kept: Uint8Array[] = [];
  const profile: (Uint8Array | undefined)[] = [];
  let turned: number | undefined;
  let jfif = false;
  let adobe: number | undefined;
  let frames = 0;
  let scans = 0;
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) throw new NotPrintable('No marker where one must be.');
    while (bytes[at] === 0xff) at += 1;
    const marker = bytes[at] ?? 0;
    at += 1;
    if (marker === endOfImage) break;
    const length = viewOf(slice(bytes, at, 2)).getUint16(0);
    const body = slice(bytes, at, length).subarray(2);
    at += length;
    if (isNote(marker)) {
      if (scans > 0) continue;
      if (marker === 0xe0 && startsWith(body, 'JFIF\0')) jfif = true;
      if (marker === 0xe1 && startsWith(body, 'Exif\0\0')) turned ??= orientationOf(body.subarray(6));
      if (marker === 0xe2 && startsWith(body, iccName)) profile[(body[12] ?? 0) - 1] = body.subarray(14);
      if (marker === 0xee && startsWith(body, 'Adobe')) adobe = body[11];
      continue;
    }
    if (lengthOf(marker, body) !== body.length) throw new NotPrintable('A segment holds more than it must.');
    kept.push(segment(marker, body));
    if (isFrame(marker)) frames += 1;
    if (marker !== startOfScan) continue;
    if (frames !== 1) throw new NotPrintable('A scan without its frame.');
    scans += 1;
    const end = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, end));
    at = end;
  }
  if (frames !== 1 || scans === 0) throw new NotPrintable('A JPEG without a picture.');
  return {
    turned: turned ?? 1,
    bytes: joined([
      Uint8Array.of(0xff, 0xd8),
      ...(jfif ? [segment(0xe0, latin('JFIF\0\x01\x02\0\0\x01\0\x01\0\0'))] : []),
      ...profileSegments(profile),
      ...(adobe === undefined
        ? []
        : [segment(0xee, latin(`Adobe\0\x64\0\0\0\0${String.fromCharCode(adobe)}`))]),
      ...kept,
      Uint8Array.of(0xff, endOfImage),
    ]),
  };
};

const endOfImage = 0xd9;
const startOfScan = 0xda;
const iccName = 'ICC_PROFILE\0';

/** Application segments and comments. */
const isNote = (marker: number): boolean => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;

/** Baseline, extended and progressive, by Huffman codes: all that cameras write and readers of PDF show. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xc2;

const segment = (marker: number, body: Uint8Array): Uint8Array =>
  joined([Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff), body]);

/** What a segment of this kind takes for what it says it holds; undefined when it may not say that. */
const lengthOf = (marker: number, body: Uint8Array): number | undefined => {
  if (isFrame(marker)) return channels(body[5], 6, 3);
  if (marker === startOfScan) return channels(body[0], 4, 2);
  if (marker === 0xdd) return 2;
  if (marker === 0xdb) return tables(body, (at) => 1 + 64 * (1 + ((body[at] ?? 0) >> 4)));
  if (marker !== 0xc4) return undefined;
  return tables(body, (at) => {
    const codes = body.subarray(at + 1, at + 17).reduce((sum, ofLength) => sum + ofLength, 0);
    return codes > 256 ? Number.POSITIVE_INFINITY : 17 + codes;
  });
};

const channels = (count = 0, first: number, each: number): number | undefined =>
  count >= 1 && count <= 4 ? first + each * count : undefined;

/** Each begins with its class, 0 or 1, and its place, 0–3. */
const tables = (body: Uint8Array, lengthAt: (at: number) => number): number => {
  let at = 0;
  while (at < body.length) at += ((body[at] ?? 0) & 0xec) === 0 ? lengthAt(at) : Number.POSITIVE_INFINITY;
  return at;
};

/** Coded data goes on to the first marker that is neither a stuffed zero, nor a restart, nor fill. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new NotPrintable('The picture has no end.');
};

const profileSegments = (chunks: readonly (Uint8Array | undefined)[]): readonly Uint8Array[] => {
  const whole = Array.from(chunks, (chunk) => chunk ?? new Uint8Array());
  const numbers = whole.length > 0 ? numbersOfProfile(joined(whole)) : undefined;
  if (!numbers) return [];
  const most = 65_000;
  const count = Math.ceil(numbers.length / most);
  return Array.from({ length: count }, (_, index) =>
    segment(
      0xe2,
      joined([
        latin(iccName),
        Uint8Array.of(index + 1, count),
        numbers.subarray(index * most, (index + 1) * most),
      ]),
    ),
  );
};
