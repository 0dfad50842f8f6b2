import { headLength, typeByBytes } from '../../../shared/evidence/file-type.ts';
import type { Bytes } from '../bytes.ts';

/** Pictures decoded in the worker, upright, no larger than asked for. Never through a Blob, which may reach the disk. */

/** How EXIF says the stored rows must be turned to stand upright (EXIF 2.32, tag 0x0112); 1 when it says nothing. */
const orientationOf = async (bytes: Bytes): Promise<number> => {
  const { load } = await import('exifreader');
  try {
    const value = load(bytes.buffer).Orientation?.value;
    return typeof value === 'number' && value >= 1 && value <= 8 ? value : 1;
  } catch {
    // No metadata, or none that can be read: the picture is shown as it is stored.
    return 1;
  }
};

/** Canvas matrix for each orientation on a canvas of the upright size `w` × `h`. */
const turn = (
  orientation: number,
  w: number,
  h: number,
): [number, number, number, number, number, number] => {
  switch (orientation) {
    case 2:
      return [-1, 0, 0, 1, w, 0];
    case 3:
      return [-1, 0, 0, -1, w, h];
    case 4:
      return [1, 0, 0, -1, 0, h];
    case 5:
      return [0, 1, 1, 0, 0, 0];
    case 6:
      return [0, 1, -1, 0, w, 0];
    case 7:
      return [0, -1, -1, 0, w, h];
    case 8:
      return [0, -1, 1, 0, 0, h];
    default:
      return [1, 0, 0, 1, 0, 0];
  }
};

/** Newer browsers turn the frame themselves and say so. */
const turnedByBrowser = (frame: VideoFrame): boolean => {
  const { rotation, flip } = frame as VideoFrame & { rotation?: number; flip?: boolean };
  return (rotation ?? 0) !== 0 || (flip ?? false);
};

/** By how much to scale a picture of this size. */
export type Fit = (width: number, height: number) => number;

/** No side longer than this many pixels; never enlarged. */
export const withinSide =
  (longest: number): Fit =>
  (width, height) =>
    Math.min(1, longest / Math.max(width, height));

/** No more than this many pixels in all; never enlarged. */
export const withinPixels =
  (most: number): Fit =>
  (width, height) =>
    Math.min(1, Math.sqrt(most / (width * height)));

/** So that 4000 × (256 / 4000) is 256. */
const rounding = 1e-6;

/** The picture on a canvas, upright; undefined when the format has no viewer here or the file is damaged. */
export const drawPicture = async (bytes: Bytes, scaleFor: Fit): Promise<OffscreenCanvas | undefined> => {
  const type = typeByBytes(bytes.subarray(0, headLength));
  if (!type?.startsWith('image/') || !(await ImageDecoder.isTypeSupported(type))) return undefined;
  const decoder = new ImageDecoder({ data: bytes, type });
  let frame: VideoFrame;
  try {
    frame = (await decoder.decode()).image;
  } catch {
    // A picture that cannot be decoded is kept and exported all the same; it only has no view.
    return undefined;
  } finally {
    decoder.close();
  }
  try {
    const orientation = turnedByBrowser(frame) ? 1 : await orientationOf(bytes);
    const sideways = orientation >= 5;
    const scale = scaleFor(frame.displayWidth, frame.displayHeight);
    const width = Math.max(1, Math.floor(frame.displayWidth * scale + rounding));
    const height = Math.max(1, Math.floor(frame.displayHeight * scale + rounding));
    const canvas = new OffscreenCanvas(sideways ? height : width, sideways ? width : height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return undefined;
    context.imageSmoothingQuality = 'high';
    context.setTransform(...turn(orientation, canvas.width, canvas.height));
    context.drawImage(frame, 0, 0, width, height);
    return canvas;
  } finally {
    frame.close();
  }
};
