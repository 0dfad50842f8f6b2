import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Digest algorithms by the names that BagIt manifests carry (RFC 8493, 2.4). */
export const algorithms = ['md5', 'sha1', 'sha256', 'sha512'] as const;
export type Algorithm = (typeof algorithms)[number];

export type Digest = { update(bytes: Uint8Array): unknown; digest(): Uint8Array };

/** Makes a running digest; a platform with a faster one (Node) hands in its own. */
export type Digester = (algorithm: Algorithm) => Digest;

const noble = { md5, sha1, sha256, sha512 };
export const digester: Digester = (algorithm) => noble[algorithm].create();

export type Digests = { readonly [A in Algorithm]?: string };

/** Reads a stream once: its size and its digests in lower-case hex. */
export const digestStream = async (
  stream: AsyncIterable<Uint8Array>,
  wanted: readonly Algorithm[],
  make: Digester = digester,
  each?: (bytes: Uint8Array) => void,
): Promise<{ readonly size: number; readonly digests: Digests }> => {
  const running = wanted.map((algorithm) => [algorithm, make(algorithm)] as const);
  let size = 0;
  for await (const bytes of stream) {
    size += bytes.length;
    for (const [, digest] of running) digest.update(bytes);
    each?.(bytes);
  }
  return {
    size,
    digests: Object.fromEntries(
      running.map(([algorithm, digest]) => [algorithm, bytesToHex(digest.digest())]),
    ),
  };
};

const crcTable = Uint32Array.from({ length: 256 }, (_, value) => {
  let crc = value;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc >>> 0;
});

/** CRC-32 as zip uses it; `before` continues an earlier run. */
export const crc32 = (bytes: Uint8Array, before = 0): number => {
  let crc = ~before >>> 0;
  for (let at = 0; at < bytes.length; at++)
    crc = (crc >>> 8) ^ (crcTable[(crc ^ (bytes[at] as number)) & 0xff] as number);
  return ~crc >>> 0;
};
