/** What a file is, by its first bytes: a name may lie. */

/** Bytes from the start of a file that tell its type. */
export const headLength = 1024;

const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];
const audioBrands = ['M4A ', 'M4B ', 'M4P '];

/** The media type, or undefined where the bytes do not tell. `head`: the first `headLength` bytes, or all there are. */
export const typeByBytes = (head: Uint8Array): string | undefined => {
  const ascii = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to));
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg';
  if (ascii(1, 4) === 'PNG' && head[0] === 0x89) return 'image/png';
  if (ascii(0, 4) === 'GIF8') return 'image/gif';
  if (ascii(0, 2) === 'BM') return 'image/bmp';
  if (ascii(0, 4) === 'II*\0' || ascii(0, 4) === 'MM\0*') return 'image/tiff';
  if (ascii(0, 4) === 'RIFF') return riffTypes[ascii(8, 12)];
  if (ascii(4, 8) === 'ftyp') return isoType(ascii(8, 12));
  if (ascii(4, 8) === 'moov' || ascii(4, 8) === 'wide') return 'video/quicktime';
  if (head[0] === 0x1a && head[1] === 0x45 && head[2] === 0xdf && head[3] === 0xa3)
    return ascii(0, 64).includes('webm') ? 'video/webm' : 'video/x-matroska';
  if (ascii(0, 4) === 'OggS') return 'audio/ogg';
  if (ascii(0, 4) === 'fLaC') return 'audio/flac';
  if (ascii(0, 3) === 'ID3') return 'audio/mpeg';
  // Frame sync of MPEG audio; layer 0 is ADTS, the frames of AAC.
  if (head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0)
    return ((head[1] ?? 0) & 0x06) === 0 ? 'audio/aac' : 'audio/mpeg';
  // PDF readers accept the header anywhere in the first kilobyte.
  if (ascii(0, headLength).includes('%PDF-')) return 'application/pdf';
  return undefined;
};

const riffTypes: Readonly<Record<string, string>> = {
  WEBP: 'image/webp',
  WAVE: 'audio/wav',
  'AVI ': 'video/x-msvideo',
};

const isoType = (brand: string): string => {
  if (brand === 'avif' || brand === 'avis') return 'image/avif';
  if (heicBrands.includes(brand)) return 'image/heic';
  if (audioBrands.includes(brand)) return 'audio/mp4';
  return brand === 'qt  ' ? 'video/quicktime' : 'video/mp4';
};

/** How an exhibit is looked at inside the app. */
export type ViewerKind = 'picture' | 'pdf' | 'media' | 'text' | 'none';

const picturesDecoded = ['jpeg', 'png', 'gif', 'webp', 'avif', 'bmp', 'heic', 'heif'];
const textNames =
  /\.(txt|text|log|csv|tsv|md|json|jsonl|geojson|xml|html?|eml|vcf|ics|srt|vtt|ini|ya?ml|kml|gpx)$/i;

/** The viewer for a file of this type and name. Formats of text are told by their names: their bytes are anything. */
export const viewerFor = (mediaType: string, fileName: string): ViewerKind => {
  if (mediaType.startsWith('image/'))
    return picturesDecoded.includes(mediaType.slice(6)) ? 'picture' : 'none';
  if (mediaType === 'video/x-msvideo') return 'none';
  if (mediaType.startsWith('video/') || mediaType.startsWith('audio/')) return 'media';
  if (mediaType === 'application/pdf') return 'pdf';
  return mediaType.startsWith('text/') || textNames.test(fileName) ? 'text' : 'none';
};

const formatNames: Readonly<Record<string, string>> = {
  'image/tiff': 'TIFF',
  'video/x-msvideo': 'AVI',
};

/** What people call the format: by the bytes where they tell it, else by the name's ending; undefined without one. */
export const formatName = (mediaType: string, fileName: string): string | undefined =>
  formatNames[mediaType] ?? /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toUpperCase();

const officeTypes = /^application\/(vnd\.(openxmlformats-officedocument|oasis\.opendocument)\.|epub\+zip)/;

/** Whether it is an office file in a zip, whose `docProps` or `meta.xml` say who wrote it. */
export const isOfficeFile = (mediaType: string, fileName: string): boolean =>
  officeTypes.test(mediaType) || /\.(docx|docm|xlsx|xlsm|pptx|pptm|odt|ods|odp)$/i.test(fileName);
