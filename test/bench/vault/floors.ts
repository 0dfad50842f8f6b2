import { sha256 } from '@noble/hashes/sha2.js';

/** What this machine gives at best, in the same run: the primitives that every row of the bench stands on. */

export type Floors = {
  readonly aesGcmMBs: number;
  readonly sha256MBs: number;
  /** SHA-256 in JavaScript, as the ledger computes it, of messages the size of a field. */
  readonly fieldHashesPerSecond: number;
  /** AES-GCM boxes of 2 KB, each under a key of its own. */
  readonly smallBoxesPerSecond: number;
  /** IndexedDB, rows of 1 MiB, strict durability. */
  readonly storedMBs: number;
};

const mebibyte = 1024 * 1024;

const elapsed = async (work: () => Promise<unknown> | unknown): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

const randomBytes = (length: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
};

const importKey = (): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', randomBytes(32), 'AES-GCM', false, ['encrypt']);

const encrypt = async (key: CryptoKey, bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> =>
  crypto.subtle.encrypt({ name: 'AES-GCM', iv: randomBytes(12) }, key, bytes);

const store = 'rows';

const scratchDatabase = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error(name));
  });

const storeRows = (database: IDBDatabase, rows: readonly Uint8Array[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
    for (const [index, row] of rows.entries()) transaction.objectStore(store).put(row, index);
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error ?? new Error(store));
  });

export const measureFloors = async (): Promise<Floors> => {
  const block = randomBytes(mebibyte);
  const blocks = 32;
  const key = await importKey();
  const aes = await elapsed(async () => {
    for (let at = 0; at < blocks; at += 1) await encrypt(key, block);
  });
  const sha = await elapsed(async () => {
    for (let at = 0; at < blocks; at += 1) await crypto.subtle.digest('SHA-256', block);
  });
  const field = randomBytes(96);
  const hashes = 50_000;
  const hashing = await elapsed(() => {
    for (let at = 0; at < hashes; at += 1) sha256(field);
  });
  const small = block.slice(0, 2048);
  const boxes = 5_000;
  const boxing = await elapsed(async () => {
    for (let at = 0; at < boxes; at += 250)
      await Promise.all(Array.from({ length: 250 }, async () => encrypt(await importKey(), small)));
  });
  const name = 'bench-scratch';
  const database = await scratchDatabase(name);
  const storing = await elapsed(() =>
    storeRows(
      database,
      Array.from({ length: blocks }, () => block),
    ),
  );
  database.close();
  indexedDB.deleteDatabase(name);
  return {
    aesGcmMBs: blocks / aes,
    sha256MBs: blocks / sha,
    fieldHashesPerSecond: hashes / hashing,
    smallBoxesPerSecond: boxes / boxing,
    storedMBs: blocks / storing,
  };
};
