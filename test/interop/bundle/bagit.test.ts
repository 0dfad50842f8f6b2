import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { verifyBag } from '../../../shared/bundle/verify.ts';
import { filesSource } from '../../fixtures/bag-files.ts';

/** Bags made by hand after the examples of RFC 8493, section 4, and of the 0.97 draft. */

const bytes = (text: string | Uint8Array) =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text;
const hash = (algorithm: string, text: string | Uint8Array) =>
  createHash(algorithm).update(text).digest('hex');

type Files = Readonly<Record<string, string | Uint8Array>>;

const verify = async (files: Files) => {
  const verdict = await verifyBag(
    filesSource(new Map(Object.entries(files).map(([path, text]) => [path, bytes(text)]))),
  );
  if (verdict.state === 'unreadable') return { state: verdict.state, problems: [verdict.code], notes: [] };
  return {
    state: verdict.state,
    problems: verdict.problems.map(({ code, at }) => `${code} ${at}`),
    notes: verdict.notes.map(({ code }) => code),
  };
};

const declared = (version: string) => `BagIt-Version: ${version}\nTag-File-Character-Encoding: UTF-8\n`;
const valid = { state: 'valid', problems: [] };

describe('RFC 8493, section 4.1: a basic bag', () => {
  const image = bytes('GIF89a not much of a picture');
  const basic: Files = {
    'myfirstbag/bagit.txt': declared('1.0'),
    'myfirstbag/data/27613-h/images/q172.png': image,
    'myfirstbag/data/27613-h/images/q172.txt': '... This is an image ...',
    'myfirstbag/manifest-md5.txt':
      `${hash('md5', image)}  data/27613-h/images/q172.png\n` +
      `${hash('md5', '... This is an image ...')}  data/27613-h/images/q172.txt\n`,
  };

  test('is valid, with a word on what MD5 is worth', async () => {
    expect(await verify(basic)).toEqual({ ...valid, notes: ['no_bag_info', 'weak_digest'] });
  });

  test('is found at the top as well as in a folder', async () => {
    const bare = Object.fromEntries(
      Object.entries(basic).map(([path, text]) => [path.replace('myfirstbag/', ''), text]),
    );
    expect(await verify(bare)).toMatchObject(valid);
  });

  test('names a file that is missing, one that was added and one that was changed', async () => {
    const { 'myfirstbag/data/27613-h/images/q172.txt': _, ...rest } = basic;
    const result = await verify({
      ...rest,
      'myfirstbag/data/27613-h/images/q172.png': 'other',
      'myfirstbag/data/extra.txt': 'x',
    });
    expect(result.problems.sort()).toEqual([
      'changed data/27613-h/images/q172.png',
      'extra data/extra.txt',
      'missing data/27613-h/images/q172.txt',
    ]);
  });
});

describe('RFC 8493, section 4.2: a bag with fetch.txt', () => {
  const held = 'held here';
  const away = 'to be had elsewhere';
  const fetching: Files = {
    'bagit.txt': declared('1.0'),
    'data/held.txt': held,
    'fetch.txt': 'https://example.org/away.txt 19 data/away.txt\n',
    'manifest-sha256.txt': `${hash('sha256', held)}  data/held.txt\n${hash('sha256', away)}  data/away.txt\n`,
  };

  test('is not complete until what it points to is there', async () => {
    expect((await verify(fetching)).problems).toEqual(['not_fetched data/away.txt']);
    expect(await verify({ ...fetching, 'data/away.txt': away })).toMatchObject(valid);
  });

  test('is wrong when it points outside the payload or to what no manifest lists', async () => {
    const wrong = '- - ../../etc/passwd\nhttps://example.org/x - data/unlisted.txt\nnonsense\n';
    const { problems } = await verify({ ...fetching, 'data/away.txt': away, 'fetch.txt': wrong });
    expect(problems.sort()).toEqual([
      'fetch_line fetch.txt',
      'fetch_unlisted data/unlisted.txt',
      'manifest_unsafe fetch.txt',
    ]);
  });
});

describe('a bag with every kind of manifest', () => {
  const payload = 'payload\n';
  const info =
    'Source-Organization: Spengler University\nBagging-Date: 2008-01-15\n' +
    'External-Description: Uncompressed greyscale\n  TIFF images\nPayload-Oxum: 8.1\n';
  const full = (version: string): Files => {
    const tags = { 'bagit.txt': declared(version), 'bag-info.txt': info };
    const manifests = Object.fromEntries(
      ['md5', 'sha1', 'sha256', 'sha512'].map((algorithm) => [
        `manifest-${algorithm}.txt`,
        `${hash(algorithm, payload)}  data/file\n`,
      ]),
    );
    const listed = Object.entries({ ...tags, ...manifests });
    return {
      ...tags,
      ...manifests,
      'tagmanifest-sha512.txt': listed.map(([path, text]) => `${hash('sha512', text)}  ${path}\n`).join(''),
      'data/file': payload,
    };
  };

  test.each(['0.97', '1.0'])('is valid in version %s', async (version) => {
    expect(await verify(full(version))).toEqual({ ...valid, notes: [] });
  });

  test('is held to each of its manifests', async () => {
    const sha1 = `${hash('sha1', 'other')}  data/file\n`;
    const { problems } = await verify({ ...full('1.0'), 'manifest-sha1.txt': sha1 });
    expect(problems.sort()).toEqual(['changed data/file', 'changed manifest-sha1.txt']);
  });

  test('has a payload of the size it says', async () => {
    const { problems } = await verify({ ...full('1.0'), 'bag-info.txt': info.replace('8.1', '9.1') });
    expect(problems.sort()).toEqual(['changed bag-info.txt', 'oxum bag-info.txt']);
  });

  test('lists every payload file in every manifest (1.0), or in any (0.97)', async () => {
    const more = (version: string): Files => ({
      'bagit.txt': declared(version),
      'data/a': 'a',
      'data/b': 'b',
      'manifest-sha256.txt': `${hash('sha256', 'a')}  data/a\n${hash('sha256', 'b')}  data/b\n`,
      'manifest-sha512.txt': `${hash('sha512', 'a')}  data/a\n`,
    });
    expect((await verify(more('1.0'))).problems).toEqual(['not_in_every_manifest data/b']);
    expect(await verify(more('0.97'))).toMatchObject(valid);
  });
});

describe('names', () => {
  const one = (version: string, name: string, written: string): Files => ({
    'bagit.txt': declared(version),
    [`data/${name}`]: 'x',
    'manifest-sha256.txt': `${hash('sha256', 'x')}  data/${written}\n`,
  });

  test.each([
    ['1.0', 'with space.txt', 'with space.txt'],
    ['1.0', 'line\nbreak', 'line%0Abreak'],
    ['1.0', 'carriage\rreturn', 'carriage%0dreturn'],
    ['1.0', '100%', '100%25'],
    ['1.0', 'encoded%0A', 'encoded%250A'],
    ['1.0', 'plain%20percent', 'plain%20percent'],
    ['0.97', '100%25 literal', '100%25 literal'],
    ['0.97', 'line\nbreak', 'line%0Abreak'],
    ['1.0', 'доказ №1.jpg', 'доказ №1.jpg'],
  ])('%s: %j is listed as %j', async (version, name, written) => {
    expect(await verify(one(version, name, written))).toMatchObject(valid);
  });

  test('in another Unicode form are the same file, and it is said', async () => {
    const result = await verify(one('1.0', 'Їжак'.normalize('NFD'), 'Їжак'.normalize('NFC')));
    expect(result).toMatchObject({ ...valid, notes: expect.arrayContaining(['name_normalised']) });
  });

  test('that differ in letter case alone are pointed out', async () => {
    const result = await verify({
      'bagit.txt': declared('1.0'),
      'data/A': 'x',
      'data/a': 'x',
      'manifest-sha256.txt': `${hash('sha256', 'x')}  data/A\n${hash('sha256', 'x')}  data/a\n`,
    });
    expect(result).toMatchObject({ ...valid, notes: expect.arrayContaining(['names_clash']) });
  });

  test.each(['*data/file', './data/file'])('are found though written %s', async (written) => {
    const manifest = `${hash('sha256', 'x')}  ${written}\n`;
    expect(await verify({ ...one('0.97', 'file', 'file'), 'manifest-sha256.txt': manifest })).toMatchObject(
      valid,
    );
  });

  test.each(['../outside', '/etc/passwd', 'data/../../x', 'C:\\x', '~/x'])(
    'that lead out of the bag are refused: %s',
    async (path) => {
      const files = one('1.0', 'file', 'file');
      const manifest = `${files['manifest-sha256.txt']}${hash('sha256', 'x')}  ${path}\n`;
      expect((await verify({ ...files, 'manifest-sha256.txt': manifest })).problems).toEqual([
        'manifest_unsafe manifest-sha256.txt',
      ]);
    },
  );
});

describe('tag files', () => {
  const simple = (bagit: string | Uint8Array, manifest?: string | Uint8Array): Files => ({
    'bagit.txt': bagit,
    'data/file': 'x',
    'manifest-sha256.txt': manifest ?? `${hash('sha256', 'x')}  data/file\n`,
  });

  test('may end their lines in any way, and write digests in capitals', async () => {
    const digest = hash('sha256', 'x').toUpperCase();
    expect(
      await verify(simple(declared('1.0').replaceAll('\n', '\r\n'), `${digest}\tdata/file\r`)),
    ).toMatchObject(valid);
  });

  test('are read in the encoding the bag declares', async () => {
    const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
    const bagit = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-16LE\n';
    expect(await verify(simple(bagit, utf16(`${hash('sha256', 'x')}  data/file\n`)))).toMatchObject(valid);
    expect((await verify(simple(bagit.replace('UTF-16LE', 'KLINGON')))).problems).toEqual([
      'encoding_unknown bagit.txt',
    ]);
    expect((await verify(simple(declared('1.0'), new Uint8Array([0xff, 0xfe, 0x41])))).problems).toContain(
      'text_undecodable manifest-sha256.txt',
    );
  });

  test.each([
    ['a byte order mark', `\uFEFF${declared('1.0')}`],
    ['no space', 'BagIt-Version:1.0\nTag-File-Character-Encoding: UTF-8\n'],
    ['another order', 'Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n'],
    ['more lines', `${declared('1.0')}Something: else\n`],
    ['nothing', ''],
  ])('bagit.txt with %s is wrong', async (_, bagit) => {
    expect((await verify(simple(bagit))).problems).toContain('bagit_txt bagit.txt');
  });

  test('0.97 leaves the spaces of bagit.txt free', async () => {
    expect(await verify(simple('BagIt-Version : 0.97\nTag-File-Character-Encoding : UTF-8\n'))).toMatchObject(
      valid,
    );
  });

  test.each([
    ['a version nobody defined', simple(declared('2.7')), 'version_unknown bagit.txt'],
    [
      'a line that is none',
      simple(declared('1.0'), `zz data/file\n${hash('sha256', 'x')}  data/file\n`),
      'manifest_line manifest-sha256.txt',
    ],
    [
      'a tag file in a payload manifest',
      simple(declared('1.0'), `${hash('sha256', 'x')}  data/file\n${hash('sha256', 'x')}  bagit.txt\n`),
      'manifest_outside manifest-sha256.txt',
    ],
    [
      'a file listed twice',
      simple(declared('1.0'), `${hash('sha256', 'x')}  data/file\n`.repeat(2)),
      'listed_twice manifest-sha256.txt',
    ],
  ])('%s is a problem', async (_, files, problem) => {
    expect((await verify(files)).problems).toEqual([problem]);
  });

  test('without a manifest there is nothing to be valid by', async () => {
    const { 'manifest-sha256.txt': _, ...rest } = simple(declared('1.0'));
    expect((await verify(rest)).problems[0]).toMatch(/^no_payload_manifest/);
    expect((await verify({ ...rest, 'manifest-blake3.txt': 'x' })).problems[0]).toMatch(/^no_known_manifest/);
  });
});

test('what has no bagit.txt, or two, is not a bag', async () => {
  expect((await verify({ 'data/file': 'x' })).problems).toEqual(['not_a_bag']);
  expect((await verify({ 'a/bagit.txt': declared('1.0'), 'b/bagit.txt': declared('1.0') })).problems).toEqual(
    ['not_a_bag'],
  );
});
