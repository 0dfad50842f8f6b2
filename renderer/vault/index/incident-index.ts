import type { Json, RecordId } from '../../../shared/ledger/entry.ts';
import { consentEnd, consentState } from '../../../shared/model/consent-state.ts';
import { type DateBounds, dateBounds } from '../../../shared/model/dates.ts';
import { incidentTypeIds } from '../../../shared/model/incident-types.ts';
import { type IncidentSummary, reviewStates } from '../../../shared/model/views.ts';
import { foldText } from '../../../shared/search/fold-text.ts';
import type { FoundText, IncidentFacet, IncidentFilter, IncidentQuery } from '../../../shared/vault-api.ts';
import { type Condition, conditionOf, type FilterContext, facetColumn, orderOf } from './incident-filter.ts';
import { sortKey } from './sort-key.ts';
import { type Database, memoryDatabase } from './sqlite.ts';

/** The list of incidents: filters, order and full text, answered by SQLite in memory. */

export type IndexedIncident = {
  readonly summary: IncidentSummary;
  readonly fields: Readonly<Record<string, Json>>;
  readonly texts: readonly FoundText[];
  readonly persons: readonly RecordId[];
};

/** The gazetteer, as far as the index asks it. */
export type IndexedPlaces = {
  /** Names of the place and of those it lies in, in every spelling to be found by. */
  words(code: string): readonly string[];
  isWithin(code: string, ancestor: string): boolean;
};

export type Asking = Pick<FilterContext, 'me' | 'today'>;

export type IncidentIndex = {
  put(incidents: readonly IndexedIncident[]): void;
  remove(ids: readonly RecordId[]): void;
  /** Ids of one page in order, and how many there are in all. */
  find(query: IncidentQuery, asking: Asking): { total: number; ids: readonly RecordId[] };
  /** Value → how many incidents have it. */
  count(filter: IncidentFilter, by: IncidentFacet, asking: Asking): Readonly<Record<string, number>>;
  /** Incidents in which the person has a role. */
  incidentsOf(person: RecordId): readonly RecordId[];
  close(): void;
};

/** Sorts before and after whatever has a value. */
const [first, last] = ['', '\uFFFF'];

const columns = [
  'id TEXT NOT NULL UNIQUE',
  'number TEXT NOT NULL',
  'type TEXT',
  'type_rank INTEGER NOT NULL',
  'state TEXT NOT NULL',
  'state_rank INTEGER NOT NULL',
  'author_id TEXT NOT NULL',
  'author TEXT NOT NULL',
  'earliest TEXT',
  'latest TEXT',
  'date_first TEXT NOT NULL',
  'date_last TEXT NOT NULL',
  'place_code TEXT',
  'place_first TEXT NOT NULL',
  'place_last TEXT NOT NULL',
  'reliability TEXT',
  'credibility TEXT',
  'grade_first TEXT NOT NULL',
  'grade_last TEXT NOT NULL',
  'consent TEXT NOT NULL',
  'consent_end TEXT',
  'exhibits INTEGER NOT NULL',
  'lacking INTEGER NOT NULL',
  'changed TEXT NOT NULL',
] as const;

const sorted = [
  'changed',
  'date_first',
  'date_last',
  'state_rank',
  'type_rank',
  'place_first',
  'place_last',
  'author',
  'exhibits',
  'grade_first',
  'grade_last',
  'lacking',
] as const;

const schema = `
  CREATE TABLE incident (key INTEGER PRIMARY KEY, ${columns.join(', ')}) STRICT;
  CREATE INDEX incident_number ON incident(number);
  ${sorted.map((column) => `CREATE INDEX incident_${column} ON incident(${column}, number);`).join('\n')}
  CREATE INDEX incident_place_code ON incident(place_code);
  CREATE TABLE incident_person (
    person TEXT NOT NULL, incident INTEGER NOT NULL, PRIMARY KEY (person, incident)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX incident_person_incident ON incident_person(incident);
  CREATE VIRTUAL TABLE words USING fts5(
    text, content='', contentless_delete=1, prefix='1 2 3',
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co So'"
  );
`;

/** A word of its own between two texts: no phrase begins in one and ends in the next. */
const between = ' \uE000 ';

const instant = (time: string): string => new Date(time).toISOString();

const text = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** Reading a date takes longer than all else that is put into a row, and many incidents share theirs. */
const read = new Map<string, DateBounds>();
const mostRead = 10_000;

const boundsOf = (date: string): DateBounds => {
  const known = read.get(date);
  if (known) return known;
  if (read.size >= mostRead) read.clear();
  const bounds = dateBounds(date);
  read.set(date, bounds);
  return bounds;
};

/** In the order of `columns`. */
const rowOf = ({ summary, fields }: IndexedIncident): readonly (string | number | null)[] => {
  const { earliest, latest } = boundsOf(summary.date ?? '');
  const place = sortKey(summary.place ?? '');
  const grade = `${summary.reliability ?? 'Z'}${summary.credibility ?? '9'}`;
  const judged = grade !== 'Z9';
  return [
    summary.id,
    summary.number,
    summary.type ?? null,
    summary.type ? incidentTypeIds.indexOf(summary.type) : incidentTypeIds.length,
    summary.state,
    // What somebody has to do something about comes first.
    ['draft', 'returned', 'waiting', 'approved'].indexOf(summary.state) + 1 || reviewStates.length,
    summary.author.id,
    sortKey(summary.author.name),
    earliest ?? null,
    latest ?? null,
    earliest ?? latest ?? last,
    latest ?? earliest ?? first,
    text(fields['account.place_code']) ?? null,
    place || last,
    place,
    summary.reliability ?? null,
    summary.credibility ?? null,
    judged ? grade : last,
    judged ? grade : first,
    // Whether it has expired is asked each day.
    consentState(fields, first),
    consentEnd(fields) ?? null,
    summary.exhibits,
    summary.lacking.needed * 1000 + summary.lacking.useful,
    instant(summary.changed),
  ];
};

export const openIncidentIndex = async (places: IndexedPlaces): Promise<IncidentIndex> => {
  const database: Database = await memoryDatabase();
  database.exec(schema);
  const statements = {
    key: database.prepare('SELECT key FROM incident WHERE id = ?'),
    insert: database.prepare(`INSERT INTO incident VALUES (?, ${columns.map(() => '?').join(', ')})`),
    words: database.prepare('INSERT INTO words(rowid, text) VALUES (?, ?)'),
    person: database.prepare('INSERT OR IGNORE INTO incident_person VALUES (?, ?)'),
  };

  const keyOf = (id: RecordId): number | undefined => {
    const { key } = statements;
    key.bind([id]);
    const found = key.step() ? Number(key.get(0)) : undefined;
    key.reset();
    return found;
  };

  let highest = 0;
  const removeOne = (key: number): void => {
    for (const statement of [
      'DELETE FROM words WHERE rowid = ?',
      'DELETE FROM incident_person WHERE incident = ?',
      'DELETE FROM incident WHERE key = ?',
    ])
      database.exec(statement, { bind: [key] });
  };

  const wordsOf = ({ summary, fields, texts }: IndexedIncident): string => {
    const code = text(fields['account.place_code']);
    return foldText(
      [
        summary.number,
        summary.author.name,
        ...texts.map((found) => found.text),
        ...(code === undefined ? [] : places.words(code)),
      ].join(between),
    );
  };

  const putOne = (incident: IndexedIncident): void => {
    const known = keyOf(incident.summary.id);
    if (known !== undefined) removeOne(known);
    highest += 1;
    const key = known ?? highest;
    statements.insert.bind([key, ...rowOf(incident)]).stepReset();
    statements.words.bind([key, wordsOf(incident)]).stepReset();
    for (const person of incident.persons) statements.person.bind([person, key]).stepReset();
  };

  const conditionFor = (filter: IncidentFilter, asking: Asking): Condition | undefined =>
    conditionOf(filter, {
      ...asking,
      codesWithin: (place) =>
        database
          .selectValues('SELECT DISTINCT place_code FROM incident WHERE place_code IS NOT NULL')
          .map(String)
          .filter((code) => places.isWithin(code, place)),
    });
  /** SQLite refuses an empty list of values for a statement that takes none. */
  const bound = (bind: Condition['bind']) => (bind.length === 0 ? undefined : [...bind]);

  return {
    put: (incidents) => database.transaction(() => incidents.forEach(putOne)),
    remove: (ids) =>
      database.transaction(() => {
        for (const id of ids) {
          const key = keyOf(id);
          if (key !== undefined) removeOne(key);
        }
      }),
    find: (query, asking) => {
      const condition = conditionFor(query, asking);
      if (!condition) return { total: 0, ids: [] };
      const { where, bind } = condition;
      const total = database.selectValue(`SELECT count(*) FROM incident ${where}`, bound(bind));
      const ids = database.selectValues(
        `SELECT id FROM incident ${where} ${orderOf(query.sort, query.descending)} LIMIT ? OFFSET ?`,
        [...bind, query.limit, query.offset],
      );
      return { total: Number(total), ids: ids.map(String) };
    },
    count: (filter, by, asking) => {
      const condition = conditionFor(filter, asking);
      if (!condition) return {};
      const column = facetColumn(by, asking.today);
      const rows = database.selectArrays(
        `SELECT ${column} AS value, count(*) FROM incident ${condition.where} GROUP BY value`,
        bound(condition.bind),
      );
      return Object.fromEntries(
        rows.filter(([value]) => value !== null).map(([value, count]) => [String(value), Number(count)]),
      );
    },
    incidentsOf: (person) =>
      database
        .selectValues('SELECT id FROM incident JOIN incident_person ON incident = key WHERE person = ?', [
          person,
        ])
        .map(String),
    close: () => {
      for (const statement of Object.values(statements)) statement.finalize();
      database.close();
    },
  };
};
