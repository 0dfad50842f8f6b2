import { Dexie } from 'dexie';

/** Rows in a table of a database in whatever version it lies there: opening it as ours would first bring it up to date. */
export const rawKeyCount = async (name: string, table: string): Promise<number> => {
  if (!(await indexedDB.databases()).some((found) => found.name === name)) return 0;
  const database = new Dexie(name);
  try {
    await database.open();
    return database.tables.some((found) => found.name === table) ? await database.table(table).count() : 0;
  } finally {
    database.close();
  }
};
