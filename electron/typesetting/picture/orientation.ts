import { startsWith, viewOf } from './bytes.ts';

/**
 * Which way up a picture is shown, 1–8; undefined when it does not say. What is kept of a camera's notes is this number,
 * outside the picture. Exif 2.32, tag 0x0112.
 * @param tiff the body of an Exif block, from its byte order mark.
 */
export const orientationOf = (tiff: Uint8Array): number | undefined => {
  const view = viewOf(tiff);
  const little = startsWith(tiff, 'II');
  try {
    const directory = view.getUint32(4, little);
    const count = view.getUint16(directory, little);
    for (let entry = directory + 2; entry < directory + 2 + count * 12; entry += 12) {
      if (view.getUint16(entry, little) !== 0x0112) continue;
      const value = view.getUint16(entry + 8, little);
      return value >= 1 && value <= 8 ? value : undefined;
    }
  } catch (error) {
    // Offsets that point outside the block: the camera's note is broken, the picture need not be.
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
};
