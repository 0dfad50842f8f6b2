import '../vault/without-eval.ts';
import { placeFinder } from '../../shared/import/find-place.ts';
import { guessMapping } from '../../shared/import/guess.ts';
import { submissionKey } from '../../shared/import/kobo.ts';
import { columnOf, headingOf } from '../../shared/import/mapping.ts';
import { nameKey } from '../../shared/import/match-persons.ts';
import { openTable } from '../../shared/import/open-table.ts';
import { planImport } from '../../shared/import/plan.ts';
import type { RowContext } from '../../shared/import/read-row.ts';
import { cleanText } from '../../shared/import/read-text.ts';
import { cellText, isBlank, type Table } from '../../shared/import/table.ts';
import { loadGazetteer } from '../../shared/places/load.ts';
import { ReadFailure } from './failure.ts';
import type { OpenedTable, OpenFiles, ReaderCalls, ReaderRequest, ReaderResponse } from './protocol.ts';
import { readFiles } from './read-files.ts';

/**
 * Reads files that strangers made, in a worker that holds no keys: what goes wrong in a parser stays here. It keeps
 * the table and sends the window only what is shown.
 */

declare const self: DedicatedWorkerGlobalScope;

let held: Table | undefined;
let findPlace: RowContext['findPlace'] | undefined;

const table = (): Table => {
  if (!held) throw new ReadFailure({ code: 'no_rows' });
  return held;
};

const open = async ({ files, encoding, sheet }: OpenFiles): Promise<OpenedTable> => {
  held = undefined;
  const read = await readFiles(files, encoding);
  const opened = openTable(read.sheets, sheet);
  if ('code' in opened) {
    const { code } = opened;
    throw new ReadFailure('count' in opened ? { code, detail: String(opened.count) } : { code });
  }
  held = opened.table;
  const { name: fileName, sha256 } = read.files[opened.sheet] ?? { name: '', sha256: '' };
  return {
    sheets: read.sheets.map(({ name }) => name),
    sheet: opened.sheet,
    encoding: read.encoding,
    headings: held.headings,
    samples: held.headings.map((_, index) => countedValues(index, 3, 500).map(([text]) => text)),
    rows: held.rows.length,
    unplaced: opened.unplaced,
    guess: guessMapping(held, fileName),
    fileName,
    sha256,
  };
};

/** Different values of a column, the most frequent first. */
const countedValues = (
  index: number,
  most: number,
  rows = Number.POSITIVE_INFINITY,
): readonly (readonly [string, number])[] => {
  const counts = new Map<string, number>();
  for (const { cells } of table().rows.slice(0, rows)) {
    const text = isBlank(cells[index]) ? '' : cleanText(cellText(cells[index])).value;
    if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, most);
};

const calls: { [Name in keyof ReaderCalls]: (input: never) => unknown } = {
  open,
  values: ({ heading }: Parameters<ReaderCalls['values']>[0]) =>
    countedValues(table().headings.indexOf(heading), 300),
  keys: ({ mapping }: Parameters<ReaderCalls['keys']>[0]) => {
    const heading = headingOf(table().headings, mapping, 'import.key');
    const index = heading === undefined ? -1 : table().headings.indexOf(heading);
    if (index < 0) return [];
    const keys = table().rows.map(({ cells }) => submissionKey(cleanText(cellText(cells[index])).value));
    return [...new Set(keys)].filter((key) => key !== '');
  },
  names: ({ mapping }: Parameters<ReaderCalls['names']>[0]) => {
    const { headings, rows } = table();
    const columns = headings.flatMap((heading, index) =>
      columnOf(mapping, heading).target === 'person.name' ? [index] : [],
    );
    // Several columns make one name, as in a row that is read.
    const names = rows.map(({ cells }) =>
      columns
        .map((index) => cleanText(cellText(cells[index])).value)
        .filter((text) => text !== '')
        .join(', '),
    );
    return [...new Set(names.map(nameKey))].filter((name) => name !== '');
  },
  plan: async ({ mapping, known, people, accepted, today }: Parameters<ReaderCalls['plan']>[0]) => {
    const { headings } = table();
    findPlace ??= placeFinder(await loadGazetteer());
    return planImport(
      table(),
      { headings, mapping, today, findPlace, accepted: new Set(accepted) },
      known,
      people,
    );
  },
};

self.onmessage = async ({ data }: MessageEvent<ReaderRequest>): Promise<void> => {
  const send = (response: ReaderResponse) => self.postMessage(response);
  try {
    send({ id: data.id, ok: true, value: await calls[data.call](data.input as never) });
  } catch (error) {
    const problem = error instanceof ReadFailure ? error.problem : ({ code: 'unreadable' } as const);
    send({ id: data.id, ok: false, problem });
  }
};
