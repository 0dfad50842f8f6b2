import {
  bindAll,
  type Database,
  isInTransaction,
  isWanting,
  type SqlValue,
  type Statement,
} from './database.ts';
import { PieceAwaited } from './piece-file.ts';

/** Statements by their text, each prepared once: preparing takes longer than most of them run. */

export type Statements = {
  do(sql: string, bind: readonly SqlValue[]): void;
  /** First column of the first row; undefined where there is none. */
  value(sql: string, bind: readonly SqlValue[]): SqlValue | undefined;
  rows(sql: string, bind: readonly SqlValue[]): readonly (readonly SqlValue[])[];
};

/** The answer for each of these; where pieces are awaited, those for all of them are asked for together. */
export const answerEach = <T, U>(all: readonly T[], answer: (one: T) => U): readonly U[] => {
  const answers: U[] = [];
  let awaited: PieceAwaited | undefined;
  for (const one of all) {
    try {
      answers.push(answer(one));
    } catch (error) {
      if (!(error instanceof PieceAwaited)) throw error;
      awaited = error;
    }
  }
  if (awaited) throw awaited;
  return answers;
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
    let statement: Statement | undefined;
    try {
      statement = statementFor(sql, bind);
      return read(statement);
    } catch (error) {
      throw isWanting(database) ? new PieceAwaited() : error;
    } finally {
      statement?.resetNoThrow();
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

/** All that `work` changes, or nothing where it fails. */
export const asOne = <T>(database: Database, work: () => T): T => {
  try {
    database.exec('BEGIN');
    const done = work();
    database.exec('COMMIT');
    return done;
  } catch (error) {
    // After some failures SQLite has done so itself.
    if (isInTransaction(database)) database.exec('ROLLBACK');
    throw isWanting(database) ? new PieceAwaited() : error;
  }
};

/** Ends every statement, and with them the database. */
export const closeDatabase = (database: Database): void => {
  for (const statement of statementsOf(database).values()) statement.finalize();
  kept.delete(database);
  database.close();
};

export type { SqlValue };
