import type { Encoding } from '../../shared/import/encoding.ts';
import type { NamedSheet } from '../../shared/import/open-table.ts';
import { importLimits } from '../../shared/import/table.ts';
import { ReadFailure } from './failure.ts';
import { readTextTable } from './read-text-table.ts';
import { isOldContainer } from './read-workbook.ts';
import { readZip } from './read-zip.ts';
import { isZip } from './unpack.ts';

export type ReadFiles = {
  readonly sheets: readonly NamedSheet[];
  /** Of the first text file; undefined for a workbook. */
  readonly encoding: Encoding | undefined;
  /** For each sheet the file it came from, with its SHA-256 in hex. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
};

/** The sheets of a workbook, or one for each text file, packed or not. @throws ReadFailure. */
export const readFiles = async (
  files: readonly File[],
  encoding: Encoding | undefined,
): Promise<ReadFiles> => {
  if (files.reduce((bytes, file) => bytes + file.size, 0) > importLimits.fileBytes)
    throw new ReadFailure({ code: 'too_large' });
  const sheets: NamedSheet[] = [];
  const from: { name: string; sha256: string }[] = [];
  let found: Encoding | undefined;
  for (const file of files) {
    const bytes = await bytesOf(file);
    if (bytes.length === 0) throw new ReadFailure({ code: 'empty', detail: file.name });
    if (isOldContainer(bytes)) throw new ReadFailure({ code: 'old_workbook', detail: file.name });
    const origin = { name: file.name, sha256: await sha256(bytes) };
    if (isZip(bytes)) {
      const read = await readZip(bytes, encoding);
      found ??= read.encoding;
      for (const sheet of read.sheets) {
        sheets.push(sheet);
        from.push(origin);
      }
    } else {
      if (isBinary(bytes)) throw new ReadFailure({ code: 'not_a_table', detail: file.name });
      const table = readTextTable(bytes, encoding);
      found ??= table.encoding;
      sheets.push({ name: file.name.replace(/\.[a-z]{1,4}$/i, ''), rows: table.rows });
      from.push(origin);
    }
  }
  return { sheets, encoding: found, files: from };
};

const bytesOf = async (file: File): Promise<Uint8Array<ArrayBuffer>> => {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    throw new ReadFailure({ code: 'unreadable', detail: file.name }, error);
  }
};

/** Beginnings of files that people take for tables: PDF, pictures, archives. */
const isBinary = (bytes: Uint8Array): boolean => {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const start = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  return (
    [0x25504446, 0x89504e47, 0x47494638, 0x52617221, 0x377abcaf].includes(start) || start >>> 8 === 0xffd8ff
  );
};

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
