import { type Bytes, concat } from '../bytes.ts';
import type { EvidenceStore } from './evidence-store.ts';
import { drawPicture, withinSide } from './picture.ts';
import { pngOf } from './png.ts';

/** Pixels of a thumbnail's longer side. */
const thumbnailSide = 256;
/** A larger picture is kept and exported, but not shown: decoding it would take gigabytes. */
const largestPicture = 100 * 1024 * 1024;

/** The evidence's bytes when it is small enough to be shown at all. @throws VaultFailure evidence_damaged. */
export const pictureBytes = async (evidence: EvidenceStore, id: string): Promise<Bytes | undefined> => {
  const size = evidence.size(id);
  if (size !== undefined && size > largestPicture) return undefined;
  const parts: Bytes[] = [];
  for await (const part of evidence.read(id)) parts.push(part);
  return concat(...parts);
};

const drawn = (bitmap: ImageBitmap): OffscreenCanvas => {
  const scale = withinSide(thumbnailSide)(bitmap.width, bitmap.height);
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  const canvas = new OffscreenCanvas(side(bitmap.width), side(bitmap.height));
  canvas.getContext('2d', { willReadFrequently: true })?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
};

/**
 * Makes the thumbnail of a picture and keeps it encrypted beside the original. `made` is that of a format that only
 * the reader decodes; nothing for other files.
 */
export const keepThumbnail = async (
  evidence: EvidenceStore,
  id: string,
  made: ImageBitmap | undefined,
): Promise<void> => {
  const known = evidence.thumbnailOf(id);
  if (known !== undefined) {
    if (await evidence.isWhole(known)) return;
    await evidence.discard(known);
  }
  const bytes = made ? undefined : await pictureBytes(evidence, id);
  const canvas = made ? drawn(made) : bytes && (await drawPicture(bytes, withinSide(thumbnailSide)));
  if (canvas) await evidence.addThumbnail(id, await pngOf(canvas));
};
