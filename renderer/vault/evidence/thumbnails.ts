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

/** Makes the thumbnail of a picture and keeps it encrypted beside the original; nothing for other files. */
export const keepThumbnail = async (evidence: EvidenceStore, id: string): Promise<void> => {
  const known = evidence.thumbnailOf(id);
  if (known !== undefined) {
    if (await evidence.isWhole(known)) return;
    await evidence.discard(known);
  }
  const bytes = await pictureBytes(evidence, id);
  const canvas = bytes && (await drawPicture(bytes, withinSide(thumbnailSide)));
  if (canvas) await evidence.addThumbnail(id, await pngOf(canvas));
};
