/** The databases as they lie on the disk, read and damaged without the vault. */

const opened = (
  database: string,
  version?: number,
  build?: (made: IDBDatabase) => void,
): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(database, version);
    request.onupgradeneeded = () => build?.(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error(database));
  });

const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
  });

const got = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('request'));
  });

export const storesOf = async (database: string): Promise<readonly string[]> => {
  const open = await opened(database);
  const stores = [...open.objectStoreNames];
  open.close();
  return stores;
};

export const rowsOf = async (database: string, store: string): Promise<Record<string, unknown>[]> => {
  const open = await opened(database);
  const rows = await got(open.transaction(store).objectStore(store).getAll());
  open.close();
  return rows;
};

/** Changes, replaces or (with undefined) removes rows in place. */
export const alter = async (
  database: string,
  store: string,
  change: (row: Record<string, unknown>) => Record<string, unknown> | undefined,
): Promise<void> => {
  const open = await opened(database);
  const transaction = open.transaction(store, 'readwrite');
  const done = finished(transaction);
  const request = transaction.objectStore(store).openCursor();
  request.onsuccess = () => {
    const cursor = request.result;
    if (!cursor) return;
    const next = change(structuredClone(cursor.value));
    if (next) cursor.update(next);
    else cursor.delete();
    cursor.continue();
  };
  await done;
  open.close();
};

export const putRow = async (database: string, store: string, row: object): Promise<void> => {
  const open = await opened(database);
  const transaction = open.transaction(store, 'readwrite');
  const done = finished(transaction);
  transaction.objectStore(store).put(row);
  await done;
  open.close();
};

/** The bytes with one bit changed. */
export const flipped = (box: unknown, at = 20): Uint8Array => {
  const bytes = Uint8Array.from(box as Uint8Array);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
};

export const corruptChunk = (index: number): Promise<void> =>
  alter('zapys-evidence', 'chunks', (row) => (row.index === index ? { ...row, box: flipped(row.box) } : row));

type StoredIndex = Pick<IDBIndex, 'name' | 'keyPath' | 'unique' | 'multiEntry'>;
type StoredStore = {
  readonly name: string;
  readonly keyPath: string | string[] | null;
  readonly autoIncrement: boolean;
  readonly indexes: readonly StoredIndex[];
  readonly keys: readonly IDBValidKey[];
  readonly rows: readonly unknown[];
};
export type StoredDatabase = {
  readonly name: string;
  readonly version: number;
  readonly stores: readonly StoredStore[];
};

/** A database as it is now, to be put back by `restored`. */
export const copyOf = async (name: string): Promise<StoredDatabase> => {
  const open = await opened(name);
  const stores: StoredStore[] = [];
  for (const storeName of open.objectStoreNames) {
    const store = open.transaction(storeName).objectStore(storeName);
    const indexes = [...store.indexNames].map((index) => {
      const { name: indexName, keyPath, unique, multiEntry } = store.index(index);
      return { name: indexName, keyPath, unique, multiEntry };
    });
    const { keyPath, autoIncrement } = store;
    const [keys, rows] = await Promise.all([got(store.getAllKeys()), got(store.getAll())]);
    stores.push({ name: storeName, keyPath, autoIncrement, indexes, keys, rows });
  }
  const { version } = open;
  open.close();
  return { name, version, stores };
};

/** Puts a database back that is not there. */
export const restored = async ({ name, version, stores }: StoredDatabase): Promise<void> => {
  const open = await opened(name, version, (made) => {
    for (const { name: storeName, keyPath, autoIncrement, indexes } of stores) {
      const store = made.createObjectStore(storeName, { keyPath, autoIncrement });
      for (const { name: index, keyPath: path, unique, multiEntry } of indexes)
        store.createIndex(index, path, { unique, multiEntry });
    }
  });
  for (const { name: storeName, keyPath, keys, rows } of stores) {
    const transaction = open.transaction(storeName, 'readwrite');
    const done = finished(transaction);
    const store = transaction.objectStore(storeName);
    for (const [at, row] of rows.entries()) store.put(row, keyPath === null ? keys[at] : undefined);
    await done;
  }
  open.close();
};
