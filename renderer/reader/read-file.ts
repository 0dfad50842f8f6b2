import { headLength, isOfficeFile, typeByBytes, viewerFor } from '../../shared/evidence/file-type.ts';
import { type ExhibitMetadata, metadataInstant } from '../../shared/evidence/metadata.ts';
import type { FileReading } from '../../shared/vault-api/evidence-api.ts';
import { type ByteSource, fileSource, Refusal } from './byte-source.ts';
import type { ReaderTransferred } from './transferred.ts';

/** What a file says of itself, and a small picture where only this worker can make one. Nothing of it is changed. */

/** Pixels of the small picture's longer side. */
const pictureSide = 256;
/** A picture's metadata stands near its start; larger files are read no further. */
const largestPicture = 100 * 1024 * 1024;
const startOfLarge = 16 * 1024 * 1024;

/** Other formats of pictures carry nothing that is read here. */
const picturesRead = new Set(
  ['jpeg', 'png', 'webp', 'heic', 'heif', 'avif', 'tiff'].map((name) => `image/${name}`),
);

type Found = { readonly metadata: Partial<ExhibitMetadata>; readonly thumbnail?: ImageBitmap };

const small = (picture: OffscreenCanvas): ImageBitmap => {
  const scale = Math.min(1, pictureSide / Math.max(picture.width, picture.height));
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  const canvas = new OffscreenCanvas(side(picture.width), side(picture.height));
  const context = canvas.getContext('2d');
  if (context) context.imageSmoothingQuality = 'high';
  context?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.transferToImageBitmap();
};

const readImage = async (source: ByteSource, type: string): Promise<Found> => {
  const bytes = await source.read(0, source.size > largestPicture ? startOfLarge : source.size);
  const { imageMetadata } = await import('./image-metadata.ts');
  const metadata = imageMetadata(bytes);
  // Every whole picture says at least how large it is.
  if (Object.keys(metadata).length === 0) throw new Refusal('damaged');
  if (type !== 'image/heic' || source.size > largestPicture) return { metadata };
  const { drawHeic } = await import('./heic.ts');
  const canvas = await drawHeic(bytes);
  return { metadata: { ...metadata, width: canvas.width, height: canvas.height }, thumbnail: small(canvas) };
};

const readPdf = async (source: ByteSource): Promise<Found> => {
  const [{ openPdf }, { pdfMetadata }] = await Promise.all([import('./pdf.ts'), import('./pdf-metadata.ts')]);
  const { facts, meta, page } = await openPdf(source);
  const metadata = pdfMetadata(facts.pages, meta);
  return facts.pages === 0 ? { metadata } : { metadata, thumbnail: page(0, pictureSide).bitmap };
};

const readMedia = async (source: ByteSource): Promise<Found> => {
  const [{ mediaMetadata }, { openMedia }] = await Promise.all([
    import('./media-metadata.ts'),
    import('./media.ts'),
  ]);
  const metadata = await mediaMetadata(source);
  if (metadata.video_codec === undefined) return { metadata };
  // A first frame that cannot be decoded takes nothing from what the file says; the viewer tells of it.
  const frame = await openMedia(source)
    .then((media) => media.frame())
    .catch(() => undefined);
  return frame ? { metadata, thumbnail: frame.bitmap } : { metadata };
};

/** Undefined for a format that says nothing, or that is not read. */
const readByType = (source: ByteSource, type: string, name: string): Promise<Found> | undefined => {
  if (picturesRead.has(type)) return readImage(source, type);
  if (type === 'application/pdf') return readPdf(source);
  if (isOfficeFile(type, name))
    return import('./office-metadata.ts').then(async ({ officeMetadata }) => ({
      metadata: await officeMetadata(source),
    }));
  return viewerFor(type, name) === 'media' ? readMedia(source) : undefined;
};

/** Never rejects for what is in the file: a failure is its outcome. */
export const readFile = async (file: File): Promise<FileReading<ReaderTransferred>> => {
  const source = fileSource(file);
  const modified = metadataInstant(new Date(file.lastModified));
  const always = modified === undefined ? {} : { file_modified: modified };
  try {
    const head = await source.read(0, Math.min(headLength, source.size));
    const found = await readByType(source, typeByBytes(head) ?? file.type, file.name);
    if (!found) return { metadata: { outcome: 'none', ...always } };
    const { metadata, thumbnail } = found;
    return { metadata: { outcome: 'read', ...always, ...metadata }, thumbnail };
  } catch (error) {
    // A recording in a format that is not taken apart here says nothing; anything else was not readable.
    const outcome = error instanceof Refusal && error.why === 'unsupported' ? 'none' : 'failed';
    return { metadata: { outcome, ...always } };
  }
};
