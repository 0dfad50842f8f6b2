/** The picture is damaged, or holds what is not understood: nothing of it can be vouched for. */
export class NotPrintable extends Error {
  override name = 'NotPrintable';
}

export const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** @throws {NotPrintable} when the bytes end before. */
export const slice = (bytes: Uint8Array, from: number, length: number): Uint8Array => {
  if (from + length > bytes.length) throw new NotPrintable('The picture ends too early.');
  return bytes.subarray(from, from + length);
};

/** One Latin-1 character a byte, e.g. the name of a chunk. */
export const latin = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));

export const startsWith = (bytes: Uint8Array, text: string, at = 0): boolean =>
  latin(text).every((byte, index) => bytes[at + index] === byte);
