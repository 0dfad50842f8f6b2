import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ReadFailure } from '../../../renderer/table-reader/failure.ts';
import { readZip } from '../../../renderer/table-reader/read-zip.ts';
import { openTable } from '../../../shared/import/open-table.ts';

const most = 8 * 1024 * 1024;

/** A workbook of a few kilobytes with a part of spaces that unpacks to more than the limit. */
const bomb = (name: string): Uint8Array => {
  const parts: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    parts.push(chunk);
  });
  const sheet = new ZipDeflate(name, { level: 9 });
  zip.add(sheet);
  const step = new Uint8Array(1024 * 1024).fill(0x20);
  for (let size = 0; size <= most; size += step.length) sheet.push(step);
  sheet.push(new Uint8Array(), true);
  zip.end();
  return new Uint8Array(Buffer.concat(parts));
};

const failure = async (bytes: Uint8Array): Promise<string> => {
  try {
    await readZip(bytes, undefined, most);
  } catch (error) {
    if (error instanceof ReadFailure) return error.problem.code;
    throw error;
  }
  throw new Error('It was read');
};

test('a small workbook that unpacks to more than memory should hold is refused before it does', async () => {
  const bytes = bomb('xl/worksheets/sheet1.xml');
  expect(bytes.length).toBeLessThan(most / 100);
  expect(await failure(bytes)).toBe('unpacks_too_large');
});

test('what a zip holds besides its tables is not unpacked at all', async () => {
  expect(await failure(bomb('media/recording.mp4'))).toBe('no_tables_in_zip');
});

test('a zip without a table, a damaged one and a damaged workbook are told apart', async () => {
  expect(await failure(zipSync({ 'readme.txt': new Uint8Array([1, 2, 3]) }))).toBe('no_tables_in_zip');
  const broken = zipSync({ 'form.csv': strToU8('a,b\n1,2\n'.repeat(400)) });
  broken.fill(0xff, 45, 60);
  expect(await failure(broken)).toBe('broken_zip');
  expect(await failure(zipSync({ '[Content_Types].xml': strToU8('<Types/>') }))).toBe('broken_workbook');
});

test('the answers ODK Central packs together are one table, with the repetitions beside their submission', async () => {
  const { sheets, encoding } = await readZip(
    zipSync({
      'запис.csv': strToU8('SubmissionDate,place,KEY\n2025-04-02T09:20:11.000Z,Мелітополь,uuid:a\n'),
      'запис-witness.csv': strToU8(
        'witness_name,PARENT_KEY,KEY\nГанна,uuid:a,uuid:a/witness[1]\nПетро,uuid:a,uuid:a/witness[2]\n',
      ),
      'media/1.jpg': new Uint8Array([0xff, 0xd8, 0xff]),
      'media/attached.csv': strToU8('a,"never closed\n1,2\n'),
      '__MACOSX/._запис.csv': new Uint8Array([0, 5, 22, 7]),
      '._запис.csv': new Uint8Array([0, 5, 22, 7]),
    }),
    undefined,
  );
  expect(encoding).toBe('utf-8');
  expect(sheets.map(({ name }) => name)).toEqual(['запис', 'запис-witness']);
  const opened = openTable(sheets, undefined);
  if ('code' in opened) throw new Error(opened.code);
  const { headings, rows } = opened.table;
  expect(rows).toHaveLength(1);
  const at = headings.findIndex((heading) => heading.endsWith('witness_name'));
  expect(rows[0]?.cells[at]).toBe('Ганна; Петро');
});
