import type { Json } from '../ledger/entry.ts';
import { completeness } from '../model/completeness.ts';
import type { Field } from '../model/fields.ts';
import { longestText } from '../model/validate.ts';
import { submissionKey } from './kobo.ts';
import { columnOf, headingOf, type Mapping } from './mapping.ts';
import { fallbackOf, type ProblemCode, type RowProblem } from './problem.ts';
import { readMany, readOne, readUnanswered, readYesNo, type ValueMap } from './read-choice.ts';
import { type DateReading, readDate } from './read-date.ts';
import { readMoney, readNumber } from './read-number.ts';
import { cleanText, type Reading, readText } from './read-text.ts';
import { type Cell, cellText, isBlank, type TableRow } from './table.ts';
import { isPersonTarget, targetField } from './targets.ts';

type Changes = Readonly<Record<string, Json>>;

/** What is known of a place by its words: the code when exactly one place is called so. */
export type PlaceMatch =
  | { readonly state: 'one'; readonly code: string }
  | { readonly state: 'many'; readonly count: number }
  | { readonly state: 'none' };

export type RowContext = {
  readonly headings: readonly string[];
  readonly mapping: Mapping;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly findPlace: (words: string) => PlaceMatch;
  /** Kinds of problem the person takes in as described. */
  readonly accepted: ReadonlySet<ProblemCode>;
};

export type ReadRow = {
  readonly line: number;
  /** Fields of the incident; a blank cell is none. */
  readonly changes: Changes;
  /** Fields of the affected person. */
  readonly person: Changes;
  readonly key: string | undefined;
  readonly personKey: string | undefined;
  /** What stands in the way. */
  readonly problems: readonly RowProblem[];
  /** What the person agreed to, and was done. */
  readonly settled: readonly RowProblem[];
};

/** Fields whose date may lie ahead of the day of import. */
const ahead = /^(coercion\.deadline|consent\.expires|[a-z_]+\.(report_by|claim_by|leave_by))$/;

/** What one row says, by the mapping. Pure; a problem that was accepted is settled by its fallback. */
export const readRow = (row: TableRow, context: RowContext): ReadRow => {
  const { headings, mapping, accepted } = context;
  const problems: RowProblem[] = [];
  const settled: RowProblem[] = [];
  const notes: string[] = [];
  const incident: Record<string, Json> = {};
  const person: Record<string, Json> = {};
  let key: string | undefined;
  let personKey: string | undefined;

  const say = (code: ProblemCode, heading: string | undefined, cell: string): boolean => {
    const isSettled = accepted.has(code) && fallbackOf(code) !== undefined;
    (isSettled ? settled : problems).push({ code, heading, cell: shortened(cell) });
    return isSettled;
  };
  const toNote = (heading: string, text: string) => notes.push(`${heading}: ${text}`);

  /** Records a reading, or does with the cell what its problem's fallback says. */
  const take = (field: Field, heading: string, text: string, reading: Reading<Json>) => {
    if (reading.problem) {
      const { code, cell } = reading.problem;
      say(code, heading, cell ?? text);
      const fallback = fallbackOf(code);
      if (fallback === 'note' || fallback === 'known_only') {
        if (field.name === 'account.date' && !Object.hasOwn(incident, 'account.date_words'))
          incident['account.date_words'] = text;
        else toNote(heading, text);
      }
      if (fallback === 'note') return;
    }
    if (reading.value !== undefined) put(field, heading, text, reading.value);
  };

  const put = (field: Field, heading: string, text: string, value: Json) => {
    const into = isPersonTarget(field.name) ? person : incident;
    const before = into[field.name];
    if (before === undefined) into[field.name] = value;
    else if (field.kind === 'text')
      into[field.name] = `${String(before)}${field.lines > 1 ? '\n' : ', '}${String(value)}`;
    else if (JSON.stringify(before) !== JSON.stringify(value)) {
      say('two_values', heading, text);
      toNote(heading, text);
    }
  };

  headings.forEach((heading, index) => {
    const { target, values } = columnOf(mapping, heading);
    const cell = row.cells[index] ?? null;
    if (target === 'ignore' || isBlank(cell)) return;
    const cleaned = cleanText(cellText(cell));
    if (cleaned.problem) say(cleaned.problem.code, heading, cellText(cell));
    const text = cleaned.value;
    if (text === '') return;
    if (target === 'person_key') personKey = text;
    else if (target === 'import.key') key = submissionKey(text);
    else if (target === 'note') {
      const { problem } = readText(text);
      if (problem) say(problem.code, heading, text);
      toNote(heading, text);
    } else {
      const field = targetField(target);
      if (!field) return;
      const typed = typeof cell === 'string' ? text : cell;
      const dates = { order: mapping.dates, today: context.today, mayLieAhead: ahead.test(field.name) };
      take(
        field,
        heading,
        text,
        readField(field, typed, text, values, dates, mapping.currency, context.findPlace),
      );
    }
  });

  const place = incident['account.place'];
  if (typeof place === 'string') {
    const match = context.findPlace(place);
    if (match.state === 'one') {
      if (targetField('account.place_code')) incident['account.place_code'] ??= match.code;
    } else if (incident['account.place_code'] === undefined)
      say(
        match.state === 'many' ? 'place_ambiguous' : 'place_unknown',
        headingOf(headings, mapping, 'account.place'),
        place,
      );
  }
  if (notes.length > 0) incident['import.note'] = notes.join('\n');
  if (key !== undefined) {
    incident['import.key'] = key;
    incident['import.source'] = mapping.source;
  }
  if (headingOf(headings, mapping, 'import.key') !== undefined && key === undefined)
    say('no_key', headingOf(headings, mapping, 'import.key'), '');
  if (row.beyond > 0) say('too_many_cells', undefined, String(headings.length + row.beyond));
  // Every reader gives what its field takes; only texts of several columns can grow too long. The vault checks all again.
  for (const [name, value] of [...Object.entries(incident), ...Object.entries(person)])
    if (typeof value === 'string' && value.length > longestText)
      say('too_long', headingOf(headings, mapping, name), '');
  return { line: row.line, changes: incident, person, key, personKey, problems, settled };
};

/** What a new incident lacks to be understood; it may be begun without, if the person says so. */
export const neededProblems = (changes: Changes): readonly ProblemCode[] =>
  completeness(changes).needed.flatMap((name): readonly ProblemCode[] =>
    name === 'account.type' ? ['no_type'] : name === 'account.date' ? ['no_date'] : ['no_place'],
  );

const readField = (
  field: Field,
  cell: Cell,
  text: string,
  values: ValueMap,
  dates: DateReading,
  currency: string,
  findPlace: RowContext['findPlace'],
): Reading<Json> => {
  const unanswered = field.kind === 'text' ? undefined : unansweredUnlessMapped(field, text, values);
  if (unanswered) return { value: unanswered };
  switch (field.kind) {
    case 'text':
      return readText(text);
    case 'date':
      return readDate(cell, dates);
    case 'number':
      return readNumber(cell, field);
    case 'money':
      return readMoney(cell, currency === '' ? undefined : currency);
    case 'one':
      return readOne(field, text, values);
    case 'many':
      return readMany(field, text, values);
    case 'yesno':
      return readYesNo(text, values);
    case 'place': {
      const match = findPlace(text);
      return match.state === 'one' ? { value: match.code } : { problem: { code: 'unknown_option' } };
    }
  }
};

/** An answer of the field's own comes first: a response may be called "unknown". */
const unansweredUnlessMapped = (field: Field, text: string, values: ValueMap): Json | undefined => {
  if (
    (field.kind === 'one' || field.kind === 'many') &&
    readOne({ ...field, kind: 'one' }, text, values).problem === undefined
  )
    return undefined;
  return readUnanswered(text);
};

/** Enough of a cell to find it by. */
const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 120 ? `${[...line].slice(0, 119).join('')}…` : line;
};
