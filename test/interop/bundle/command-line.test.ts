import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { hexToBytes } from '@noble/hashes/utils.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publicKeyLine } from '../../../shared/bundle/minisign.ts';
import { writeToMemory } from '../../fixtures/bag-files.ts';
import { makeCaseHistory } from '../../fixtures/case-history.ts';
import { photoEvidence } from '../../fixtures/photo-evidence.ts';
import { temporaryFolder } from '../../fixtures/temporary.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const zip = join(folder.path, 'ORG-CASE-0001.zip');
const bag = join(folder.path, 'ORG-CASE-0001');
let publicKey = '';
let founderKey = '';

beforeAll(async () => {
  const made = makeCaseHistory(photoEvidence());
  const written = await writeToMemory(made.input);
  publicKey = written.result.publicKey;
  founderKey = publicKeyLine(hexToBytes(made.people.founder.publicKey));
  writeFileSync(zip, written.zip);
});

beforeEach(() => {
  rmSync(bag, { recursive: true, force: true });
  expect(spawnSync('unzip', ['-q', zip], { cwd: folder.path }).status).toBe(0);
});

const verify = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    'node_modules/.bin/node',
    ['electron/command-line/verify.ts', ...args],
    { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } },
  );
  return { status, stdout, stderr };
};

describe('zapys verify', () => {
  test('exits 0 for a valid zip, and for the folder it was unpacked into', () => {
    for (const path of [zip, bag, folder.path]) {
      if (path === folder.path) rmSync(join(folder.path, 'ORG-CASE-0001.zip'));
      expect(verify(path)).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(/^Valid\./),
        stderr: '',
      });
    }
    spawnSync('zip', ['-q', '-r', zip, 'ORG-CASE-0001'], { cwd: folder.path });
    expect(verify(zip, '--public-key', publicKey)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('the signer’s key is the one you gave'),
    });
  });

  test('exits 1 and names every problem', () => {
    appendFileSync(join(bag, 'data/dossier.pdf'), 'x');
    rmSync(join(bag, 'data/exhibits/ORG-CASE-0001-E002.jpg'));
    writeFileSync(join(bag, 'data/added.txt'), 'x');
    const { status, stdout } = verify(bag);
    expect(status).toBe(1);
    for (const sentence of [
      'data/dossier.pdf: has been changed.',
      'data/exhibits/ORG-CASE-0001-E002.jpg: is missing.',
      'data/added.txt: has been added.',
    ])
      expect(stdout).toContain(sentence);
  });

  test('says that people rest on the founding key until it is given, and exits 1 for another one', () => {
    const limit = 'Who the authors and approvers are.';
    expect(verify(bag, '--public-key', publicKey)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(limit),
    });
    const compared = verify(bag, '--founder-key', founderKey);
    expect(compared.status).toBe(0);
    expect(compared.stdout).not.toContain(limit);
    const other = verify(bag, '--founder-key', publicKey);
    expect(other.status).toBe(1);
    expect(other.stdout).toContain('founded with another key than the one you gave');
    expect(verify(bag, '--founder-key', 'RW').stderr).toContain('--founder-key: this is not');
  });

  test('exits 1 for the bundle of another key', async () => {
    const other = (await writeToMemory(makeCaseHistory([], 'another').input)).result.publicKey;
    const { status, stdout } = verify(bag, '--public-key', other);
    expect(status).toBe(1);
    expect(stdout).toContain('signed with another key than the one you gave');
  });

  test('exits 1 for a link, and does not follow it', () => {
    const secret = join(folder.path, 'secret.txt');
    writeFileSync(secret, 'x');
    symlinkSync(secret, join(bag, 'data/link.txt'));
    symlinkSync('/', join(bag, 'root'));
    const { status, stdout } = verify(bag);
    expect(status).toBe(1);
    expect(stdout).toContain('data/link.txt: a link instead of a file.');
    expect(stdout).toContain('root: a link instead of a file.');
    rmSync(secret);
  });

  test.each([
    ['nothing', (path: string) => path, 'There is no file or folder here'],
    ['an empty file', (path: string) => writeFileSync(path, ''), 'is empty'],
    ['a file that is no zip', (path: string) => writeFileSync(path, 'hello'), 'is not a zip'],
    [
      'a zip cut short',
      (path: string) => writeFileSync(path, readFileSync(zip).subarray(0, 100_000)),
      'cut short or damaged',
    ],
    ['an empty folder', (path: string) => mkdirSync(path), 'is empty'],
    [
      'a folder that is no bag',
      (path: string) => {
        mkdirSync(path);
        writeFileSync(join(path, 'a.txt'), 'x');
      },
      'not a BagIt bag',
    ],
  ])('exits 2 for %s, in a sentence', (_, make, sentence) => {
    const path = join(folder.path, 'other');
    make(path);
    const { status, stdout } = verify(path);
    rmSync(path, { recursive: true, force: true });
    expect({ status, stdout }).toEqual({ status: 2, stdout: expect.stringContaining(sentence) });
  });

  test('exits 2 for a wrong command line, saying the right one', () => {
    for (const args of [[], [zip, '--colour'], [zip, '--public-key', 'RWshort'], [zip, zip]])
      expect(verify(...args)).toMatchObject({
        status: 2,
        stdout: '',
        stderr: expect.stringMatching(/Usage|RW/),
      });
  });

  test('answers in JSON, and in Ukrainian', () => {
    const verdict = JSON.parse(verify(zip, '--json').stdout);
    expect(verdict).toMatchObject({ state: 'valid', problems: [], bundle: { caseNumber: 'ORG-CASE-0001' } });
    expect(verify(zip, '--lang', 'uk').stdout).toMatch(/^Пакет пройшов перевірку\./);
  });

  test('changes nothing where it looks', () => {
    const before = readdirSync(folder.path, { recursive: true }).sort();
    verify(bag);
    verify(zip);
    expect(readdirSync(folder.path, { recursive: true }).sort()).toEqual(before);
  });
});
