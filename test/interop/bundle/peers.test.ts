import { spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleFileName } from '../../../shared/bundle/write.ts';
import { writeToMemory } from '../../fixtures/bag-files.ts';
import { makeCaseHistory, replaced } from '../../fixtures/case-history.ts';
import { photoEvidence } from '../../fixtures/photo-evidence.ts';
import { temporaryFolder } from '../../fixtures/temporary.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const evidence = photoEvidence();
const zip = join(folder.path, bundleFileName('ORG-CASE-0001'));
const bag = join(folder.path, 'ORG-CASE-0001');
let publicKey = '';

const run = (command: string, args: readonly string[], cwd = bag) => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return { status, output: stdout + stderr };
};

beforeAll(async () => {
  const written = await writeToMemory(makeCaseHistory(evidence).input);
  publicKey = written.result.publicKey;
  writeFileSync(zip, written.zip);
  expect(run('unzip', ['-q', zip], folder.path)).toEqual({ status: 0, output: '' });
});

describe('a bundle of real photographs', () => {
  test('unzip finds every file whole', () => {
    expect(run('unzip', ['-t', zip], folder.path)).toMatchObject({
      status: 0,
      output: expect.stringContaining('No errors detected'),
    });
  });

  test('zip finds its structure sound', () => {
    expect(run('zip', ['-T', zip], folder.path).status).toBe(0);
  });

  test.each([
    ['sha256sum', 'manifest-sha256.txt'],
    ['sha512sum', 'manifest-sha512.txt'],
    ['sha256sum', 'tagmanifest-sha256.txt'],
    ['sha512sum', 'tagmanifest-sha512.txt'],
  ])('%s accepts %s', (command, manifest) => {
    const result = run(command, ['--check', '--strict', manifest]);
    expect(result.status).toBe(0);
    expect(result.output).not.toMatch(/FAILED|WARNING/);
  });

  test('minisign accepts the signature by the key inside and by the key handed over', () => {
    const signed = ['-V', '-m', 'tagmanifest-sha256.txt'];
    expect(run('minisign', [...signed, '-p', 'zapys.pub']).output).toContain(
      'Signature and comment signature verified',
    );
    expect(run('minisign', [...signed, '-P', publicKey])).toMatchObject({
      status: 0,
      output: expect.stringContaining('case:ORG-CASE-0001 exported:2025-03-15T11:22:33.444+02:00'),
    });
  });

  test('minisign refuses the signature over a changed tag manifest', () => {
    writeFileSync(
      join(folder.path, 'changed.txt'),
      `${readFileSync(join(bag, 'tagmanifest-sha256.txt'), 'utf8')}\n`,
    );
    const signature = join(bag, 'tagmanifest-sha256.txt.minisig');
    const result = run(
      'minisign',
      ['-V', '-P', publicKey, '-x', signature, '-m', 'changed.txt'],
      folder.path,
    );
    expect(result.status).not.toBe(0);
  });

  test('every photograph comes out byte for byte under a neutral name', () => {
    const files = readdirSync(join(bag, 'data/exhibits')).sort();
    expect(files).toEqual(['ORG-CASE-0001-E001.jpg', 'ORG-CASE-0001-E002.jpg', 'ORG-CASE-0001-E003.jpg']);
    for (const [index, file] of files.entries())
      expect(
        Buffer.compare(
          readFileSync(join(bag, 'data/exhibits', file)),
          evidence[index]?.bytes ?? Buffer.alloc(0),
        ),
      ).toBe(0);
  });

  test.each([
    ['incidents.json', 'incidents.schema.json'],
    ['ledger/proofs.json', 'ledger/proofs.schema.json'],
  ])('ajv finds %s valid by the JSON Schema beside it', (document, schema) => {
    const read = (path: string) => JSON.parse(readFileSync(join(bag, 'data', path), 'utf8'));
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    const validate = ajv.compile(read(schema));
    validate(read(document));
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ ...read(document), format: 'other' })).toBe(false);
  });

  test('a CSV reader gets Ukrainian text, and a formula is no longer one', () => {
    const text = readFileSync(join(bag, 'data/incidents.csv'), 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data[0]?.['account.narrative']).toBe(
      "'=СУМА(1;2) — сказали: «без паспорта пенсії не буде»,\nі пішли",
    );
    expect(data.map((row) => row.number)).toEqual(['ORG-2025-0001', 'ORG-2025-0002']);
  });

  test('a CSV reader gets the persons by pseudonym, and a name only where it may leave', () => {
    const text = readFileSync(join(bag, 'data/persons.csv'), 'utf8');
    const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data.map((row) => [row.pseudonym, row['person.name'], row['person.office']])).toEqual([
      ['P-7K3M', 'Галина Ґудзенко', ''],
      ['P-X2QF', '', 'начальник відділу'],
      ['P-9D4C', '', ''],
      ['P-H4TN', '', ''],
    ]);
    expect(data[1]?.roles).toBe('ORG-2025-0001: alleged_perpetrator; ORG-2025-0002: alleged_perpetrator');
  });

  test('no file names a person, a photograph or a contact that is withheld', () => {
    const everything = readdirSync(bag, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.jpg'))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n');
    const persons = ['Канаркін', 'Особа-Канарка', 'Телефон у сусідки', 'Донецьк'];
    for (const secret of [
      replaced,
      'Документатор',
      'Інше Прізвище',
      '+380',
      'jolla.jpg',
      'Ірина',
      ...persons,
    ])
      expect(everything).not.toContain(secret);
    expect(everything).toContain('DSCN0010.jpg');
  });

  test('sha256sum names the file that was changed', () => {
    appendFileSync(join(bag, 'data/exhibits/ORG-CASE-0001-E002.jpg'), 'x');
    const result = run('sha256sum', ['--check', '--quiet', 'manifest-sha256.txt']);
    expect(result.status).toBe(1);
    expect(result.output).toContain('data/exhibits/ORG-CASE-0001-E002.jpg: FAILED');
  });
});
