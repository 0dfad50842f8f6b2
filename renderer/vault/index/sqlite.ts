import init, { type Database } from '@sqlite.org/sqlite-wasm';

/**
 * SQLite's ways to a disk, each switched off: the index is decrypted text and stays in memory. Where a page is isolated
 * SQLite would otherwise start a worker of its own for files, and wait for it.
 */
const nothingOnDisk = { kvvfs: true, opfs: true, 'opfs-vfs': true, 'opfs-wl': true, 'opfs-sahpool': true };
Object.assign(globalThis, { sqlite3ApiConfig: { disable: { vfs: nothingOnDisk } } });

/** An empty SQLite database in this worker's memory; its WASM comes from the application, never from elsewhere. */
export const memoryDatabase = async (): Promise<Database> => {
  const sqlite = await init();
  return new sqlite.oo1.DB(':memory:');
};

export type { Database };
