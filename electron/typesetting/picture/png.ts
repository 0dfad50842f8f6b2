import { deflateSync, inflateSync } from 'node:zlib';
import { crc32 } from '../../../shared/bundle/digest.ts';
import { joined, latin, NotPrintable, slice, startsWith, viewOf } from './bytes.ts';
import { numbersOfProfile } from './colour-profile.ts';
import { orientationOf } from './orientation.ts';
import type { Printable } from './printable.ts';

/**
 * A PNG of its header, palette, transparency, pixels and the numbers of its colour profile. PNG, third edition, 5 and 11.
 * @throws {NotPrintable}
 */
export const printablePng = (bytes: Uint8Array): Printable => {
  const kept: Uint8Array[] = [];
  let turned: number | undefined;
  let at = 8;
  for (;;) {
    const length = viewOf(slice(bytes, at, 8)).getUint32(0);
    const named = slice(bytes, at + 4, 4 + length);
    const name = String.fromCharCode(...named.subarray(0, 4));
    const data = named.subarray(4);
    const checksum = viewOf(slice(bytes, at + 8 + length, 4)).getUint32(0);
    if (checksum !== crc32(named)) throw new NotPrintable('A chunk is damaged.');
    at += 12 + length;
    if (picture.has(name)) kept.push(chunk(name, data));
    else if (name === 'eXIf') turned = orientationOf(data);
    else if (name === 'iCCP') kept.push(...profileChunk(data));
    if (name === 'IEND') break;
  }
  return { turned: turned ?? 1, bytes: joined([bytes.subarray(0, 8), ...kept]) };
};

const picture = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
const mostProfileBytes = 4 * 1024 * 1024;

const chunk = (name: string, data: Uint8Array): Uint8Array => {
  const framed = joined([new Uint8Array(4), latin(name), data, new Uint8Array(4)]);
  viewOf(framed).setUint32(0, data.length);
  viewOf(framed).setUint32(framed.length - 4, crc32(framed.subarray(4, -4)));
  return framed;
};

const profileChunk = (data: Uint8Array): readonly Uint8Array[] => {
  const numbers = numbersOfProfile(inflated(data.subarray(data.indexOf(0) + 2)));
  return numbers ? [chunk('iCCP', joined([latin('-\0\0'), deflateSync(numbers)]))] : [];
};

const inflated = (data: Uint8Array): Uint8Array => {
  try {
    return inflateSync(data, { maxOutputLength: mostProfileBytes });
  } catch (error) {
    throw new NotPrintable('The colour profile is damaged.', { cause: error });
  }
};

export const isPng = (bytes: Uint8Array): boolean => startsWith(bytes, '\x89PNG\r\n\x1a\n');
