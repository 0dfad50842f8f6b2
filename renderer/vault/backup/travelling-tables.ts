import type { Dexie, Table } from 'dexie';
import type { DatabaseSchema, Row } from '../../../shared/backup/pieces.ts';

/**
 * Every table of the vault's databases goes into a backup, so that new kinds of rows come along by themselves. What
 * belongs to this machine alone stays: attempts at its unlock screen, temporary files on its drives, filling of its log.
 */
const staysHere: ReadonlySet<string> = new Set(['attempts', 'journal', 'filling']);

export const travellingTables = (database: Dexie): readonly Table<Row>[] =>
  database.tables.filter(({ name }) => !staysHere.has(name));

/** How the database is built, for a machine that has none to build it the same. */
export const schemaOf = (database: Dexie): DatabaseSchema => ({
  name: database.name,
  version: database.verno,
  stores: Object.fromEntries(
    database.tables.map(({ name, schema }) => [
      name,
      [schema.primKey, ...schema.indexes].map(({ src }) => src).join(','),
    ]),
  ),
});
