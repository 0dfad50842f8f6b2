import { type Bytes, utf8 } from '../bytes.ts';

/**
 * One exhibit's bytes as AES-256-GCM chunks in the manner of STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): the
 * nonce is the chunk's number and whether it is the last, so that chunks cannot be cut off, swapped or repeated.
 * Each evidence has a random key of its own, which makes counting nonces safe.
 */

export const chunkLength = 1024 * 1024;

export type ChunkPlace = { readonly evidence: string; readonly index: number; readonly last: boolean };

const parameters = ({ evidence, index, last }: ChunkPlace): AesGcmParams => {
  const iv = new Uint8Array(12);
  const view = new DataView(iv.buffer);
  view.setUint32(7, index);
  view.setUint8(11, last ? 1 : 0);
  return { name: 'AES-GCM', iv, additionalData: utf8(`evidence|${evidence}|${index}|${last}`) };
};

export const sealChunk = async (key: CryptoKey, place: ChunkPlace, plain: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.encrypt(parameters(place), key, plain));

/** @throws OperationError when the chunk is not what was sealed at this place. */
export const unsealChunk = async (key: CryptoKey, place: ChunkPlace, box: Uint8Array): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.decrypt(parameters(place), key, new Uint8Array(box)));
