import { joined, latin, NotPrintable, slice, startsWith, viewOf } from './bytes.ts';
import { numbersOfProfile } from './colour-profile.ts';
import { orientationOf } from './orientation.ts';
import type { Printable } from './printable.ts';

/**
 * A still WebP of its coded picture, its transparency and the numbers of its colour profile. RFC 9649, 2.
 * @throws {NotPrintable}
 */
export const printableWebp = (bytes: Uint8Array): Printable => {
  const end = 8 + viewOf(slice(bytes, 0, 12)).getUint32(4, true);
  const kept: Uint8Array[] = [];
  let extended: Uint8Array | undefined;
  let profile: Uint8Array | undefined;
  let turned: number | undefined;
  for (let at = 12; at + 8 <= end; ) {
    const name = String.fromCharCode(...slice(bytes, at, 4));
    const length = viewOf(slice(bytes, at + 4, 4)).getUint32(0, true);
    const data = slice(bytes, at + 8, length);
    at += 8 + length + (length & 1);
    if (name === 'ANIM' || name === 'ANMF') throw new NotPrintable('A moving picture.');
    if (name === 'VP8X') extended = slice(data, 0, 10);
    else if (name === 'ICCP') profile = numbersOfProfile(data);
    else if (name === 'EXIF') turned = orientationOf(startsWith(data, 'Exif\0\0') ? data.subarray(6) : data);
    else if (picture.has(name)) kept.push(chunk(name, data));
  }
  const body = joined([
    latin('WEBP'),
    ...(extended ? [chunk('VP8X', header(extended, profile))] : []),
    ...(extended && profile ? [chunk('ICCP', profile)] : []),
    ...kept,
  ]);
  return { turned: turned ?? 1, bytes: chunk('RIFF', body) };
};

const picture = new Set(['VP8 ', 'VP8L', 'ALPH']);

/** Its flags say what is in the file; of those only transparency and the profile may still be true. */
const header = (extended: Uint8Array, profile: Uint8Array | undefined): Uint8Array =>
  joined([
    Uint8Array.of(((extended[0] ?? 0) & 0x10) | (profile ? 0x20 : 0), 0, 0, 0),
    extended.subarray(4, 10),
  ]);

const chunk = (name: string, data: Uint8Array): Uint8Array => {
  const framed = joined([latin(name), new Uint8Array(4), data, new Uint8Array(data.length & 1)]);
  viewOf(framed).setUint32(4, data.length, true);
  return framed;
};

export const isWebp = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8);
