import { NotPrintable } from './bytes.ts';
import { isGif, printableGif } from './gif.ts';
import { printableJpeg } from './jpeg.ts';
import { isPng, printablePng } from './png.ts';
import { isWebp, printableWebp } from './webp.ts';

/** A picture without anything but its picture. `turned`: which way up it is shown, by Exif's numbers 1–8. */
export type Printable = { readonly bytes: Uint8Array; readonly turned: number };

/**
 * A picture as it may be printed: of what its file holds (place, time, device, comments, previews, further
 * pictures) only what its pixels and colours are made from. Undefined for what is damaged or not understood to
 * its last byte: nothing is let through unread. The original, with all of it, is in the bundle.
 */
export const printablePicture = (bytes: Uint8Array): Printable | undefined => {
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return printableJpeg(bytes);
    if (isPng(bytes)) return printablePng(bytes);
    if (isWebp(bytes)) return printableWebp(bytes);
    if (isGif(bytes)) return printableGif(bytes);
  } catch (error) {
    if (!(error instanceof NotPrintable)) throw error;
  }
  return undefined;
};
