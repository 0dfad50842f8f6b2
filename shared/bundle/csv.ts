/**
 * Tables for people with a spreadsheet program: RFC 4180 with CRLF, and a byte order mark, without which Excel
 * reads Ukrainian as another code page. A cell that a spreadsheet would run as a formula is led by an
 * apostrophe (OWASP, CSV injection); the exact values are in the JSON files.
 */

export type Cell = string | number | boolean | null | undefined;

const safe = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);

const cell = (value: Cell): string => {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? safe(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const csv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${[columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
