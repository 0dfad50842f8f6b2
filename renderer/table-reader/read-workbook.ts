import { Unzip, UnzipInflate, type Zippable, zipSync } from 'fflate';
import readWorkbookFile from 'read-excel-file/universal';
import { type Cell, importLimits } from '../../shared/import/table.ts';
import { ReadFailure } from './failure.ts';

export type Sheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] };

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** A zip file, as every XLSX is. */
export const isWorkbook = (bytes: Uint8Array): boolean => startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
/** The container of `.xls`, and of an XLSX under a password. */
export const isOldContainer = (bytes: Uint8Array): boolean => startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);

/**
 * Every sheet of an XLSX workbook; dates are ISO text.
 * @param mostUnpacked bytes that its parts may have when unpacked
 * @throws ReadFailure unpacks_too_large, broken_workbook.
 */
export const readWorkbook = async (
  bytes: Uint8Array,
  mostUnpacked: number = importLimits.unpackedBytes,
): Promise<readonly Sheet[]> => {
  const stored = unpacked(bytes, mostUnpacked);
  try {
    const sheets = await readWorkbookFile(stored, { trim: false });
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(toCell)) }));
  } catch (error) {
    throw new ReadFailure({ code: 'broken_workbook' }, error);
  }
};

/**
 * The workbook's XML parts in a zip without compression. The reader would unpack large parts in workers made of
 * blobs, which the policy refuses; and it would unpack without bound.
 */
const unpacked = (bytes: Uint8Array, mostUnpacked: number): ArrayBuffer => {
  const parts: Zippable = {};
  let total = 0;
  let tooLarge = false;
  const unzip = new Unzip((file) => {
    if (!/\.(xml|rels)$/.test(file.name)) return;
    const chunks: Uint8Array[] = [];
    file.ondata = (error, chunk, final) => {
      if (error) throw new ReadFailure({ code: 'broken_workbook' }, error);
      total += chunk.length;
      // The unpacker hands what is thrown here back as an error of its own.
      tooLarge ||= total > mostUnpacked;
      if (tooLarge) throw new ReadFailure({ code: 'unpacks_too_large' });
      chunks.push(chunk);
      if (final) parts[file.name] = joined(chunks);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    const step = 64 * 1024;
    for (let at = 0; at < bytes.length; at += step)
      unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch (error) {
    throw new ReadFailure({ code: tooLarge ? 'unpacks_too_large' : 'broken_workbook' }, error);
  }
  const zip = zipSync(parts, { level: 0 });
  return zip.buffer.slice(zip.byteOffset, zip.byteOffset + zip.byteLength) as ArrayBuffer;
};

const joined = (chunks: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
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
