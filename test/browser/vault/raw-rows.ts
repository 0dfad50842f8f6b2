/** The databases as they lie on the disk, read and damaged without the vault. */

const opened = (database: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(database);
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

/** The bytes with one bit changed. */
export const flipped = (box: unknown, at = 20): Uint8Array => {
  const bytes = Uint8Array.from(box as Uint8Array);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
};

export const corruptChunk = (index: number): Promise<void> =>
  alter('zapys-evidence', 'chunks', (row) => (row.index === index ? { ...row, box: flipped(row.box) } : row));
