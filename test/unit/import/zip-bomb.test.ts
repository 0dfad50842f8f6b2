import { Zip, ZipDeflate, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ReadFailure } from '../../../renderer/table-reader/failure.ts';
import { readWorkbook } from '../../../renderer/table-reader/read-workbook.ts';

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
    await readWorkbook(bytes, most);
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

test('what a workbook holds besides its tables is not unpacked at all', async () => {
  expect(await failure(bomb('xl/media/image1.png'))).toBe('broken_workbook');
});

test('a zip that is no workbook says so', async () => {
  expect(await failure(zipSync({ 'readme.txt': new Uint8Array([1, 2, 3]) }))).toBe('broken_workbook');
});
