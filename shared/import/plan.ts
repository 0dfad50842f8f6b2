import { canonical } from '../ledger/canonical.ts';
import type { EntryId, Json, RecordId } from '../ledger/entry.ts';
import { foldWords } from './fold-words.ts';
import { headingOf } from './mapping.ts';
import { fallbackOf, type RowProblem, severityOf } from './problem.ts';
import { neededProblems, type ReadRow, type RowContext, readRow } from './read-row.ts';
import type { Table } from './table.ts';

/** The dry run: what would become of each row. Nothing is written by it. */

type Changes = Readonly<Record<string, Json>>;

/** An incident of the vault that was imported under this key before. */
export type KnownIncident = {
  readonly key: string;
  readonly id: RecordId;
  readonly number: string;
  readonly heads: readonly EntryId[];
  readonly fields: Changes;
  /** Fields that a person changed, or two people in conflict, after an import set them. */
  readonly changedSince: readonly string[];
  readonly mayEdit: boolean;
  /** The one affected person it names; undefined when it names none or several. */
  readonly person:
    | {
        readonly id: RecordId;
        readonly heads: readonly EntryId[];
        readonly fields: Changes;
        readonly changedSince: readonly string[];
      }
    | undefined;
};

export const rowStates = ['new', 'update', 'unchanged', 'unclear', 'error'] as const;
export type RowState = (typeof rowStates)[number];

export type PlannedPerson = {
  /** Rows of one import with the same `ref` tell of the same person. */
  readonly ref: string;
  /** The person of the vault whose fields are changed; undefined for a new one. */
  readonly id?: RecordId;
  readonly heads?: readonly EntryId[];
  readonly changes: Changes;
};

export type PlannedRow = {
  readonly line: number;
  readonly state: RowState;
  /** Without what stands in the way: `new` or `update` it would be if the person takes its problems in. */
  readonly would: 'new' | 'update' | 'unchanged';
  readonly incident:
    | { readonly id: RecordId; readonly number: string; readonly heads: readonly EntryId[] }
    | undefined;
  /** Only what differs from the vault. */
  readonly changes: Changes;
  /** What stands there now, of the fields that change. */
  readonly before: Changes;
  readonly person: PlannedPerson | undefined;
  readonly problems: readonly RowProblem[];
  readonly settled: readonly RowProblem[];
};

export type Plan = {
  readonly rows: readonly PlannedRow[];
  readonly counts: Readonly<Record<RowState, number>>;
};

export const planImport = (table: Table, context: RowContext, known: readonly KnownIncident[]): Plan => {
  const read = table.rows.map((row) => readRow(row, context));
  const persons = personsOf(read);
  const lines = linesByKey(read);
  const byKey = new Map<string, KnownIncident[]>();
  for (const incident of known) byKey.set(incident.key, [...(byKey.get(incident.key) ?? []), incident]);
  const rows = read.map((row, index) => {
    const same = row.key === undefined ? [] : (byKey.get(row.key) ?? []);
    const doubles =
      row.key === undefined ? [] : (lines.get(row.key) ?? []).filter((line) => line !== row.line);
    return planRow(row, persons[index], same, doubles, context);
  });
  const counts = { new: 0, update: 0, unchanged: 0, unclear: 0, error: 0 };
  for (const { state } of rows) counts[state] += 1;
  return { rows, counts };
};

const planRow = (
  row: ReadRow,
  person: PersonOfRow | undefined,
  same: readonly KnownIncident[],
  doubles: readonly number[],
  context: RowContext,
): PlannedRow => {
  const problems = [...row.problems];
  const settled = [...row.settled];
  const say = (problem: RowProblem) =>
    (context.accepted.has(problem.code) && fallbackOf(problem.code) ? settled : problems).push(problem);
  if (person?.differs) say({ code: 'person_differs', heading: undefined, cell: person.differs });
  if (doubles.length > 0)
    problems.push({ code: 'duplicate_key', heading: undefined, cell: doubles.slice(0, 5).join(', ') });
  const [incident, other] = same;
  if (other)
    problems.push({
      code: 'several_records',
      heading: undefined,
      cell: same.map(({ number }) => number).join(', '),
    });
  else if (incident && !incident.mayEdit)
    problems.push({ code: 'not_editable', heading: undefined, cell: incident.number });
  if (!incident) for (const code of neededProblems(row.changes)) say({ code, heading: undefined, cell: '' });

  const fields = incident?.fields ?? {};
  const changes = differing(row.changes, fields);
  for (const name of Object.keys(changes))
    if (incident?.changedSince.includes(name))
      say({ code: 'changed_since', heading: headingOf(context.headings, context.mapping, name), cell: '' });
  const planned = plannedPerson(person, incident);
  for (const name of Object.keys((planned?.id && planned.changes) || {}))
    if (incident?.person?.changedSince.includes(name))
      say({ code: 'changed_since', heading: headingOf(context.headings, context.mapping, name), cell: '' });
  const would = incident ? (Object.keys(changes).length > 0 || planned ? 'update' : 'unchanged') : 'new';
  const state = problems.some(({ code }) => severityOf(code) === 'error')
    ? 'error'
    : problems.length > 0
      ? 'unclear'
      : would;
  return {
    line: row.line,
    state,
    would,
    incident: incident && { id: incident.id, number: incident.number, heads: incident.heads },
    changes,
    before: Object.fromEntries(
      Object.keys(changes).flatMap((name) => (name in fields ? [[name, fields[name] ?? null]] : [])),
    ),
    person: planned,
    problems,
    settled,
  };
};

const plannedPerson = (
  person: PersonOfRow | undefined,
  incident: KnownIncident | undefined,
): PlannedPerson | undefined => {
  if (!person) return undefined;
  if (!incident?.person) return { ref: person.ref, changes: person.fields };
  const changes = differing(person.fields, incident.person.fields);
  if (Object.keys(changes).length === 0) return undefined;
  return { ref: incident.person.id, id: incident.person.id, heads: incident.person.heads, changes };
};

const differing = (changes: Changes, fields: Changes): Changes =>
  Object.fromEntries(Object.entries(changes).filter(([name, value]) => !same(fields[name], value)));

/** Answers to a question with several have no order. */
const same = (held: Json | undefined, read: Json): boolean => {
  const plain = (value: Json): string =>
    canonical(Array.isArray(value) ? [...value].map(canonical).sort() : value);
  return held !== undefined && plain(held) === plain(read);
};

const linesByKey = (rows: readonly ReadRow[]): ReadonlyMap<string, readonly number[]> => {
  const lines = new Map<string, number[]>();
  for (const { key, line } of rows) {
    if (key === undefined) continue;
    const own = lines.get(key);
    if (own) own.push(line);
    else lines.set(key, [line]);
  }
  return lines;
};

type PersonOfRow = {
  readonly ref: string;
  readonly fields: Changes;
  /** What an earlier row of the same person said otherwise. */
  readonly differs: string | undefined;
};

/**
 * The person of each row. Rows tell of the same person when they have the same key, or else the same name and birth:
 * a name alone may be two people's.
 */
const personsOf = (rows: readonly ReadRow[]): readonly (PersonOfRow | undefined)[] => {
  const met = new Map<string, Changes>();
  return rows.map(({ person, personKey, line }) => {
    if (Object.keys(person).length === 0) return undefined;
    const ref = personRef(person, personKey) ?? `line ${line}`;
    const before = met.get(ref) ?? {};
    const entries = Object.entries(person);
    const differing = entries.filter(([name, value]) => name in before && !same(before[name], value));
    const fields = Object.fromEntries(entries.filter((entry) => !differing.includes(entry)));
    met.set(ref, { ...fields, ...before });
    const said = differing.map(([, value]) => String(value)).join('; ');
    return { ref, fields, differs: said === '' ? undefined : said };
  });
};

const personRef = (person: Changes, personKey: string | undefined): string | undefined => {
  if (personKey !== undefined) return `key ${foldWords(personKey)}`;
  const name = person['person.name'];
  const birth = person['person.birth'];
  return name !== undefined && birth !== undefined
    ? `name ${foldWords(String(name))} ${String(birth)}`
    : undefined;
};
