import type { Collection, Table } from 'dexie';
import { isLostOnDisk } from '../failure.ts';

/**
 * Rows of a store of which the disk may have lost some. Large values lie in files of their own, without a checksum: one
 * that is cut short makes every request fail that asks for it among others, and one with a wrong byte may come as null
 * or as something of another form.
 */

const textOf = (key: unknown): string => JSON.stringify([key].flat());

/** Whether the row at least names the key under which it lies: what else it says is for its reader to doubt. */
const isAt = <Row, Key, Insert>(
  { schema }: Table<Row, Key, Insert>,
  row: Row | null | undefined,
  key: Key | undefined,
): row is Row => {
  if (typeof row !== 'object' || row === null) return false;
  const path = [schema.primKey.keyPath ?? []].flat();
  return textOf(path.map((part) => (row as Record<string, unknown>)[part])) === textOf(key);
};

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
  keys: readonly NoInfer<Key>[],
): Promise<readonly (Row | undefined)[]> => {
  let rows = await unlessLost(table.bulkGet([...keys]));
  if (!rows) {
    rows = [];
    for (const key of keys) rows.push(await unlessLost(table.get(key)));
  }
  return rows.map((row, at) => (isAt(table, row, keys[at]) ? row : undefined));
};

/** Those rows of a collection that can be read, in their order. */
export const rowsIn = async <Row, Key, Insert>(
  table: Table<Row, Key, Insert>,
  collection: Collection<Row, Key, Insert>,
): Promise<readonly Row[]> => {
  const keys = await collection.clone().primaryKeys();
  const all = await unlessLost(collection.clone().toArray());
  if (all?.length === keys.length) return all.filter((row, at) => isAt(table, row, keys[at]));
  return (await rowsAt(table, keys)).flatMap((row) => row ?? []);
};
