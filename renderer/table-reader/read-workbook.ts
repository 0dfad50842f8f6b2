import { zipSync } from 'fflate';
import readWorkbookFile from 'read-excel-file/universal';
import type { NamedSheet } from '../../shared/import/open-table.ts';
import type { Cell } from '../../shared/import/table.ts';
import { ReadFailure } from './failure.ts';

/** The container of `.xls`, and of an XLSX under a password. */
export const isOldContainer = (bytes: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);

/**
 * Every sheet of an XLSX workbook; dates are ISO text.
 * @param parts its unpacked XML parts by their names: the reader would unpack large ones in workers made of blobs,
 * which the policy refuses, and without bound
 * @throws ReadFailure broken_workbook.
 */
export const readWorkbook = async (
  parts: Readonly<Record<string, Uint8Array>>,
): Promise<readonly NamedSheet[]> => {
  const stored = zipSync({ ...parts }, { level: 0 });
  const buffer = stored.buffer.slice(stored.byteOffset, stored.byteOffset + stored.byteLength) as ArrayBuffer;
  try {
    const sheets = await readWorkbookFile(buffer, { trim: false });
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(toCell)) }));
  } catch (error) {
    throw new ReadFailure({ code: 'broken_workbook' }, error);
  }
};

/** A day without a time of day is a date; workbooks count time in no zone, the reader gives it as UTC. */
const toCell = (value: unknown): Cell => {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return '';
    const text = value.toISOString();
    return text.slice(11, 19) === '00:00:00' ? text.slice(0, 10) : text.slice(0, 16);
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
};
