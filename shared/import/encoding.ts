/** Which encoding the bytes of a text file are in. Names are those of the WHATWG Encoding Standard. */

export const encodings = ['utf-8', 'windows-1251', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof encodings)[number];

/**
 * By the byte order mark; without one, by the zero bytes of UTF-16, then by whether all of it is well-formed UTF-8.
 * What is none of these is windows-1251, which Excel writes for "CSV" in Ukrainian.
 */
export const detectEncoding = (bytes: Uint8Array): Encoding => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return withoutMark(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1251');
};

/**
 * Signs and digits of UTF-16 have a zero as their other byte, and Cyrillic a four: one of two places in turn then
 * holds hardly anything else.
 */
const withoutMark = (bytes: Uint8Array): Encoding | undefined => {
  const sample = bytes.subarray(0, 4096);
  const pairs = sample.length >> 1;
  if (pairs < 2) return undefined;
  const high = [0, 0];
  const zero = [0, 0];
  for (let index = 0; index < pairs * 2; index += 1) {
    const byte = sample[index] ?? 0;
    if (byte === 0 || byte === 4) high[index & 1] = (high[index & 1] ?? 0) + 1;
    if (byte === 0) zero[index & 1] = (zero[index & 1] ?? 0) + 1;
  }
  if ((zero[1] ?? 0) > 0 && (high[1] ?? 0) > pairs * 0.8) return 'utf-16le';
  if ((zero[0] ?? 0) > 0 && (high[0] ?? 0) > pairs * 0.8) return 'utf-16be';
  return undefined;
};

/** Whether the bytes are UTF-8 by the table of well-formed sequences (Unicode 15, table 3-7). */
export const isUtf8 = (bytes: Uint8Array): boolean => {
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const follow =
      lead >= 0xc2 && lead <= 0xdf ? 1 : (lead & 0xf0) === 0xe0 ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
    if (follow === 0) return false;
    const second = bytes[at + 1] ?? 0;
    const [low, high] = secondBytes[lead] ?? [0x80, 0xbf];
    if (second < low || second > high) return false;
    for (let next = 2; next <= follow; next += 1) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return false;
    at += follow + 1;
  }
  return true;
};

const secondBytes: Readonly<Record<number, readonly [number, number]>> = {
  224: [0xa0, 0xbf],
  237: [0x80, 0x9f],
  240: [0x90, 0xbf],
  244: [0x80, 0x8f],
};
