import type { Database, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { utf8Into } from '../../../shared/text/utf8-into.ts';
import { PieceAwaited, type PieceFile } from './piece-file.ts';
import { installPieceVfs } from './piece-vfs.ts';

/**
 * SQLite's ways to a disk, each switched off: the index is decrypted text and stays in memory. Where a page is isolated
 * SQLite would otherwise start a worker of its own for files, and wait for it.
 */
const nothingOnDisk = { kvvfs: true, opfs: true, 'opfs-vfs': true, 'opfs-wl': true, 'opfs-sahpool': true };
/** A statement that fails throws: nothing of it goes to the console as well. */
const warn = (): void => undefined;
Object.assign(globalThis, { sqlite3ApiConfig: { disable: { vfs: nothingOnDisk }, warn } });

type Sqlite = Pick<Sqlite3Static, 'oo1'> & { readonly vfs: ReturnType<typeof installPieceVfs> };

let coming: Promise<Sqlite> | undefined;

/** SQLite, whose WASM comes from the application, never from elsewhere. */
export const readySqlite = (): Promise<Sqlite> => {
  coming ??= import('@sqlite.org/sqlite-wasm').then(async ({ default: init }) => {
    const loaded = await init();
    parameters = parametersOf(loaded);
    isTransactionOpen = (database) => loaded.capi.sqlite3_get_autocommit(database) === 0;
    return { oo1: loaded.oo1, vfs: installPieceVfs(loaded) };
  });
  return coming;
};

export type SqlValue = string | number | null;
export type Statement = ReturnType<Database['prepare']>;

/** Bytes of a statement's texts; longer ones are left to SQLite's own binding. */
const textRoom = 256 * 1024;

/**
 * Binds texts where they lie, one after another in one piece of SQLite's memory: asking it for room for each, and
 * giving that back, takes longer than most statements run. They stand there until the next statement is bound.
 */
const parametersOf = ({ wasm, capi }: Sqlite3Static) => {
  const room = Number(wasm.alloc(textRoom));
  return (statement: Statement, values: readonly SqlValue[]): void => {
    const pointer = statement.pointer;
    const heap = wasm.heap8u();
    let used = 0;
    values.forEach((value, at) => {
      // A UTF-16 unit is three bytes at most.
      if (typeof value !== 'string' || used + 3 * value.length > textRoom) {
        statement.bind(at + 1, value);
        return;
      }
      const written = utf8Into(value, heap.subarray(room + used, room + textRoom));
      const bound = wasm.exports.sqlite3_bind_text(pointer, at + 1, room + used, written, capi.SQLITE_STATIC);
      if (bound !== capi.SQLITE_OK) throw new Error(`SQLite answers a parameter with ${bound}`);
      used += written;
    });
  };
};

let parameters: ReturnType<typeof parametersOf> | undefined;
let isTransactionOpen: ((database: Database) => boolean) | undefined;

/** Of a statement of a database that is open. */
export const bindAll = (statement: Statement, values: readonly SqlValue[]): void =>
  parameters?.(statement, values);

/** Kilobytes of pages outside the file. */
const cacheSize = 8_192;

/** Nobody else has the file, and nothing of it goes to a disk, whatever SQLite takes for its own. */
const settings = `
  PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;
  PRAGMA temp_store = MEMORY; PRAGMA cache_size = -${cacheSize};
`;

const files = new WeakMap<Database, PieceFile>();

/** Whether a statement of it failed because a piece of its file has not come yet. */
export const isWanting = (database: Database): boolean => files.get(database)?.isWanting() === true;

/** The database in this file, or an empty one. @throws PieceAwaited, or what SQLite says of a file that is none. */
export const databaseIn = async (file: PieceFile): Promise<Database> => {
  const { oo1, vfs } = await readySqlite();
  const name = crypto.randomUUID();
  vfs.give(name, file);
  let database: Database | undefined;
  try {
    database = new oo1.DB({ filename: name, flags: 'c', vfs: vfs.name });
    database.exec(settings);
    database.selectValue('SELECT count(*) FROM sqlite_schema');
    files.set(database, file);
    return database;
  } catch (error) {
    database?.close();
    throw file.isWanting() ? new PieceAwaited() : error;
  } finally {
    vfs.takeBack(name);
  }
};

/** Whether a transaction goes on. */
export const isInTransaction = (database: Database): boolean => isTransactionOpen?.(database) === true;

export type { Database };
