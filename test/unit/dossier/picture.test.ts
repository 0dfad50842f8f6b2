import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printablePicture } from '../../../electron/typesetting/picture/printable.ts';
import { photograph } from '../../interop/dossier/sample.ts';
import {
  exifOf,
  gifComment,
  gifWith,
  jpegSegment,
  marks,
  pngChunk,
  pngChunks,
  pngSignature,
  segmentsOf,
  turnedJpeg,
  webpChunk,
  webpWith,
} from './picture-samples.ts';

const names = ['DSCN0010', 'portrait_6', 'DSCN0021', 'BlueSquare', 'progressive'];
const photographs = names.map((name) => Buffer.from(photograph(name)));
const anyPhotograph = fc.constantFrom(...photographs);

const printed = (bytes: Uint8Array): Buffer | undefined => {
  const picture = printablePicture(bytes);
  return picture && Buffer.from(picture.bytes);
};

const tellsNothing = (bytes: Buffer): void => {
  for (const mark of marks) expect(bytes.includes(Buffer.from(mark, 'latin1')), mark).toBe(false);
};

/** Nothing but tables, frame, scans, and notes of fixed form on how colours are coded. */
const isOnlyPicture = (jpeg: Buffer): void => {
  tellsNothing(jpeg);
  expect(jpeg.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  expect(jpeg.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
  expect(jpeg.indexOf(Buffer.from([0xff, 0xd9]))).toBe(jpeg.length - 2);
  for (const { marker, from, to } of segmentsOf(jpeg)) {
    if (marker === 0xe0) expect(to - from).toBe(18);
    else if (marker === 0xee) expect(to - from).toBe(16);
    else if (marker === 0xe2) expect(jpeg.toString('latin1', from + 4, from + 16)).toBe('ICC_PROFILE\0');
    else expect([0xdb, 0xc4, 0xc0, 0xc1, 0xc2, 0xdd, 0xda]).toContain(marker);
  }
};

describe('a photograph made fit to print', () => {
  it.each(names)('no longer carries what the camera wrote: %s', (name) => {
    const bytes = printed(photograph(name));
    expect(bytes).toBeDefined();
    if (bytes) isOnlyPicture(bytes);
  });

  it('keeps tables, frame and scans byte for byte', () => {
    for (const original of photographs) {
      const coding = (jpeg: Buffer): Buffer[] =>
        segmentsOf(jpeg)
          .filter(({ marker }) => marker < 0xe0)
          .map(({ from, to }) => jpeg.subarray(from, to));
      const result = printed(original) ?? Buffer.alloc(0);
      expect(coding(result)).toEqual(coding(original));
      const data = (jpeg: Buffer): Buffer => jpeg.subarray(segmentsOf(jpeg).at(-1)?.to);
      expect(data(original).subarray(0, data(result).length).equals(data(result))).toBe(true);
    }
  });

  it('says which way up it is shown, whatever else a broken note says', () => {
    expect(printablePicture(photograph('portrait_6'))?.turned).toBe(6);
    for (const turned of [1, 2, 3, 4, 5, 6, 7, 8])
      expect(printablePicture(turnedJpeg(photograph('jolla'), turned))?.turned).toBe(turned);
    const broken = jpegSegment(0xe1, 'Exif\0\0MM\0*\xff\xff\xff\xff');
    const original = Buffer.from(photograph('portrait_6'));
    const twice = Buffer.concat([original.subarray(0, 2), broken, original.subarray(2)]);
    expect(printablePicture(twice)?.turned).toBe(6);
  });

  it('is the same whatever is written around the picture: fill, notes, previews, what follows the end', () => {
    const text = fc.string({ unit: 'binary-ascii', maxLength: 300 }).map((more) => `SECRET GPS ${more}`);
    const note = fc.oneof(
      fc.tuple(fc.constantFrom(0xfe, 0xe1, 0xe3, 0xe5, 0xec, 0xed, 0xef), text),
      text.map((body): [number, string] => [0xe1, `Exif\0\0MM${body}`]),
      text.map((body): [number, string] => [0xe1, `http://ns.adobe.com/xap/1.0/\0${body}`]),
      text.map((body): [number, string] => [0xed, `Photoshop 3.0\x008BIM${body}`]),
      text.map((body): [number, string] => [0xe2, `MPF\0MM${body}`]),
      text.map((body): [number, string] => [0xe0, `JFXX\0\x10${body}`]),
    );
    const inserted = fc.record({
      before: fc.nat(),
      fill: fc.nat(4),
      notes: fc.array(note, { maxLength: 3 }),
    });
    const after = fc.oneof(
      fc.constant(Buffer.alloc(0)),
      anyPhotograph,
      text.map((body) => Buffer.from(body, 'latin1')),
      fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    );
    fc.assert(
      fc.property(
        anyPhotograph,
        fc.array(inserted, { maxLength: 6 }),
        after,
        (original, additions, trailer) => {
          const segments = segmentsOf(original);
          const parts: Buffer[] = [original.subarray(0, 2)];
          segments.forEach(({ from, to }, index) => {
            for (const { before, fill, notes } of additions) {
              if (before % segments.length !== index) continue;
              for (const [marker, body] of notes) parts.push(jpegSegment(marker, body));
              parts.push(Buffer.alloc(fill, 0xff));
            }
            parts.push(original.subarray(from, index === segments.length - 1 ? undefined : to));
          });
          const dressed = Buffer.concat([...parts, trailer]);
          const result = printablePicture(dressed);
          const bare = printablePicture(original);
          expect(result?.turned).toBe(bare?.turned);
          expect(Buffer.compare(result?.bytes ?? dressed, bare?.bytes ?? original)).toBe(0);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('holds nothing but a picture, or is not printed, however the file is damaged', () => {
    const damage = fc.array(
      fc.oneof(
        fc.record({ at: fc.nat(), byte: fc.nat(255) }),
        fc.record({ at: fc.nat(), cut: fc.integer({ min: 1, max: 3000 }) }),
      ),
      { minLength: 1, maxLength: 8 },
    );
    let shown = 0;
    fc.assert(
      fc.property(anyPhotograph, damage, fc.boolean(), (original, changes, inHead) => {
        let bytes = Buffer.concat([original, Buffer.from('SECRET')]);
        const head = segmentsOf(original).at(-1)?.to ?? 0;
        for (const change of changes) {
          const at = change.at % (inHead ? head : bytes.length);
          if ('byte' in change) bytes[at] = change.byte;
          else bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + change.cut)]);
        }
        const result = printed(bytes);
        if (!result) return;
        shown += 1;
        isOnlyPicture(result);
      }),
      { numRuns: 600 },
    );
    expect(shown).toBeGreaterThan(50);
  });

  it('is not printed when any of it is missing', () => {
    fc.assert(
      fc.property(anyPhotograph, fc.double({ min: 0, max: 1, noNaN: true }), (original, share) => {
        const end = original.lastIndexOf(Buffer.from([0xff, 0xd9])) + 1;
        expect(printablePicture(original.subarray(0, Math.floor(end * share)))).toBeUndefined();
      }),
    );
  });
});

describe('other pictures made fit to print', () => {
  it('let nothing through that is no picture', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(4), (bytes, kind) => {
        const head = ['', '\xff\xd8', '\x89PNG\r\n\x1a\n', 'GIF89a', 'RIFF\x40\0\0\0WEBP'][kind] ?? '';
        const result = printed(Buffer.concat([Buffer.from(head, 'latin1'), bytes]));
        if (result) expect(result.length).toBeLessThanOrEqual(head.length + bytes.length + 16);
        if (kind < 3) expect(result).toBeUndefined();
      }),
    );
  });

  const png = (...extra: Buffer[]): Buffer =>
    Buffer.concat([
      pngSignature,
      ...pngChunks.slice(0, 1),
      ...extra,
      ...pngChunks.slice(1),
      Buffer.from('SECRET after the end'),
    ]);

  it('PNG: header, pixels and end only, upright by its Exif', () => {
    const bare = Buffer.concat([pngSignature, ...pngChunks]);
    const notes = [
      pngChunk('tEXt', 'Comment\0SECRET'),
      pngChunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0<x>SECRET GPS</x>'),
      pngChunk('zTXt', 'Comment\0\0SECRET'),
      pngChunk('tIME', '\x07\xe9\x01\x01\x01\x01\x01'),
      pngChunk('pHYs', '\0\0\0\x01\0\0\0\x01\x01'),
      pngChunk('prVt', 'SECRET'),
    ];
    expect(printed(png(...notes))).toEqual(bare);
    expect(printablePicture(png(pngChunk('eXIf', exifOf(8))))).toEqual({
      turned: 8,
      bytes: new Uint8Array(bare),
    });
  });

  it('PNG: not printed when a chunk is damaged or the end is missing', () => {
    const whole = png(pngChunk('tEXt', 'Comment\0SECRET'));
    const end = whole.indexOf('IEND') + 8;
    for (let at = 0; at < end; at += 1) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(printed(changed)).toBeUndefined();
      expect(printed(whole.subarray(0, at))).toBeUndefined();
    }
  });

  it('WebP: the coded picture only, with flags that are true of it', () => {
    const notes = [webpChunk('XMP ', '<x>SECRET</x>'), webpChunk('prVt', 'SECRET')];
    const turned = webpChunk('EXIF', exifOf(3));
    const dressed = Buffer.concat([webpWith(0x2c, [webpChunk('ICCP', 'SECRET')], [turned, ...notes])]);
    const picture = printablePicture(Buffer.concat([dressed, Buffer.from('SECRET')]));
    expect(picture).toEqual({ turned: 3, bytes: new Uint8Array(webpWith(0, [], [])) });
    expect(printed(webpWith(2, [webpChunk('ANIM', '\0\0\0\0\0\0')], []))).toBeUndefined();
    expect(printed(dressed.subarray(0, -3))).toBeUndefined();
  });

  it('GIF: its first picture only', () => {
    const bare = gifWith([], Buffer.alloc(0));
    const dressed = gifWith(
      [gifComment('SECRET'), Buffer.from('\x21\xff\x0bXMP DataXMP\x06SECRET\0', 'latin1')],
      Buffer.from('SECRET'),
    );
    expect(printed(dressed)).toEqual(bare);
    for (let length = 6; length < bare.length - 1; length += 1)
      expect(printed(bare.subarray(0, length))).toBeUndefined();
  });
});
