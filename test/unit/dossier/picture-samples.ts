import { deflateSync } from 'node:zlib';
import { crc32 } from '../../../shared/bundle/digest.ts';

/** Parts of picture files, put together here and taken apart here: no code of the app reads them. */

export const marks = [
  'Exif',
  'GPS',
  'NIKON',
  'COOLPIX',
  'ns.adobe.com',
  'Photoshop',
  'ICC_PROFILE\0\0',
  'SECRET',
];

export const jpegSegment = (marker: number, body: string | Uint8Array): Buffer => {
  const data = typeof body === 'string' ? Buffer.from(body, 'latin1') : Buffer.from(body);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};

export type Segment = { readonly marker: number; readonly from: number; readonly to: number };

/** Segments up to the first scan, which is the last of them. Throws on anything but marker after marker. */
export const segmentsOf = (jpeg: Buffer): readonly Segment[] => {
  const segments: Segment[] = [];
  for (let at = 2; ; ) {
    if (jpeg[at] !== 0xff) throw new Error(`No marker at ${at}`);
    const marker = jpeg[at + 1] ?? 0;
    const to = at + 2 + jpeg.readUInt16BE(at + 2);
    segments.push({ marker, from: at, to });
    if (marker === 0xda) return segments;
    at = to;
  }
};

export const exifOf = (orientation: number): Buffer =>
  Buffer.from([
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  ]);

/** The photograph with only this to say of how it is turned. */
export const turnedJpeg = (jpeg: Uint8Array, orientation: number): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exifOf(orientation)])),
    Buffer.from(jpeg.subarray(2)),
  ]);

export const pngChunk = (name: string, body: string | Uint8Array): Buffer => {
  const data = typeof body === 'string' ? Buffer.from(body, 'latin1') : Buffer.from(body);
  const framed = Buffer.concat([Buffer.alloc(4), Buffer.from(name, 'latin1'), data, Buffer.alloc(4)]);
  framed.writeUInt32BE(data.length);
  framed.writeUInt32BE(crc32(framed.subarray(4, -4)), framed.length - 4);
  return framed;
};

export const pngSignature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** The chunks of a picture of 3 × 2 pixels in colour. */
export const pngChunks: readonly Buffer[] = [
  pngChunk('IHDR', Uint8Array.of(0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0)),
  pngChunk('IDAT', deflateSync(Buffer.from([0, ...Array(9).fill(200), 0, ...Array(9).fill(40)]))),
  pngChunk('IEND', ''),
];

export const webpChunk = (name: string, body: string | Uint8Array): Buffer => {
  const data = typeof body === 'string' ? Buffer.from(body, 'latin1') : Buffer.from(body);
  const framed = Buffer.concat([
    Buffer.from(name, 'latin1'),
    Buffer.alloc(4),
    data,
    Buffer.alloc(data.length & 1),
  ]);
  framed.writeUInt32LE(data.length, 4);
  return framed;
};

/** One pixel, lossless. */
const webpPixel = Buffer.from('LwAAABAHEBERiIj+Bw==', 'base64');

/** One pixel in the extended form, with these chunks around it. */
export const webpWith = (flags: number, before: readonly Buffer[], after: readonly Buffer[]): Buffer =>
  webpChunk(
    'RIFF',
    Buffer.concat([
      Buffer.from('WEBP'),
      webpChunk('VP8X', Uint8Array.of(flags, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
      ...before,
      webpChunk('VP8L', webpPixel),
      ...after,
    ]),
  );

const gifPixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** One pixel, with these extensions before its picture and these bytes after. */
export const gifWith = (extensions: readonly Buffer[], after: Buffer): Buffer =>
  Buffer.concat([gifPixel.subarray(0, 19), ...extensions, gifPixel.subarray(19), after]);

export const gifComment = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0x21, 0xfe, text.length]), Buffer.from(text, 'latin1'), Buffer.from([0])]);
