import { Dexie, type EntityTable } from 'dexie';
import type { Json } from '../../../shared/ledger/entry.ts';
import type { SampleRecord } from './sample-records.ts';

/**
 * What people would otherwise write: plain Dexie, nothing encrypted, signed or chained, one row a record with the
 * indexes the list needs.
 */

export type PlainRow = {
  readonly id: number;
  readonly number: string;
  readonly type: Json;
  readonly status: string;
  readonly date: Json;
  readonly oblast: string;
  readonly raion: string;
  readonly changed: number;
  readonly fields: Readonly<Record<string, Json>>;
};

class PlainDatabase extends Dexie {
  declare incidents: EntityTable<PlainRow, 'id'>;

  constructor() {
    super('plain-dexie');
    this.version(1).stores({
      incidents: 'id, number, type, status, date, oblast, raion, changed, [type+status+raion+date]',
    });
  }
}

export type PlainDexie = ReturnType<typeof openPlainDexie>;

export const openPlainDexie = () => {
  const database = new PlainDatabase();
  const { incidents } = database;
  return {
    import: async (records: readonly SampleRecord[], from: number): Promise<void> => {
      await incidents.bulkAdd(
        records.map(({ changes, oblast, raion }, index) => ({
          id: from + index,
          number: `PLAIN-2026-${from + index}`,
          type: changes['account.type'] ?? null,
          status: 'draft',
          date: changes['account.date'] ?? null,
          oblast,
          raion,
          changed: from + index,
          fields: changes,
        })),
      );
    },
    firstPage: () => incidents.orderBy('changed').reverse().limit(50).toArray(),
    /** Every word in some field, as a scan finds it. */
    search: (words: readonly string[]) => {
      const wanted = words.map((word) => word.toLowerCase());
      return incidents
        .orderBy('changed')
        .reverse()
        .filter(({ fields }) => {
          const text = Object.values(fields).join('\n').toLowerCase();
          return wanted.every((word) => text.includes(word));
        })
        .limit(50)
        .toArray();
    },
    filter: (type: string, raion: string, from: string, to: string) =>
      incidents
        .where('[type+status+raion+date]')
        .between([type, 'draft', raion, from], [type, 'draft', raion, to], true, true)
        .reverse()
        .limit(50)
        .toArray(),
    put: async (id: number, narrative: string): Promise<void> => {
      const row = await incidents.get(id);
      if (!row) throw new Error(`No row ${id}`);
      await incidents.put({ ...row, fields: { ...row.fields, 'account.narrative': narrative } });
    },
    close: () => database.close(),
    remove: () => database.delete(),
  };
};
