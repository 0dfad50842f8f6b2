import Papa from 'papaparse';
import { detectEncoding, type Encoding } from '../../shared/import/encoding.ts';
import type { Cell } from '../../shared/import/table.ts';
import { ReadFailure } from './failure.ts';

export type TextTable = { readonly encoding: Encoding; readonly rows: readonly (readonly Cell[])[] };

/**
 * A text file of rows (RFC 4180, or parted by `;`, tab or `|`) as cells of text.
 * @param wanted the encoding the person chose; undefined to tell it by the bytes
 * @throws ReadFailure when a quotation mark is never closed: the rest of the file would be one cell.
 */
export const readTextTable = (bytes: Uint8Array, wanted: Encoding | undefined): TextTable => {
  const encoding = wanted ?? detectEncoding(bytes);
  // A byte order mark is left off; what is no letter in this encoding becomes U+FFFD, which the dry run reports.
  const text = new TextDecoder(encoding).decode(bytes);
  const { data, errors } = Papa.parse<string[]>(text, {
    header: false,
    skipEmptyLines: false,
    delimitersToGuess: [',', ';', '\t', '|'],
  });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) throw new ReadFailure({ code: 'broken_quotes', detail: String((broken.row ?? 0) + 1) });
  return { encoding, rows: data };
};
