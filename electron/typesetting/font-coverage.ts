/**
 * The Unicode characters a font has glyphs for, read from its `cmap` table (OpenType 1.9, formats 4 and 12).
 * PDF/A forbids a missing glyph, so that one unknown character would otherwise stop the whole dossier.
 */
export const fontCoverage = (font: Uint8Array): ReadonlySet<number> => {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableOffset(view, 'cmap');
  const covered = new Set<number>();
  const count = view.getUint16(cmap + 2);
  for (let index = 0; index < count; index += 1) {
    const table = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    const format = view.getUint16(table);
    if (format === 4) readFormat4(view, table, covered);
    if (format === 12) readFormat12(view, table, covered);
  }
  return covered;
};

const tableOffset = (view: DataView, tag: string): number => {
  const count = view.getUint16(4);
  for (let record = 12; record < 12 + count * 16; record += 16) {
    const name = [0, 1, 2, 3].map((byte) => String.fromCharCode(view.getUint8(record + byte))).join('');
    if (name === tag) return view.getUint32(record + 8);
  }
  throw new Error(`The font has no ${tag} table.`);
};

const readFormat12 = (view: DataView, table: number, covered: Set<number>): void => {
  const groups = view.getUint32(table + 12);
  for (let group = table + 16; group < table + 16 + groups * 12; group += 12) {
    const first = view.getUint32(group);
    const last = view.getUint32(group + 4);
    const glyph = view.getUint32(group + 8);
    for (let code = first; code <= last; code += 1) if (glyph + code - first !== 0) covered.add(code);
  }
};

const readFormat4 = (view: DataView, table: number, covered: Set<number>): void => {
  const length = view.getUint16(table + 6);
  const ends = table + 14;
  const starts = ends + length + 2;
  const deltas = starts + length;
  const ranges = deltas + length;
  for (let segment = 0; segment < length; segment += 2) {
    const last = view.getUint16(ends + segment);
    const first = view.getUint16(starts + segment);
    const delta = view.getUint16(deltas + segment);
    const range = view.getUint16(ranges + segment);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const raw = range === 0 ? code : view.getUint16(ranges + segment + range + (code - first) * 2);
      if (raw !== 0 && ((raw + delta) & 0xffff) !== 0) covered.add(code);
    }
  }
};
