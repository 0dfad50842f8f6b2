import init, { type Database } from '@sqlite.org/sqlite-wasm';

/** An empty SQLite database in this worker's memory; its WASM comes from the application, never from elsewhere. */
export const memoryDatabase = async (): Promise<Database> => {
  const sqlite = await init();
  return new sqlite.oo1.DB(':memory:');
};

export type { Database };
