import type { Json, RecordId } from '../../../shared/ledger/entry.ts';
import { dateBounds } from '../../../shared/model/dates.ts';
import type { IncidentSummary } from '../../../shared/model/views.ts';
import type { IncidentQuery } from '../../../shared/vault-api.ts';
import { foldText } from './fold-text.ts';
import { type Database, memoryDatabase } from './sqlite.ts';

/** The list of incidents: filters, order and full text, answered by SQLite in memory. */

export type IndexedIncident = {
  readonly summary: IncidentSummary;
  readonly fields: Readonly<Record<string, Json>>;
  /** Names of its exhibits' files, found by search too. */
  readonly fileNames: readonly string[];
};

export type IncidentIndex = {
  put(incidents: readonly IndexedIncident[]): void;
  /** Ids of one page in order, and how many there are in all. */
  find(query: IncidentQuery, me: RecordId): { total: number; ids: readonly RecordId[] };
  close(): void;
};

const schema = `
  CREATE TABLE incident (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL, type TEXT, state TEXT NOT NULL,
    author TEXT NOT NULL, earliest TEXT, changed TEXT NOT NULL
  ) STRICT;
  CREATE INDEX incident_changed ON incident(changed);
  CREATE INDEX incident_state ON incident(state);
  CREATE VIRTUAL TABLE words USING fts5(
    text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co So'"
  );
`;

const order = {
  changed: 'changed',
  number: 'number',
  date: 'earliest',
  state:
    "CASE state WHEN 'draft' THEN 0 WHEN 'returned' THEN 1 WHEN 'waiting' THEN 2 WHEN 'approved' THEN 3 ELSE 4 END",
} as const;

const textsIn = (value: Json): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return [];
};

const searchText = ({ summary, fields, fileNames }: IndexedIncident): string =>
  foldText(
    [
      summary.number,
      summary.pseudonym,
      summary.author.name,
      ...fileNames,
      ...Object.values(fields).flatMap(textsIn),
    ].join('\n'),
  );

/** Each word of the query must begin some word of the text; signs between words have no meaning. */
const matchOf = (text: string): string | undefined => {
  const words = foldText(text).match(/[\p{L}\p{N}\p{Co}\p{So}]+/gu);
  return words?.map((word) => `"${word}"*`).join(' ');
};

const instant = (time: string): string => new Date(time).toISOString();

export const openIncidentIndex = async (): Promise<IncidentIndex> => {
  const database: Database = await memoryDatabase();
  database.exec(schema);
  const keyOf = (id: RecordId): number | undefined => {
    const key = database.selectValue('SELECT key FROM incident WHERE id = ?', [id]);
    return typeof key === 'number' ? key : undefined;
  };

  const putOne = (incident: IndexedIncident): void => {
    const { summary } = incident;
    const known = keyOf(summary.id);
    if (known !== undefined) {
      database.exec('DELETE FROM words WHERE rowid = ?', { bind: [known] });
      database.exec('DELETE FROM incident WHERE key = ?', { bind: [known] });
    }
    database.exec('INSERT INTO incident VALUES (?, ?, ?, ?, ?, ?, ?, ?)', {
      bind: [
        known ?? null,
        summary.id,
        summary.number,
        summary.type ?? null,
        summary.state,
        summary.author.id,
        (summary.date === undefined ? undefined : dateBounds(summary.date).earliest) ?? null,
        instant(summary.changed),
      ],
    });
    database.exec('INSERT INTO words(rowid, text) VALUES (?, ?)', {
      bind: [keyOf(summary.id) ?? null, searchText(incident)],
    });
  };

  return {
    put: (incidents) => database.transaction(() => incidents.forEach(putOne)),
    find: (query, me) => {
      const conditions: string[] = [];
      const bind: (string | number)[] = [];
      const among = (column: string, values: readonly string[] | undefined) => {
        if (!values) return;
        conditions.push(`${column} IN (${values.map(() => '?').join(', ')})`);
        bind.push(...values);
      };
      among('state', query.states);
      among('type', query.types);
      if (query.mine) among('author', [me]);
      const match = matchOf(query.text ?? '');
      if (match !== undefined) {
        conditions.push('key IN (SELECT rowid FROM words WHERE words MATCH ?)');
        bind.push(match);
      } else if (query.text?.trim()) {
        // Only signs that no word has: nothing can match.
        return { total: 0, ids: [] };
      }
      const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
      const direction = query.descending ? 'DESC' : 'ASC';
      // SQLite refuses an empty list of values for a statement that takes none.
      const total = database.selectValue(
        `SELECT count(*) FROM incident ${where}`,
        bind.length === 0 ? undefined : bind,
      );
      const ids = database.selectValues(
        `SELECT id FROM incident ${where}
         ORDER BY ${order[query.sort]} ${direction} NULLS LAST, number ${direction} LIMIT ? OFFSET ?`,
        [...bind, query.limit, query.offset],
      );
      return { total: Number(total), ids: ids.map(String) };
    },
    close: () => database.close(),
  };
};
