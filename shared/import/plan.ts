import { canonical } from '../ledger/canonical.ts';
import type { EntryId, Json, RecordId } from '../ledger/entry.ts';
import { roleField } from '../model/incident-links.ts';
import { longestText } from '../model/validate.ts';
import { foldWords } from './fold-words.ts';
import { headingOf } from './mapping.ts';
import { type KnownPerson, matchPersons, type PersonMatch } from './match-persons.ts';
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
  /** Who of the vault it tells of, by name; undefined when it names nobody, or the incident itself says who. */
  readonly match: PersonMatch | undefined;
  readonly problems: readonly RowProblem[];
  readonly settled: readonly RowProblem[];
};

export type Plan = {
  readonly rows: readonly PlannedRow[];
  readonly counts: Readonly<Record<RowState, number>>;
};

/** `people`: persons of the vault with a name of the file, to whom rows may be linked; none when the person does not want it. */
export const planImport = (
  table: Table,
  context: RowContext,
  known: readonly KnownIncident[],
  people: readonly KnownPerson[],
): Plan => {
  const read = table.rows.map((row) => readRow(row, context));
  const persons = personsOf(read, people);
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
  /** True when the person takes it in. */
  const say = (problem: RowProblem): boolean => {
    const isSettled = context.accepted.has(problem.code) && fallbackOf(problem.code) !== undefined;
    (isSettled ? settled : problems).push(problem);
    return isSettled;
  };
  const columnFor = (name: string) => headingOf(context.headings, context.mapping, name);
  const notes: string[] = [];
  const sayDiffering = (code: 'person_differs' | 'person_contradicts', values: Changes) => {
    for (const [name, value] of Object.entries(values))
      if (say({ code, heading: columnFor(name), cell: inShort(value) }))
        notes.push(`${columnFor(name)}: ${inFull(value)}`);
  };
  const [incident, other] = same;
  const match = incident?.person ? undefined : person?.match;
  const whose = match?.state === 'known' ? match.person : undefined;
  sayDiffering('person_differs', person?.differs ?? {});
  if (person && whose) sayDiffering('person_contradicts', contradicting(person.fields, whose));
  if (match?.state === 'several')
    say({
      code: 'person_ambiguous',
      heading: columnFor('person.name'),
      cell: match.pseudonyms.slice(0, 5).join(', '),
    });
  if (doubles.length > 0)
    problems.push({ code: 'duplicate_key', heading: undefined, cell: doubles.slice(0, 5).join(', ') });
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
  const noted = withNotes(row.changes, notes);
  if (String(noted['import.note'] ?? '').length > longestText)
    problems.push({ code: 'too_long', heading: undefined, cell: '' });
  const changes = differing(noted, fields);
  for (const name of Object.keys(changes))
    if (incident?.changedSince.includes(name))
      say({ code: 'changed_since', heading: columnFor(name), cell: '' });
  const planned = plannedPerson(person, incident, whose);
  for (const name of Object.keys((planned?.id && planned.changes) || {}))
    if (incident?.person?.changedSince.includes(name))
      say({ code: 'changed_since', heading: columnFor(name), cell: '' });
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
    match,
    problems,
    settled,
  };
};

const plannedPerson = (
  person: PersonOfRow | undefined,
  incident: KnownIncident | undefined,
  whose: KnownPerson | undefined,
): PlannedPerson | undefined => {
  if (!person) return undefined;
  if (incident?.person) {
    const changes = differing(person.fields, incident.person.fields);
    if (Object.keys(changes).length === 0) return undefined;
    return { ref: incident.person.id, id: incident.person.id, heads: incident.person.heads, changes };
  }
  if (!whose) return { ref: person.ref, changes: person.fields };
  // A name is no key: what the vault holds of the person stays, only blanks are filled.
  const changes = Object.fromEntries(
    Object.entries(person.fields).filter(([name]) => whose.fields[name] === undefined),
  );
  const isIn = incident?.fields[roleField(whose.id)] !== undefined;
  if (isIn && Object.keys(changes).length === 0) return undefined;
  return { ref: whose.id, id: whose.id, heads: whose.heads, changes };
};

/** What the file says of the person otherwise than the vault; the name is the same but for its way of writing. */
const contradicting = (said: Changes, { fields }: KnownPerson): Changes =>
  Object.fromEntries(
    Object.entries(said).filter(
      ([name, value]) => name !== 'person.name' && fields[name] !== undefined && !same(fields[name], value),
    ),
  );

const inFull = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

const inShort = (value: Json): string => {
  const text = inFull(value);
  return text.length > 120 ? `${[...text].slice(0, 119).join('')}…` : text;
};

const withNotes = (changes: Changes, notes: readonly string[]): Changes => {
  if (notes.length === 0) return changes;
  const before = changes['import.note'];
  return { ...changes, 'import.note': [...(before === undefined ? [] : [before]), ...notes].join('\n') };
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
  readonly differs: Changes;
  readonly match: PersonMatch | undefined;
};

/**
 * The person of each row. Rows tell of the same person when they have the same key, or else the same name and birth:
 * a name alone may be two people's.
 */
const personsOf = (
  rows: readonly ReadRow[],
  people: readonly KnownPerson[],
): readonly (PersonOfRow | undefined)[] => {
  const met = new Map<string, Changes>();
  const told = rows.map(({ person, personKey, line }) => {
    if (Object.keys(person).length === 0) return undefined;
    const ref = personRef(person, personKey) ?? `line ${line}`;
    const before = met.get(ref) ?? {};
    const entries = Object.entries(person);
    const isOther = ([name, value]: readonly [string, Json]) => name in before && !same(before[name], value);
    const fields = Object.fromEntries(entries.filter((entry) => !isOther(entry)));
    met.set(ref, { ...fields, ...before });
    return { ref, fields, differs: Object.fromEntries(entries.filter(isOther)) };
  });
  const text = (value: Json | undefined) => (typeof value === 'string' ? value : undefined);
  const matches = matchPersons(
    [...met].map(([ref, fields]) => ({
      ref,
      name: text(fields['person.name']),
      birth: text(fields['person.birth']),
      fields,
    })),
    people,
  );
  return told.map((one) => one && { ...one, match: matches.get(one.ref) });
};

const personRef = (person: Changes, personKey: string | undefined): string | undefined => {
  if (personKey !== undefined) return `key ${foldWords(personKey)}`;
  const name = person['person.name'];
  const birth = person['person.birth'];
  return name !== undefined && birth !== undefined
    ? `name ${foldWords(String(name))} ${String(birth)}`
    : undefined;
};
