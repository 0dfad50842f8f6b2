/** What an import reads: one table of a file, as text and numbers, before anything is made of it. */

/** A date cell of a workbook is its ISO text, `2025-03-14` or `2025-03-14T09:30`. */
export type Cell = string | number | boolean | null;

export type TableRow = {
  /** Number of the row in the file, from 1, so that the person finds it there. */
  readonly line: number;
  /** As many as the table has columns; what stood beyond the last heading is in `beyond`. */
  readonly cells: readonly Cell[];
  /** Cells to the right of the last heading that are not blank. */
  readonly beyond: number;
};

export type Table = {
  /** Headings in file order, each different from the others. */
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
};

/** What one import may hold; beyond it the person is asked to split the file. */
export const importLimits = {
  /** Bytes of the file. */
  fileBytes: 32 * 1024 * 1024,
  /** Bytes of a workbook's parts when unpacked. */
  unpackedBytes: 256 * 1024 * 1024,
  rows: 20_000,
  columns: 1_000,
} as const;

export const isBlank = (cell: Cell | undefined): cell is null | undefined | '' =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

/** A cell as text, as it is shown and kept. */
export const cellText = (cell: Cell | undefined): string => (isBlank(cell) ? '' : String(cell).trim());

export type TableProblem =
  | { readonly code: 'no_headings' }
  | { readonly code: 'no_rows' }
  | { readonly code: 'too_many_rows'; readonly count: number }
  | { readonly code: 'too_many_columns'; readonly count: number };

/** Headings stand within the first rows: above them some tables carry a title. */
const titleRows = 20;

/**
 * The table of a sheet: its headings are the first row that fills at least half of the columns, blank rows are
 * left out, and a heading that comes twice gets a number.
 */
export const tableOf = (sheet: readonly (readonly Cell[])[]): Table | TableProblem => {
  const width = (row: readonly Cell[]): number => row.filter((cell) => !isBlank(cell)).length;
  const widest = sheet.slice(0, titleRows).reduce((most, row) => Math.max(most, width(row)), 0);
  const at = sheet.findIndex((row) => width(row) > 0 && width(row) * 2 >= widest);
  const first = sheet[at];
  if (!first || widest === 0) return { code: 'no_headings' };
  const last = first.reduce<number>((found, cell, index) => (isBlank(cell) ? found : index), 0);
  const columns = last + 1;
  if (columns > importLimits.columns) return { code: 'too_many_columns', count: columns };
  const rows: TableRow[] = [];
  for (let index = at + 1; index < sheet.length; index += 1) {
    const row = sheet[index] ?? [];
    if (row.every(isBlank)) continue;
    rows.push({
      line: index + 1,
      cells: Array.from({ length: columns }, (_, column) => row[column] ?? null),
      beyond: width(row.slice(columns)),
    });
  }
  if (rows.length === 0) return { code: 'no_rows' };
  if (rows.length > importLimits.rows) return { code: 'too_many_rows', count: rows.length };
  return { headings: distinct(first.slice(0, columns).map(cellText)), rows };
};

/** A column without a heading is called by its letters, as a spreadsheet does. */
const distinct = (headings: readonly string[]): readonly string[] => {
  const used = new Set<string>();
  return headings.map((heading, index) => {
    const plain = heading.replace(/\s+/g, ' ').trim() || columnLetters(index);
    let name = plain;
    for (let count = 2; used.has(name); count += 1) name = `${plain} (${count})`;
    used.add(name);
    return name;
  });
};

const columnLetters = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : `${columnLetters(Math.floor(index / 26) - 1)}${columnLetters(index % 26)}`;
