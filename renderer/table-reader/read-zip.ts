import type { Encoding } from '../../shared/import/encoding.ts';
import type { NamedSheet } from '../../shared/import/open-table.ts';
import { importLimits } from '../../shared/import/table.ts';
import { ReadFailure } from './failure.ts';
import { readTextTable } from './read-text-table.ts';
import { readWorkbook } from './read-workbook.ts';
import { unpack } from './unpack.ts';

export type ReadZip = {
  readonly sheets: readonly NamedSheet[];
  /** Of the first text file; undefined for a workbook. */
  readonly encoding: Encoding | undefined;
};

/**
 * The sheets of an XLSX workbook, or the CSV files that ODK Central packs together, one for the form and one for
 * each group that repeats; attachments beside them stay packed.
 * @param wanted the encoding the person chose; undefined to tell it by the bytes
 * @throws ReadFailure unpacks_too_large, broken_zip, broken_workbook, no_tables_in_zip, broken_quotes.
 */
export const readZip = async (
  bytes: Uint8Array,
  wanted: Encoding | undefined,
  mostUnpacked: number = importLimits.unpackedBytes,
): Promise<ReadZip> => {
  const files = unpack(bytes, isPart, mostUnpacked);
  if (files.has('[Content_Types].xml'))
    return { sheets: await readWorkbook(Object.fromEntries(files)), encoding: undefined };
  const tables = [...files]
    .filter(([name]) => /\.csv$/i.test(name))
    .map(([name, content]) => ({ name: nameOf(name), ...readTextTable(content, wanted) }));
  if (tables.length === 0) throw new ReadFailure({ code: 'no_tables_in_zip' });
  return { sheets: tables, encoding: tables[0]?.encoding };
};

/** Not what people attached, nor what a Mac adds when it packs. */
const isPart = (path: string): boolean =>
  /\.(xml|rels|csv)$/i.test(path) && !/(^|\/)(media|__MACOSX)\//.test(path) && !/(^|\/)\._/.test(path);

const nameOf = (path: string): string => (path.split('/').at(-1) ?? path).replace(/\.csv$/i, '');
