import type { RecordId } from '../../../shared/ledger/entry.ts';
import type { ConsentState } from '../../../shared/model/consent-state.ts';
import { linksIn, rolesIn } from '../../../shared/model/incident-links.ts';
import { incidentTypeIds } from '../../../shared/model/incident-types.ts';
import type { PersonRole } from '../../../shared/model/person.ts';
import { foldText } from '../../../shared/search/fold-text.ts';
import type {
  IncidentCount,
  IncidentFacet,
  IncidentFilter,
  IncidentQuery,
} from '../../../shared/vault-api/log-api.ts';
import type { Database } from '../sqlite/database.ts';
import { answerEach, asOne, prepared, type SqlValue } from '../sqlite/statements.ts';
import {
  type Condition,
  clauseOf,
  conditionOf,
  consentNow,
  type FilterContext,
  facetColumn,
  orderOf,
  stateOfRank,
} from './incident-filter.ts';
import {
  type IndexedIncident,
  type KeptSummary,
  rowOf,
  summaryColumns,
  summaryIn,
  text,
} from './incident-row.ts';
import { incidentColumnCount } from './index-schema.ts';
import { sortKey } from './sort-key.ts';

/** The list of incidents: filters, order, full text and counts, and who is in which of them. */

/** A row of the list as it is kept, and its consent on the day of asking. */
export type FoundSummary = { readonly kept: KeptSummary; readonly consent: ConsentState };

/** The gazetteer, as far as the index asks it. */
export type IndexedPlaces = {
  /** Names of the place and of those it lies in, in every spelling to be found by. */
  words(code: string): readonly string[];
  /** Of the place in the gazetteer's order; undefined of a code that is no place. */
  indexOf(code: string): number | undefined;
  /** Code of the oblast, or city of that rank, it lies in. */
  oblastOf(code: string): string | undefined;
  /** First and last in that order of the place and all that lies in it. */
  spanOf(code: string): readonly [first: number, last: number] | undefined;
};

export type Asking = Pick<FilterContext, 'me' | 'today'>;

export type IncidentIndex = {
  put(incidents: readonly IndexedIncident[]): void;
  /** Ids of one page in order, and how many there are in all. */
  find(query: IncidentQuery, asking: Asking): { total: number; ids: readonly RecordId[] };
  /** Rows of the list for these incidents, in their order; those that are not known are left out. */
  summaries(ids: readonly RecordId[], today: string): readonly FoundSummary[];
  /** Value → how many incidents have it. */
  count(filter: IncidentFilter, by: IncidentFacet, asking: Asking): Readonly<Record<string, number>>;
  /** How many incidents there are of each kind, state, month and oblast. */
  statistics(): readonly IncidentCount[];
  /** Incident → roles, of everything the person is in. */
  rolesOf(person: RecordId): ReadonlyMap<RecordId, readonly PersonRole[]>;
  /** Incidents linked to this one, by a field of either. */
  linkedTo(incident: RecordId): ReadonlySet<RecordId>;
  /** Incidents brought in under this key of some file. */
  importedAs(key: string): readonly RecordId[];
  /** The highest number of this series, which goes on in digits; undefined where it has none. */
  highestNumber(series: string): string | undefined;
};

/** A word of its own between two texts: no phrase begins in one and ends in the next. */
const between = ' \uE000 ';

/** Of the table of counts; no month and no oblast are empty texts. */
type CountRow = readonly [type: number, state: number, month: string, oblast: string, count: number];

/** Matches of words that are looked up one by one sooner than a page of them is found in the order of the list. */
const few = 500;

/** Of a number's last part. */
const mostDigits = 15;

const insertion = `INSERT INTO incident VALUES (?, ${Array.from({ length: incidentColumnCount }, () => '?').join(', ')})`;

export const incidentIndex = (database: Database, places: IndexedPlaces): IncidentIndex => {
  const run = prepared(database);
  /** An incident has the key of its record. */
  const keyOf = (id: RecordId): number => Number(run.value('SELECT key FROM record WHERE id = ?', [id]) ?? 0);

  const removeOne = (key: number): void => {
    run.do('DELETE FROM words WHERE rowid = ?', [key]);
    run.do('DELETE FROM incident_person WHERE incident = ?', [key]);
    run.do('DELETE FROM incident_link WHERE incident = ?', [key]);
    run.do('DELETE FROM incident WHERE key = ?', [key]);
  };

  const authorKey = ({ author, summary }: IndexedIncident): number => {
    const nameKey = sortKey(author.name);
    // Asked first: writing what stands there already would change a piece of the file with every incident.
    const same = run.value(
      'SELECT key FROM incident_author WHERE public_key = ? AND id = ? AND name_key = ?',
      [summary.author, author.id, nameKey],
    );
    const key =
      same ??
      run.value(
        `INSERT INTO incident_author(public_key, id, name_key) VALUES (?, ?, ?)
         ON CONFLICT (public_key) DO UPDATE SET id = excluded.id, name_key = excluded.name_key RETURNING key`,
        [summary.author, author.id, nameKey],
      );
    return Number(key);
  };

  const wordsOf = ({ summary, author, fields, texts }: IndexedIncident): string => {
    const code = text(fields['account.place_code']);
    return foldText(
      [
        summary.number,
        author.name,
        ...texts.map((found) => found.text),
        ...(code === undefined ? [] : places.words(code)),
      ].join(between),
    );
  };

  const putOne = (incident: IndexedIncident): void => {
    const { id } = incident.summary;
    const key = keyOf(id);
    if (run.value('SELECT 1 FROM incident WHERE key = ?', [key]) !== undefined) removeOne(key);
    const code = text(incident.fields['account.place_code']);
    const [place, oblast] = code === undefined ? [] : [places.indexOf(code), places.oblastOf(code)];
    run.do(insertion, [key, ...rowOf(incident, authorKey(incident), place, oblast)]);
    run.do('INSERT INTO words(rowid, text) VALUES (?, ?)', [key, wordsOf(incident)]);
    for (const { person, roles } of rolesIn(incident.fields))
      run.do('INSERT INTO incident_person VALUES (?, ?, ?)', [person, key, roles.join(' ')]);
    for (const linked of linksIn(incident.fields))
      if (linked !== id) run.do('INSERT INTO incident_link VALUES (?, ?)', [key, linked]);
  };

  const conditionFor = (filter: IncidentFilter, asking: Asking): Condition | undefined =>
    conditionOf(filter, { ...asking, spanOf: places.spanOf });

  const countOf = (table: 'incident' | 'words', clause: string, values: readonly SqlValue[]): number =>
    Number(run.value(`SELECT count(*) FROM ${table} ${clause}`, values));

  /** How many incidents there are of a condition, so many of which match its words. */
  const totalOf = (condition: Condition, matches: number): number => {
    if (condition.where.length > 0) {
      const { clause, values } = clauseOf(condition);
      return countOf('incident', clause, values);
    }
    return condition.match === undefined
      ? Number(run.value('SELECT count FROM incident_total', []))
      : matches;
  };

  const idsOf = (sql: string, bind: readonly SqlValue[]): readonly RecordId[] =>
    run.rows(sql, bind).map(([id]) => String(id));

  return {
    put: (incidents) => asOne(database, () => incidents.forEach(putOne)),
    find: (query, asking) => {
      const condition = conditionFor(query, asking);
      if (!condition) return { total: 0, ids: [] };
      const { match } = condition;
      const matches = match === undefined ? 0 : countOf('words', 'WHERE words MATCH ?', [match]);
      const { clause, values } = clauseOf(condition, matches > few ? 'order' : 'match');
      const total = totalOf(condition, matches);
      const keys = run.rows(
        `SELECT key FROM incident ${clause} ${orderOf(query.sort, query.descending)} LIMIT ? OFFSET ?`,
        [...values, query.limit, query.offset],
      );
      const ids = answerEach(keys, (key) => String(run.value('SELECT id FROM record WHERE key = ?', key)));
      return { total, ids };
    },
    summaries: (ids, today) =>
      answerEach(ids, (id) => {
        const [row] = run.rows(
          `SELECT ${consentNow(today)}, ${summaryColumns}
           FROM incident JOIN incident_author ON author = incident_author.key
           WHERE incident.key = (SELECT key FROM record WHERE id = ?)`,
          [id],
        );
        if (!row) return [];
        const [consent, ...summary] = row;
        return [{ kept: summaryIn(id, summary), consent: consent as ConsentState }];
      }).flat(),
    count: (filter, by, asking) => {
      const condition = conditionFor(filter, asking);
      if (!condition) return {};
      const column = facetColumn(by, asking.today);
      const { clause, values } = clauseOf(condition);
      const rows = run.rows(
        `SELECT ${column} AS value, count(*) FROM incident ${clause} GROUP BY value`,
        values,
      );
      return Object.fromEntries(
        rows.filter(([value]) => value !== null).map(([value, count]) => [String(value), Number(count)]),
      );
    },
    statistics: () => {
      // There are thousands of them: as one text they cross over from SQLite several times as fast as one by one.
      const counts = run.value(
        `SELECT json_group_array(json_array(type_rank, state_rank, month, oblast, count))
         FROM incident_count WHERE count > 0`,
        [],
      );
      return (JSON.parse(String(counts)) as readonly CountRow[]).map(
        ([type, state, month, oblast, count]) => ({
          type: incidentTypeIds[type],
          state: stateOfRank(state),
          month: month === '' ? undefined : month,
          oblast: oblast === '' ? undefined : oblast,
          count,
        }),
      );
    },
    rolesOf: (person) =>
      new Map(
        run
          .rows(
            'SELECT id, roles FROM incident_person JOIN record ON incident = key WHERE person = ? ORDER BY key',
            [person],
          )
          .map(([id, roles]) => [String(id), String(roles).split(' ') as PersonRole[]] as const),
      ),
    linkedTo: (incident) =>
      new Set([
        ...idsOf('SELECT linked FROM incident_link WHERE incident = (SELECT key FROM record WHERE id = ?)', [
          incident,
        ]),
        ...idsOf('SELECT id FROM incident_link JOIN record ON incident = key WHERE linked = ?', [incident]),
      ]),
    importedAs: (key) =>
      idsOf('SELECT id FROM incident JOIN record USING (key) WHERE import_key = ? ORDER BY key', [key]),
    highestNumber: (series) => {
      const found = run.value(
        `SELECT number FROM incident
         WHERE number >= ? AND number < ? AND length(number) <= ? AND substr(number, ?) NOT GLOB '*[^0-9]*'
         ORDER BY length(number) DESC, number DESC LIMIT 1`,
        [series, `${series}:`, series.length + mostDigits, series.length + 1],
      );
      return found === undefined ? undefined : String(found);
    },
  };
};
