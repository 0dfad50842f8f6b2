import { describe, expect, it } from 'vitest';
import { printablePicture } from '../../../electron/typesetting/picture.ts';
import { photograph } from '../../interop/dossier/sample.ts';

const includes = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes).includes(Buffer.from(text, 'latin1'));

describe('a picture made fit to print', () => {
  it('no longer carries what the camera wrote', () => {
    const original = photograph('DSCN0010');
    expect(includes(original, 'NIKON')).toBe(true);
    expect(includes(original, 'Exif')).toBe(true);
    const printed = printablePicture(original);
    expect(includes(printed, 'NIKON')).toBe(false);
    expect(includes(printed, 'Exif')).toBe(false);
  });

  it('keeps its turning, and nothing else of the camera’s notes', () => {
    const printed = Buffer.from(printablePicture(photograph('portrait_6')));
    const at = printed.indexOf('Exif');
    expect(at).toBeGreaterThan(0);
    expect(printed.readUInt16BE(at - 2)).toBe(34);
    expect(printed[at + 6 + 8 + 2 + 9]).toBe(6);
  });

  it('keeps the picture itself byte for byte', () => {
    const original = Buffer.from(photograph('jolla'));
    const printed = Buffer.from(printablePicture(original));
    const scan = (bytes: Buffer) => bytes.subarray(bytes.lastIndexOf(Buffer.from([0xff, 0xda])));
    expect(scan(printed).equals(scan(original))).toBe(true);
  });

  it('leaves alone what is not a whole JPEG', () => {
    for (const bytes of [
      new Uint8Array(),
      Uint8Array.of(0xff, 0xd8),
      Uint8Array.of(0x89, 0x50),
      photograph('jolla').subarray(0, 200),
    ])
      expect(printablePicture(bytes)).toEqual(bytes);
  });
});
