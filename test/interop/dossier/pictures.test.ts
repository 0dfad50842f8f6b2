import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printablePicture } from '../../../electron/typesetting/picture/printable.ts';
import type { TypesetFile } from '../../../electron/typesetting/typeset.ts';
import { attachedIncidents } from '../../../shared/bundle/dossier-data.ts';
import {
  exifOf,
  gifComment,
  gifWith,
  jpegSegment,
  pngChunk,
  pngSignature,
  segmentsOf,
  webpChunk,
  webpWith,
} from '../../unit/dossier/picture-samples.ts';
import { photograph, sampleContents } from './sample.ts';
import { attachedText, typesetContents } from './typeset-sample.ts';

const names = ['DSCN0010', 'portrait_6', 'DSCN0021', 'jolla', 'BlueSquare', 'progressive'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pictures-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (command: string, ...args: string[]): Buffer =>
  execFileSync(command, args, { cwd: folder, maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });

/** What exiftool finds, by the block it finds it in; without what it says of the file on disk. */
const blocksIn = (file: string): readonly string[] => {
  const [found = {}] = JSON.parse(run('exiftool', '-j', '-G1', '-a', '-u', '-U', '-ee', file).toString()) as [
    Record<string, unknown>,
  ];
  const blocks = Object.keys(found).map((key) => key.split(':')[0] ?? '');
  return [...new Set(blocks)].filter((block) => !['SourceFile', 'ExifTool', 'System'].includes(block)).sort();
};

const harmless = ['Adobe', 'Composite', 'File', 'ICC-header', 'ICC_Profile', 'JFIF'];

const tellsNothing = (file: string): void => {
  for (const block of blocksIn(file)) expect(harmless, file).toContain(block);
};

/** A photograph with all that a file may carry besides: fill, comment, preview, a second picture after the end. */
const dressed = (name: string): Buffer => {
  const original = Buffer.from(photograph(name));
  const at = segmentsOf(original)[1]?.from ?? 2;
  return Buffer.concat([
    original.subarray(0, at),
    Buffer.from([0xff, 0xff]),
    jpegSegment(0xfe, 'SECRET GPS'),
    jpegSegment(0xe2, 'MPF\0MM\0*SECRET'),
    jpegSegment(0xed, 'Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x08SECRET..'),
    original.subarray(at),
    Buffer.from(photograph('DSCN0010')),
    Buffer.from('SECRET trailer'),
  ]);
};

const withPictures = (pictures: readonly Uint8Array[]): Uint8Array => {
  const contents = sampleContents({ locale: 'en', incidents: 1, exhibits: pictures.length });
  const files: TypesetFile[] = pictures.map((bytes, index) => ({
    path: `/img/${contents.exhibits[index]?.number}.jpg`,
    bytes,
  }));
  return typesetContents(contents, [{ path: attachedIncidents, bytes: Buffer.from(attachedText) }, ...files]);
};

const saved = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return name;
};

/** The pictures of a PDF, as they are in it or (`ppm`) decoded, in order. */
const extracted = (pdf: Uint8Array, prefix: string, ...options: string[]): readonly string[] => {
  run('pdfimages', ...options, saved(`${prefix}.pdf`, pdf), prefix);
  return readdirSync(folder)
    .filter((file) => file.startsWith(`${prefix}-`))
    .sort();
};

describe('the pictures of a dossier', () => {
  it('tell exiftool nothing of place, time, device or person, alone and out of the PDF', () => {
    for (const name of names) {
      expect(blocksIn(saved(`${name}-dressed.jpg`, dressed(name))).length).toBeGreaterThan(2);
      tellsNothing(saved(`${name}.jpg`, printablePicture(dressed(name))?.bytes ?? Buffer.alloc(0)));
    }
    const pdf = Buffer.from(withPictures(names.map(dressed)));
    for (const mark of ['NIKON', 'COOLPIX', 'Photoshop', 'SECRET'])
      expect(pdf.includes(mark), mark).toBe(false);
    const files = extracted(pdf, 'all', '-all');
    expect(files).toHaveLength(names.length);
    files.forEach((file, index) => {
      tellsNothing(file);
      const kept = printablePicture(photograph(names[index] ?? ''))?.bytes ?? Buffer.alloc(0);
      expect(Buffer.compare(readFileSync(join(folder, file)), kept), file).toBe(0);
    });
  });

  it.each(names)('have the pixels of the originals, decoded by another program: %s', (name) => {
    const decoded = (kind: string, bytes: Uint8Array): Buffer => {
      const compiler = NodeCompiler.create({ workspace: folder });
      const main = join(folder, `${name}-${kind}.typ`);
      compiler.addSource(main, `#image("/${name}-${kind}.jpg", width: 3cm)`);
      compiler.mapShadow(join(folder, `${name}-${kind}.jpg`), Buffer.from(bytes));
      const { result } = compiler.compile({ mainFilePath: main });
      if (!result) throw new Error(`${name} does not compile`);
      const [file = ''] = extracted(compiler.pdf(result), `${name}-${kind}`);
      return readFileSync(join(folder, file));
    };
    // Upright: the compiler would turn the pixels of another, and code them anew.
    saved(`${name}-raw.jpg`, photograph(name));
    run('exiftool', '-q', '-n', '-Orientation=1', '-o', `${name}-upright.jpg`, `${name}-raw.jpg`);
    const original = decoded('original', readFileSync(join(folder, `${name}-upright.jpg`)));
    const ours = decoded('ours', printablePicture(dressed(name))?.bytes ?? Buffer.alloc(0));
    expect(original.length).toBeGreaterThan(1000);
    expect(Buffer.compare(ours, original)).toBe(0);
  });

  it('of other formats leave their notes behind too, whatever the file is called', () => {
    const png = colours(1, pngChunk('tEXt', 'Comment\0SECRET'), pngChunk('iTXt', 'a\0\0\0\0\0SECRET'));
    const webp = webpWith(0x0c, [], [webpChunk('EXIF', exifOf(1)), webpChunk('XMP ', '<x>SECRET</x>')]);
    const gif = gifWith([gifComment('SECRET')], Buffer.from('SECRET'));
    for (const [name, bytes] of Object.entries({ png, webp, gif })) {
      expect(blocksIn(saved(`dressed.${name}`, bytes)).join()).toMatch(/PNG|XMP|GIF/);
      const picture = printablePicture(bytes)?.bytes ?? Buffer.alloc(0);
      expect(Buffer.from(picture).includes('SECRET')).toBe(false);
      expect(
        run('exiftool', '-Comment', '-a', '-XMP:all', '-EXIF:all', saved(`bare.${name}`, picture)).toString(),
      ).toBe('');
    }
    const pdf = withPictures([png, webp, gif]);
    expect(Buffer.from(pdf).includes('SECRET')).toBe(false);
    const files = extracted(pdf, 'other', '-all').filter((file) => file.endsWith('.png'));
    expect(files.length).toBeGreaterThanOrEqual(3);
    for (const file of files) expect(readFileSync(join(folder, file)).includes('SECRET')).toBe(false);
  });

  it.each([
    [1, 'top', 'left'],
    [2, 'top', 'right'],
    [3, 'bottom', 'right'],
    [4, 'bottom', 'left'],
    [5, 'left', 'top'],
    [6, 'right', 'top'],
    [7, 'right', 'bottom'],
    [8, 'left', 'bottom'],
  ])(
    'are printed the way up that Exif’s %i means: first row at the %s, first column at the %s',
    (turned, row, column) => {
      const pages = run('pdftoppm', '-r', '40', saved('turned.pdf', withPictures([colours(turned)])));
      const opposite: Record<string, string> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' };
      const corner = (one: string, other: string): string => [one, other].sort().join(' ');
      const [red, green, blue] = cornersOf(pages);
      expect(red).toBe(corner(row, column));
      expect(green).toBe(corner(row, opposite[column] ?? ''));
      expect(blue).toBe(corner(opposite[row] ?? '', column));
    },
  );
});

/** 60 × 30 pixels: red at the start of the first row, green at its end, blue at the start of the last, black at its end. */
const colours = (turned: number, ...chunks: readonly Buffer[]): Buffer => {
  const pixel = { red: [255, 0, 0], green: [0, 255, 0], blue: [0, 0, 255], black: [0, 0, 0] };
  const row = (left: readonly number[], right: readonly number[]): number[] => [
    0,
    ...Array.from({ length: 60 }, (_, x) => (x < 30 ? left : right)).flat(),
  ];
  const rows = Array.from({ length: 30 }, (_, y) =>
    y < 15 ? row(pixel.red, pixel.green) : row(pixel.blue, pixel.black),
  );
  return Buffer.concat([
    pngSignature,
    pngChunk('IHDR', Uint8Array.of(0, 0, 0, 60, 0, 0, 0, 30, 8, 2, 0, 0, 0)),
    pngChunk('eXIf', exifOf(turned)),
    ...chunks,
    pngChunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    pngChunk('IEND', ''),
  ]);
};

/** In which corner of what is coloured red, green and blue stand, in pages one after another as PPM. */
const cornersOf = (pages: Buffer): readonly string[] => {
  const found = [0, 1, 2].map(() => ({ x: 0, y: 0, count: 0 }));
  for (let at = 0; at < pages.length; ) {
    const head = /^P6\n(\d+) (\d+)\n255\n/.exec(pages.toString('latin1', at, at + 40));
    if (!head) throw new Error('pdftoppm gave no page');
    const [width, height] = [Number(head[1]), Number(head[2])];
    at += head[0].length;
    for (let index = 0; index < width * height; index += 1, at += 3) {
      const channels = [...pages.subarray(at, at + 3)];
      const pure = channels.filter((channel) => channel < 60).length === 2;
      const colour = pure ? found[channels.findIndex((channel) => channel > 200)] : undefined;
      if (!colour) continue;
      colour.x += index % width;
      colour.y += Math.floor(index / width);
      colour.count += 1;
    }
  }
  const middles = found.map(({ x, y, count }) => ({ x: x / count, y: y / count }));
  const middle = (axis: 'x' | 'y'): number => {
    const all = middles.map((one) => one[axis]);
    return (Math.min(...all) + Math.max(...all)) / 2;
  };
  return middles.map(({ x, y }) =>
    [x < middle('x') ? 'left' : 'right', y < middle('y') ? 'top' : 'bottom'].sort().join(' '),
  );
};
