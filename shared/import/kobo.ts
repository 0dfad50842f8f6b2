import { foldWords } from './fold-words.ts';
import { type Cell, cellText, isBlank, type Table } from './table.ts';

/**
 * Exports of KoboToolbox and ODK: groups before a slash, a dot, a colon or (ODK Central) a hyphen; one column for
 * each answer of a question with several; columns the server adds. Sources: support.kobotoolbox.org, "Downloading
 * and exporting your data"; docs.getodk.org, "Central submissions" and "Briefcase".
 */

/** The question's own name, without the groups it stands in: `details/place` and `details.place` are `place`. */
export const lastName = (heading: string): string => {
  // A sentence may hold a slash or a full stop; a name of a form has no space.
  if (/\s/.test(heading.trim())) return heading.trim();
  return heading.trim().split(/[/:.]/).at(-1) ?? heading;
};

/** Names of the columns that tell one submission from another, the surest first. */
const keyNames = ['meta/instanceid', 'meta-instanceid', 'instanceid', '_uuid', 'key', '__id', '_id'];

export const submissionKeyRank = (heading: string): number => {
  const name = heading.trim().toLowerCase();
  const whole = keyNames.indexOf(name);
  return whole >= 0 ? whole : keyNames.indexOf(lastName(name));
};

const serverNames = new Set([
  'start',
  'end',
  'today',
  'deviceid',
  'subscriberid',
  'simserial',
  'phonenumber',
  'username',
  'formhub/uuid',
  'submissiondate',
  'submitterid',
  'submittername',
  'attachmentspresent',
  'attachmentsexpected',
  'status',
  'reviewstate',
  'edits',
  'formversion',
  'instancename',
  'meta-instancename',
]);

/** Columns added by the server or the telephone: nothing of them is about the incident. */
export const isServerColumn = (heading: string): boolean => {
  const name = heading.trim().toLowerCase();
  if (/^_[a-z]/.test(name) && !/_(latitude|longitude|altitude|precision)$/.test(name)) return true;
  return name.startsWith('__') || serverNames.has(name) || serverNames.has(lastName(name));
};

/** `uuid:…` of one export and the bare id of another name the same submission. */
export const submissionKey = (text: string): string => text.trim().replace(/^uuid:/i, '');

const split = (heading: string): readonly [question: string, answer: string] | undefined => {
  const at = Math.max(heading.lastIndexOf('/'), /\s/.test(heading) ? -1 : heading.lastIndexOf('.'));
  return at > 0 && at < heading.length - 1 ? [heading.slice(0, at), heading.slice(at + 1)] : undefined;
};

const wordsOf = (cell: Cell): string =>
  cellText(cell)
    .split(/[\s;]+/)
    .sort()
    .join(' ');

const ticks = new Set(['0', '1', 'true', 'false']);
const isTick = (cell: Cell | undefined): boolean =>
  isBlank(cell) || ticks.has(String(cell).trim().toLowerCase());
const isTicked = (cell: Cell | undefined): boolean => ['1', 'true'].includes(cellText(cell).toLowerCase());

/**
 * The table with the columns of one question's answers (`demand/oath`, `demand/apply_passport`: 0 or 1) brought to
 * one column. Where the export has the question's own column too, that one is kept and filled where it is blank.
 * Without it they are brought together when `isAnswer` knows one of the answers: columns of a group with two
 * yes-no questions look the same.
 */
export const joinAnswerColumns = (
  table: Table,
  isAnswer: (question: string, answer: string) => boolean,
): Table => {
  const at = new Map(table.headings.map((heading, index) => [heading, index]));
  const groups = new Map<string, { answer: string; index: number }[]>();
  table.headings.forEach((heading, index) => {
    const parts = split(heading);
    if (!parts || !table.rows.every(({ cells }) => isTick(cells[index]))) return;
    const group = groups.get(parts[0]) ?? [];
    group.push({ answer: parts[1], index });
    groups.set(parts[0], group);
  });
  for (const [question, columns] of groups)
    if (
      !at.has(question) &&
      (columns.length < 2 || !columns.some(({ answer }) => isAnswer(question, answer)))
    )
      groups.delete(question);
  if (groups.size === 0) return table;

  const gone = new Set([...groups.values()].flatMap((columns) => columns.map(({ index }) => index)));
  const added = [...groups.keys()].filter((question) => !at.has(question));
  const kept = table.headings.map((_, index) => index).filter((index) => !gone.has(index));
  const ticked = (cells: readonly Cell[], question: string): Cell =>
    (groups.get(question) ?? [])
      .filter(({ index }) => isTicked(cells[index]))
      .map(({ answer }) => answer)
      .join('; ') || null;
  /** Answers in words stand in one cell parted by spaces, which words have too: only their columns tell them apart. */
  const whole = (cell: Cell, answers: Cell): Cell =>
    isBlank(cell) || wordsOf(cell) === wordsOf(answers) ? answers : cell;
  return {
    headings: [...kept.map((index) => table.headings[index] ?? ''), ...added],
    rows: table.rows.map((row) => ({
      ...row,
      cells: [
        ...kept.map((index) => {
          const heading = table.headings[index] ?? '';
          const cell = row.cells[index] ?? null;
          return groups.has(heading) ? whole(cell, ticked(row.cells, heading)) : cell;
        }),
        ...added.map((question) => ticked(row.cells, question)),
      ],
    })),
  };
};

const parentNames = ['parent_key', '_submission__uuid', '__submissions-id', '_parent_index'];
const ownNames: Readonly<Record<string, readonly string[]>> = {
  parent_key: ['key'],
  _submission__uuid: ['_uuid'],
  '__submissions-id': ['key', '__id'],
  _parent_index: ['_index'],
};

/** Whether a sheet holds the rows of a repeated group, each naming the submission it belongs to. */
export const isRepeatSheet = (headings: readonly string[]): boolean =>
  headings.some((heading) => parentNames.includes(heading.trim().toLowerCase()));

const columnAt = (headings: readonly string[], wanted: readonly string[]): number =>
  headings.findIndex((heading) => wanted.includes(heading.trim().toLowerCase()));

/** A workbook's sheets have names of up to 31 signs; KoboToolbox cuts longer ones to 28 and dots. */
const keptOfName = 28;
const namesSheet = (said: string, sheet: string): boolean =>
  said.trim() === sheet.trim() ||
  (Math.max(said.trim().length, sheet.trim().length) > keptOfName &&
    said.trim().slice(0, keptOfName) === sheet.trim().slice(0, keptOfName));
/** Groups within groups go no deeper. */
const deepest = 20;

/**
 * Of a row of a repeated group, the key of the submission it stands under. A group within a group names a row of the
 * group around it (`_parent_table_name` and `_parent_index`, or `uuid:…/group[1]`): the way up ends at the submission;
 * blank where it is broken, so that no answer comes to another's submission.
 */
const submissionOf = (
  parent: string,
  sheet: NamedTable,
  cells: readonly Cell[],
  main: string,
  all: readonly NamedTable[],
): string => {
  const cell = (of: NamedTable, row: readonly Cell[], name: string) =>
    cellText(row[columnAt(of.table.headings, [name])]);
  if (parent !== '_parent_index') return submissionKey(cell(sheet, cells, parent)).split('/')[0] ?? '';
  let [at, row] = [sheet, cells];
  for (let depth = 0; depth < deepest; depth += 1) {
    const index = cell(at, row, '_parent_index');
    const above = cell(at, row, '_parent_table_name');
    if (above === '' || namesSheet(above, main)) return index;
    const groups = all.filter(({ table }) => isRepeatSheet(table.headings));
    const [next, other] = groups.filter(({ name }) => namesSheet(above, name));
    // The main sheet may be called otherwise than the form: a name that no group's sheet can have is the form's.
    if (!next) return above.length > keptOfName ? '' : index;
    if (other) return '';
    const found = next.table.rows.find(({ cells: own }) => cell(next, own, '_index') === index);
    if (!found) return '';
    [at, row] = [next, found.cells];
  }
  return '';
};

export type NamedTable = { readonly name: string; readonly table: Table };

/**
 * The table with the answers of a repeated group beside its own: each column of the group's sheet becomes a column
 * `group › question` with the answers of all its rows, parted by `; `. The same table when the sheet is no
 * repeated group of it. `unplaced` counts the group's rows that belong to no submission of the table.
 */
export const joinRepeats = (
  table: Table,
  main: string,
  repeated: NamedTable,
  all: readonly NamedTable[],
): { readonly table: Table; readonly unplaced: number } => {
  const { name, table: repeats } = repeated;
  for (const parent of parentNames) {
    const from = columnAt(repeats.headings, [parent]);
    const to = columnAt(table.headings, ownNames[parent] ?? []);
    if (from < 0 || to < 0) continue;
    const keep = repeats.headings
      .map((_, index) => index)
      .filter((index) => !isLink(repeats.headings[index] ?? ''));
    const byParent = new Map<string, (readonly Cell[])[]>(
      table.rows.map((row) => [submissionKey(cellText(row.cells[to])), []]),
    );
    byParent.delete('');
    let unplaced = 0;
    for (const { cells } of repeats.rows) {
      const own = byParent.get(submissionOf(parent, repeated, cells, main, all));
      if (own) own.push(cells);
      else unplaced += 1;
    }
    const joined: Table = {
      headings: [...table.headings, ...keep.map((index) => `${name} › ${repeats.headings[index] ?? ''}`)],
      rows: table.rows.map((row) => {
        const own = byParent.get(submissionKey(cellText(row.cells[to]))) ?? [];
        const answers = keep.map((index) =>
          own
            .map((cells) => cellText(cells[index]))
            .filter(Boolean)
            .join('; '),
        );
        return { ...row, cells: [...row.cells, ...answers.map((text) => text || null)] };
      }),
    };
    return { table: joined, unplaced };
  }
  return { table, unplaced: 0 };
};

const isLink = (heading: string): boolean =>
  isServerColumn(heading) || ['key', 'parent_key'].includes(foldWords(heading).replaceAll(' ', '_'));
