import { type Bytes, concat, utf8 } from '../bytes.ts';

/** Writes a PNG (ISO/IEC 15948) in memory: `convertToBlob` would hand decrypted pixels to a Blob. */

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

const crc32 = (bytes: Uint8Array): number => {
  let c = 0xffffffff;
  for (const byte of bytes) c = (crcTable[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
};

const uint32 = (value: number): Bytes => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

const chunk = (type: string, data: Uint8Array): Bytes => {
  const body = concat(utf8(type), data);
  return concat(uint32(data.length), body, uint32(crc32(body)));
};

const zlib = async (bytes: Bytes): Promise<Bytes> => {
  const stream = new CompressionStream('deflate');
  const writer = stream.writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  const parts: Uint8Array[] = [];
  // Through a reader: older Chromium does not iterate over streams.
  const reader = stream.readable.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value);
  await written;
  return concat(...parts);
};

/** Rows of RGB, each as differences to the row above (filter 2), which compresses photographs well enough. */
const filteredRows = ({ data, width, height }: ImageData): Bytes => {
  const stride = width * 3;
  const rows = new Uint8Array((stride + 1) * height);
  for (let y = 0; y < height; y++) {
    const row = y * (stride + 1);
    rows[row] = 2;
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 3; channel++) {
        const at = (y * width + x) * 4 + channel;
        const above = y === 0 ? 0 : (data[at - width * 4] ?? 0);
        rows[row + 1 + x * 3 + channel] = (data[at] ?? 0) - above;
      }
    }
  }
  return rows;
};

/** The canvas as PNG without transparency or metadata, on white where it was transparent. */
export const pngOf = async (canvas: OffscreenCanvas): Promise<Bytes> => {
  const { width, height } = canvas;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('A canvas without a 2D context');
  context.resetTransform();
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  const rows = filteredRows(context.getImageData(0, 0, width, height));
  const header = concat(uint32(width), uint32(height), new Uint8Array([8, 2, 0, 0, 0]));
  const signature = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return concat(
    signature,
    chunk('IHDR', header),
    chunk('IDAT', await zlib(rows)),
    chunk('IEND', new Uint8Array(0)),
  );
};
