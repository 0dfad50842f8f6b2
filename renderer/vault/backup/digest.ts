import type { Sha256 } from '../../../shared/backup/frames.ts';
import { type Bytes, ownBytes } from '../bytes.ts';

/** SHA-256 (FIPS 180-4) of bytes that are all here. */
export const sha256: Sha256 = async (bytes) => {
  const plain: Bytes = bytes.buffer instanceof ArrayBuffer ? (bytes as Bytes) : ownBytes(bytes);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', plain));
};
