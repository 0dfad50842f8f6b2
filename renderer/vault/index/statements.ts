import { bindAll, type Database, type SqlValue, type Statement } from './sqlite.ts';

/** Statements by their text, each prepared once: preparing takes longer than most of them run. */

export type Statements = {
  do(sql: string, bind: readonly SqlValue[]): void;
  /** First column of the first row; undefined where there is none. */
  value(sql: string, bind: readonly SqlValue[]): SqlValue | undefined;
  rows(sql: string, bind: readonly SqlValue[]): readonly (readonly SqlValue[])[];
};

const kept = new WeakMap<Database, Map<string, Statement>>();

const statementsOf = (database: Database): Map<string, Statement> => {
  const known = kept.get(database) ?? new Map<string, Statement>();
  kept.set(database, known);
  return known;
};

export const prepared = (database: Database): Statements => {
  const statements = statementsOf(database);
  const statementFor = (sql: string, bind: readonly SqlValue[]): Statement => {
    const known = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, known);
    bindAll(known, bind);
    return known;
  };
  const using = <T>(sql: string, bind: readonly SqlValue[], read: (statement: Statement) => T): T => {
    const statement = statementFor(sql, bind);
    try {
      return read(statement);
    } finally {
      statement.reset();
    }
  };
  return {
    do: (sql, bind) => using(sql, bind, (statement) => void statement.step()),
    value: (sql, bind) =>
      using(sql, bind, (statement) => (statement.step() ? (statement.get(0) as SqlValue) : undefined)),
    rows: (sql, bind) =>
      using(sql, bind, (statement) => {
        const rows: (readonly SqlValue[])[] = [];
        while (statement.step()) rows.push(statement.get([]) as SqlValue[]);
        return rows;
      }),
  };
};

/** Ends every statement, and with them the database. */
export const closeDatabase = (database: Database): void => {
  for (const statement of statementsOf(database).values()) statement.finalize();
  kept.delete(database);
  database.close();
};

export type { SqlValue };
