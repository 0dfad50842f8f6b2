import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerFor, listServedFiles, type ServedFiles } from '../../../electron/served-files.ts';

let folder = '';
let files: ServedFiles = new Map();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zapys-served-'));
  await mkdir(join(folder, 'app/assets'), { recursive: true });
  await writeFile(join(folder, 'secret'), 'secret');
  await writeFile(join(folder, 'app/index.html'), '');
  await writeFile(join(folder, 'app/assets/a b%.js'), '');
  await symlink('../secret', join(folder, 'app/link'));
  await symlink('..', join(folder, 'app/up'));
  files = await listServedFiles(join(folder, 'app'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the table holds the regular files by their exact addresses, and no link', () => {
  expect([...files]).toEqual(
    expect.arrayContaining([
      ['app://zapys/index.html', join(folder, 'app/index.html')],
      ['app://zapys/assets/a%20b%25.js', join(folder, 'app/assets/a b%.js')],
    ]),
  );
  expect(files.size).toBe(2);
});

test('whatever is asked for, what is served is a file of the table', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '%5c',
      '\\',
      '/',
      '%00',
      'up',
      'link',
      'secret',
      'index.html',
      '?',
      '#',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const { file, status } = answerFor(files, { method: 'GET', url: `app://zapys/${pieces.join('/')}` });
      expect(status).toBe(file === undefined ? 404 : 200);
      if (file !== undefined) expect([...files.values()]).toContain(file);
    }),
    { numRuns: 500 },
  );
});

test('only GET is answered', () => {
  for (const method of ['POST', 'HEAD', 'OPTIONS', 'get', '']) {
    expect(answerFor(files, { method, url: 'app://zapys/index.html' })).toMatchObject({
      status: 405,
      file: undefined,
    });
  }
});
