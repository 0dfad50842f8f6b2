/** Bytes to text and back. Buffers are always plain `ArrayBuffer`s: shared memory cannot be encrypted or stored. */

export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

export const utf8 = (text: string): Bytes => encoder.encode(text) as Bytes;
/** @throws TypeError when the bytes are not UTF-8. */
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);

export const hexOf = (bytes: Uint8Array): string => {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
};

export const fromHex = (hex: string): Bytes => {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
};

export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

/** A copy on a plain `ArrayBuffer` of exactly its own length. */
export const ownBytes = (bytes: Uint8Array): Bytes => new Uint8Array(bytes);

export const concat = (...parts: readonly Uint8Array[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
