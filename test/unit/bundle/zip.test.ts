import { utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSafePath } from '../../../shared/bundle/bag-source.ts';
import { crc32 } from '../../../shared/bundle/digest.ts';
import { verifyBag } from '../../../shared/bundle/verify.ts';
import { zipSource } from '../../../shared/bundle/zip-read.ts';
import { openZip } from '../../../shared/bundle/zip-write.ts';
import { bytesAccess, unzip } from '../../fixtures/bag-files.ts';

const zipped = async (
  files: readonly (readonly [string, Uint8Array])[],
  time = '2025-03-14T10:02:11.120+02:00',
) => {
  const parts: Uint8Array[] = [];
  const zip = openZip(
    {
      write: async (bytes) => {
        parts.push(bytes.slice());
      },
    },
    time,
  );
  for (const [path, bytes] of files)
    await zip.add({
      path,
      size: bytes.length,
      crc32: crc32(bytes),
      open: async function* () {
        for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
      },
    });
  await zip.close();
  return new Uint8Array(Buffer.concat(parts));
};

const bag = (name: string): readonly (readonly [string, Uint8Array])[] => [
  ['bag/bagit.txt', utf8ToBytes('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
  ['bag/manifest-md5.txt', new Uint8Array()],
  [name, utf8ToBytes('x')],
];

const verdictOf = (bytes: Uint8Array) => verifyBag(zipSource(bytesAccess(bytes)));

/** Replaces every occurrence of the text's bytes: a zip names each file twice. */
const replaced = (zip: Uint8Array, from: string, to: string) => {
  const text = Buffer.from(zip).toString('latin1').replaceAll(from, to);
  return new Uint8Array(Buffer.from(text, 'latin1'));
};

describe('a zip', () => {
  test('gives back what went in, whatever the bytes and names', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(
          fc.tuple(
            fc
              .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
              .map((name) => `a/${name.replace(/[/\\\0]/g, '_')}`),
            fc.uint8Array({ maxLength: 5000 }),
          ),
          { maxLength: 8, selector: ([path]) => path },
        ),
        async (files) => {
          const safe = files.filter(([path]) => isSafePath(path));
          expect(await unzip(await zipped(safe))).toEqual(new Map(safe));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('is the same bytes for the same files and time, in any zone of the machine', async () => {
    const files = [['a/b', utf8ToBytes('x')]] as const;
    const before = process.env.TZ;
    const made: Uint8Array[] = [];
    for (const zone of ['UTC', 'Asia/Tokyo', 'America/Lima']) {
      process.env.TZ = zone;
      made.push(await zipped(files));
    }
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    expect(made[1]).toEqual(made[0]);
    expect(made[2]).toEqual(made[0]);
    expect(await zipped(files, '2025-03-14T10:02:13.000+02:00')).not.toEqual(made[0]);
  });
});

describe('a zip made to harm', () => {
  test.each([
    ['bag/../../aaa', 'unsafe_path'],
    ['/etc/passwdaa', 'unsafe_path'],
    ['C:/windows/aa', 'unsafe_path'],
    ['bag\\..\\evil.x', 'unsafe_path'],
    ['bag//aaaaaaaa', 'unsafe_path'],
  ])('is refused by the name that leads out of its folder: %s', async (path, code) => {
    const zip = replaced(await zipped(bag('bag/data/aaaa')), 'bag/data/aaaa', path);
    const verdict = await verdictOf(zip);
    expect(verdict).toMatchObject({ state: 'invalid' });
    if (verdict.state !== 'unreadable') expect(verdict.problems).toContainEqual({ code, at: path });
  });

  test('is refused when one name stands for two files', async () => {
    const twice = await zipped([...bag('bag/data/aaaa'), ['bag/data/bbbb', utf8ToBytes('y')]]);
    const verdict = await verdictOf(replaced(twice, 'bag/data/bbbb', 'bag/data/aaaa'));
    expect(verdict).toMatchObject({ state: 'invalid' });
    if (verdict.state !== 'unreadable')
      expect(verdict.problems).toContainEqual({ code: 'duplicate_path', at: 'bag/data/aaaa' });
  });

  test('is refused when a file would unpack to thousands of times its size', async () => {
    const zip = await zipped(bag('bag/data/aaaa'));
    const bytes = new Uint8Array(zip);
    const view = new DataView(bytes.buffer);
    // The last central directory record says that the file unpacks to a gibibyte.
    const text = Buffer.from(bytes).toString('latin1');
    view.setUint32(text.lastIndexOf('PK\x01\x02') + 24, 1 << 30, true);
    const verdict = await verdictOf(bytes);
    if (verdict.state === 'unreadable') throw new Error(verdict.code);
    expect(verdict.problems).toContainEqual({ code: 'zip_bomb', at: 'bag/data/aaaa' });
  });

  test('is refused when its two lists of files disagree', async () => {
    const zip = await zipped(bag('bag/data/aaaa'));
    const text = Buffer.from(zip).toString('latin1');
    const bytes = new Uint8Array(zip);
    bytes[text.indexOf('bag/data/aaaa')] = 'B'.charCodeAt(0);
    const verdict = await verdictOf(bytes);
    if (verdict.state === 'unreadable') throw new Error(verdict.code);
    expect(verdict.state).toBe('invalid');
  });
});

describe('what is no whole zip', () => {
  test('gets its own word: empty, another format, cut short', async () => {
    expect(await verdictOf(new Uint8Array())).toMatchObject({ state: 'unreadable', code: 'empty' });
    expect(await verdictOf(utf8ToBytes('%PDF-1.7 something else'))).toMatchObject({ code: 'not_a_zip' });
    const zip = await zipped(bag('bag/data/aaaa'));
    for (const length of [5, 60, zip.length - 30, zip.length - 1]) {
      const verdict = await verdictOf(zip.slice(0, length));
      expect(verdict).toMatchObject({ state: 'unreadable', code: 'truncated_zip' });
    }
  });

  test('never throws, wherever it is cut or damaged', async () => {
    const zip = await zipped(bag('bag/data/aaaa'));
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = new Uint8Array(zip);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        const verdict = await verdictOf(damaged);
        expect(['valid', 'invalid', 'unreadable']).toContain(verdict.state);
        expect((await verdictOf(zip.slice(0, at))).state).toBe('unreadable');
      }),
      { numRuns: 150 },
    );
  });

  test('a zip of something else is not a bag', async () => {
    const zip = await zipped([['photos/a.jpg', utf8ToBytes('x')]]);
    expect(await verdictOf(zip)).toMatchObject({ state: 'unreadable', code: 'not_a_bag' });
  });
});
