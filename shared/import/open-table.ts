import { fieldByHeading } from './guess.ts';
import { isRepeatSheet, joinAnswerColumns, joinRepeats } from './kobo.ts';
import { optionFor } from './read-choice.ts';
import { type Cell, type Table, type TableProblem, tableOf } from './table.ts';

export type NamedSheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] };

/** Whether a form's question has this answer, as far as the fields tell. */
const isAnswer = (question: string, answer: string): boolean => {
  const field = fieldByHeading(question);
  return field?.kind === 'many' && optionFor(field, answer) !== undefined;
};

/**
 * The table with the incidents, the columns of one question's answers brought together and the repeated groups of
 * the other sheets beside it.
 * @param wanted index of the sheet; undefined for the first that is no repeated group of another
 * @returns `unplaced`: rows of repeated groups that belong to no row of the table, and are in no column of it
 */
export const openTable = (
  sheets: readonly NamedSheet[],
  wanted: number | undefined,
): { readonly table: Table; readonly sheet: number; readonly unplaced: number } | TableProblem => {
  const tables = sheets.map(({ rows }) => tableOf(rows));
  const first = tables.findIndex((table) => !('code' in table) && !isRepeatSheet(table.headings));
  const sheet = wanted ?? Math.max(0, first);
  const main = tables[sheet];
  if (!main) return { code: 'no_headings' };
  if ('code' in main) return main;
  const named = tables.flatMap((table, index) =>
    'code' in table ? [] : [{ name: sheets[index]?.name ?? '', table }],
  );
  let table = joinAnswerColumns(main, isAnswer);
  let unplaced = 0;
  for (const one of named) {
    if (one.table === main) continue;
    const joined = joinRepeats(table, sheets[sheet]?.name ?? '', one, named);
    table = joined.table;
    unplaced += joined.unplaced;
  }
  return { table, sheet, unplaced };
};
