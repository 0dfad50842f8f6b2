import { Dexie, type EntityTable } from 'dexie';
import { type RemovalLimit, removalLimitOf } from '../../../shared/model/removal.ts';

/**
 * What has to be known of a removal before anybody unlocks, and while the vault's databases go: kept in clear and in a
 * database of its own, which goes last. The ledger says the same, signed; every unlock brings this into line with it.
 */

type MarkRow = {
  readonly id: 'removal';
  readonly limit: RemovalLimit | undefined;
  /** The vault is being removed: whoever finds this carries it to its end. */
  readonly underWay: boolean;
};

export const markName = 'zapys-removal';

class MarkDatabase extends Dexie {
  declare mark: EntityTable<MarkRow, 'id'>;

  constructor() {
    super(markName, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ mark: 'id' });
  }
}

const isThere = async (): Promise<boolean> =>
  (await indexedDB.databases()).some(({ name }) => name === markName);

const withMark = async <T>(work: (database: MarkDatabase) => Promise<T>): Promise<T> => {
  const database = new MarkDatabase();
  try {
    return await work(database);
  } finally {
    database.close();
  }
};

/** A vault that does not remove itself has none. */
export const readMark = async (): Promise<{
  readonly limit: RemovalLimit | undefined;
  readonly underWay: boolean;
}> => {
  const row = (await isThere()) ? await withMark(({ mark }) => mark.get('removal')) : undefined;
  return { limit: removalLimitOf(row?.limit), underWay: row?.underWay === true };
};

export const writeLimit = async (limit: RemovalLimit | undefined): Promise<void> => {
  if (limit === undefined) await Dexie.delete(markName);
  else await withMark(({ mark }) => mark.put({ id: 'removal', limit, underWay: false }));
};

export const raiseSign = (): Promise<unknown> =>
  withMark(({ mark }) => mark.put({ id: 'removal', limit: undefined, underWay: true }));
