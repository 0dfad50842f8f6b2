/** The columns of the Log, those a new profile sees first, in their order. */
export const columnIds = [
  'number',
  'type',
  'date',
  'place',
  'person',
  'state',
  'changed',
  'exhibits',
  'author',
  'grade',
  'consent',
  'lacking',
] as const;
export type ColumnId = (typeof columnIds)[number];

export const usual: readonly ColumnId[] = columnIds.slice(0, 8);

/** Chosen columns in order; the number is always among them, since it names the incident. */
export const parseColumns = (stored: unknown): readonly ColumnId[] => {
  if (!Array.isArray(stored)) return usual;
  const known = columnIds.filter((id) => stored.includes(id));
  const inOrder = [...known].sort((a, b) => stored.indexOf(a) - stored.indexOf(b));
  return inOrder.includes('number') ? inOrder : ['number', ...inOrder];
};

type Width = { readonly least: number; readonly grows: number };

/** Pixels a column needs to be read whole, and its share of what is left over. */
export const columnWidths: Readonly<Record<ColumnId, Width>> = {
  number: { least: 124, grows: 0 },
  type: { least: 196, grows: 1.4 },
  date: { least: 168, grows: 0.3 },
  place: { least: 110, grows: 1 },
  person: { least: 76, grows: 0.5 },
  state: { least: 118, grows: 0 },
  changed: { least: 168, grows: 0 },
  exhibits: { least: 62, grows: 0 },
  author: { least: 120, grows: 0.5 },
  grade: { least: 62, grows: 0 },
  consent: { least: 108, grows: 0 },
  lacking: { least: 120, grows: 0 },
};

const gap = 10;
/** What goes first when not all fit. */
const dispensable: readonly ColumnId[] = [
  'exhibits',
  'changed',
  'person',
  'lacking',
  'consent',
  'grade',
  'author',
  'place',
  'date',
  'type',
  'state',
];

/** Those of the chosen columns that fit whole into so many pixels: nothing is shown cut. */
export const fittingColumns = (chosen: readonly ColumnId[], width: number): readonly ColumnId[] => {
  let shown = chosen;
  const needed = () => shown.reduce((sum, id) => sum + columnWidths[id].least + gap, -gap);
  for (const id of dispensable) {
    if (needed() <= width) break;
    shown = shown.filter((one) => one !== id);
  }
  return shown;
};
