/**
 * A picture as it is printed: a JPEG without what a camera writes about place, time and device (the original,
 * with all of it, is in the bundle). Its turning is kept, and so is its colour profile. Other formats are
 * decoded and written anew by the compiler, which keeps no metadata of theirs.
 * Segments: ITU-T T.81, B.1.1; orientation: Exif 2.32, tag 0x0112.
 */
export const printablePicture = (bytes: Uint8Array): Uint8Array => {
  if (bytes[0] !== 0xff || bytes[1] !== soi) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [];
  let turned = 1;
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff) return bytes;
    if (marker === sos) break;
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) return bytes;
    const segment = bytes.subarray(at, end);
    if (marker === app1 && isExif(segment)) turned = orientationOf(segment) ?? turned;
    if (!isMetadata(marker)) kept.push(segment);
    at = end;
  }
  return joined([
    bytes.subarray(0, 2),
    ...(turned === 1 ? [] : [orientationOnly(turned)]),
    ...kept,
    bytes.subarray(at),
  ]);
};

const soi = 0xd8;
const sos = 0xda;
const app1 = 0xe1;

/** Comments and application segments, but for JFIF (APP0), the colour profile (APP2) and Adobe's colour transform (APP14). */
const isMetadata = (marker: number): boolean =>
  marker === 0xfe ||
  (marker >= 0xe0 && marker <= 0xef && marker !== 0xe0 && marker !== 0xe2 && marker !== 0xee);

const isExif = (segment: Uint8Array): boolean =>
  [0x45, 0x78, 0x69, 0x66, 0, 0].every((byte, index) => segment[4 + index] === byte);

/** 1–8, or undefined when the segment does not say. */
const orientationOf = (segment: Uint8Array): number | undefined => {
  const tiff = new DataView(segment.buffer, segment.byteOffset + 10, segment.byteLength - 10);
  try {
    const little = tiff.getUint16(0) === 0x4949;
    const directory = tiff.getUint32(4, little);
    const count = tiff.getUint16(directory, little);
    for (let entry = directory + 2; entry < directory + 2 + count * 12; entry += 12) {
      if (tiff.getUint16(entry, little) !== 0x0112) continue;
      const value = tiff.getUint16(entry + 8, little);
      return value >= 1 && value <= 8 ? value : undefined;
    }
  } catch (error) {
    // Offsets that point outside the segment: the camera's note is broken, the picture need not be.
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
};

const orientationOnly = (value: number): Uint8Array =>
  Uint8Array.from([
    ...[0xff, app1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0],
  ]);

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
