import init, { type Database, type Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { utf8Into } from '../../../shared/text/utf8-into.ts';

/**
 * SQLite's ways to a disk, each switched off: the index is decrypted text and stays in memory. Where a page is isolated
 * SQLite would otherwise start a worker of its own for files, and wait for it.
 */
const nothingOnDisk = { kvvfs: true, opfs: true, 'opfs-vfs': true, 'opfs-wl': true, 'opfs-sahpool': true };
Object.assign(globalThis, { sqlite3ApiConfig: { disable: { vfs: nothingOnDisk } } });

/** SQLite, whose WASM comes from the application, never from elsewhere. */
const sqlite = init().then((loaded) => {
  parameters = parametersOf(loaded);
  return loaded;
});

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

/** Of a statement of a database that is open. */
export const bindAll = (statement: Statement, values: readonly SqlValue[]): void =>
  parameters?.(statement, values);

/** Room for an image to grow before its bytes have to be moved: moving takes three times the memory for a moment. */
const slack = 1.25;
/** Kilobytes of pages outside the image's own bytes. */
const cacheSize = 8_192;

/** Nothing of it goes to a file, whatever SQLite takes for its own. */
const settings = `PRAGMA journal_mode = MEMORY; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -${cacheSize};`;

/** An empty database in this worker's memory. */
export const memoryDatabase = async (): Promise<Database> => {
  const { oo1 } = await sqlite;
  const database = new oo1.DB(':memory:');
  database.exec(settings);
  return database;
};

/**
 * The database whose bytes these were.
 * @param size in bytes
 * @param fill puts them into the memory it is given, piece by piece
 * @throws when they are no database
 */
export const databaseFrom = async (
  size: number,
  fill: (put: (at: number, bytes: Uint8Array) => void) => Promise<void>,
): Promise<Database> => {
  const { oo1, capi, wasm } = await sqlite;
  const capacity = Math.ceil(size * slack);
  const pointer = wasm.alloc(capacity);
  try {
    await fill((at, bytes) => wasm.heap8u().set(bytes, Number(pointer) + at));
  } catch (error) {
    wasm.dealloc(pointer);
    throw error;
  }
  const database = new oo1.DB(':memory:');
  const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE;
  // From here SQLite frees the bytes, also where it does not take them.
  const taken = capi.sqlite3_deserialize(database, 'main', pointer, size, capacity, flags);
  try {
    database.checkRc(taken);
    database.exec(settings);
    database.selectValue('SELECT count(*) FROM sqlite_schema');
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
};

/** A copy of the database's bytes as they are now. */
export const bytesOf = async (database: Database): Promise<Uint8Array<ArrayBuffer>> => {
  const { capi, wasm } = await sqlite;
  const stack = wasm.pstack.pointer;
  try {
    const size = wasm.pstack.alloc(8);
    // A database that was made of bytes has them in one piece; of another, SQLite must first make a piece.
    const pointer = capi.sqlite3_serialize(database, 'main', size, capi.SQLITE_SERIALIZE_NOCOPY);
    if (!pointer) return capi.sqlite3_js_db_export(database);
    const length = Number(wasm.peek(size, 'i64'));
    return wasm.heap8u().slice(Number(pointer), Number(pointer) + length) as Uint8Array<ArrayBuffer>;
  } finally {
    wasm.pstack.restore(stack);
  }
};

export type { Database };
