import type { Collection, Table } from 'dexie';
import { isLostOnDisk } from '../failure.ts';

/**
 * Rows of a store of which the disk may have lost some: large values lie in files of their own, and one that is cut
 * short makes every request fail that asks for it among others.
 */

const unlessLost = async <T>(reading: PromiseLike<T>): Promise<T | undefined> => {
  try {
    return await reading;
  } catch (error) {
    if (isLostOnDisk(error)) return undefined;
    throw error;
  }
};

/** The rows with these keys, in their order; undefined for one that is not there or cannot be read. */
export const rowsAt = async <Row, Key, Insert>(
  table: Table<Row, Key, Insert>,
  keys: readonly Key[],
): Promise<readonly (Row | undefined)[]> => {
  const all = await unlessLost(table.bulkGet([...keys]));
  if (all) return all;
  const rows: (Row | undefined)[] = [];
  for (const key of keys) rows.push(await unlessLost(table.get(key)));
  return rows;
};

/** Those rows of a collection that can be read, in their order. */
export const rowsIn = async <Row, Key, Insert>(
  table: Table<Row, Key, Insert>,
  collection: Collection<Row, Key, Insert>,
): Promise<readonly Row[]> => {
  const all = await unlessLost(collection.clone().toArray());
  if (all) return all;
  const rows = await rowsAt(table, await collection.primaryKeys());
  return rows.flatMap((row) => row ?? []);
};
