import type { RecordId, RecordType } from '../../../shared/ledger/entry.ts';
import type { KeyPlace } from '../ledger/record-keys.ts';
import type { Database } from '../sqlite/database.ts';
import { prepared } from '../sqlite/statements.ts';
import { fewTypes, ofFew } from './index-schema.ts';

/** Where a record's entries lie on the disk, and in which rows the keys to them. */

/** An entry of a commit: the position of its row, and its own in it from 0. */
export type EntryPlace = { readonly seq: number; readonly index: number };

/** Incidents and persons begun, and incidents changed. */
export type ImportedCounts = {
  readonly created: number;
  readonly updated: number;
  readonly persons: number;
};

export type RecordPlaces = {
  add(record: RecordId, type: RecordType, place: EntryPlace): void;
  typeOf(record: RecordId): RecordType | undefined;
  /** In the order in which they were written here; empty of a record that is not known. */
  placesOf(record: RecordId): readonly EntryPlace[];
  /** In the order in which they were begun here. */
  idsOf(type: RecordType): readonly RecordId[];
  /** Records of a commit's entries, in their order. */
  recordsIn(seq: number): readonly RecordId[];
  isImport(seq: number): boolean;
  importedIn(seq: number): ImportedCounts;

  keepKeys(places: Iterable<KeyPlace>): void;
  keyRows(record: RecordId): readonly { readonly epoch: number; readonly row: string }[];
  /** None of the keys in these rows is there any more. */
  forgetKeyRows(rows: Iterable<string>): void;
};

export const recordPlaces = (database: Database): RecordPlaces => {
  const run = prepared(database);
  const keyOf = (record: RecordId): number | undefined =>
    run.value('SELECT key FROM record WHERE id = ?', [record]) as number | undefined;

  const known = (record: RecordId, type: RecordType): number => {
    const key = keyOf(record);
    if (key !== undefined) return key;
    return Number(run.value('INSERT INTO record(id, type) VALUES (?, ?) RETURNING key', [record, type]));
  };

  const rowKey = (row: string): number => {
    run.do('INSERT OR IGNORE INTO key_row(id) VALUES (?)', [row]);
    return Number(run.value('SELECT key FROM key_row WHERE id = ?', [row]));
  };

  return {
    add: (record, type, { seq, index }) =>
      run.do('INSERT INTO entry VALUES (?, ?, ?)', [seq, index, known(record, type)]),
    typeOf: (record) => run.value('SELECT type FROM record WHERE id = ?', [record]) as RecordType | undefined,
    placesOf: (record) =>
      run
        .rows(
          'SELECT seq, place FROM entry WHERE record = (SELECT key FROM record WHERE id = ?) ORDER BY seq, place',
          [record],
        )
        .map(([seq, index]) => ({ seq: Number(seq), index: Number(index) })),
    idsOf: (type) =>
      run
        .rows(
          `SELECT id FROM record WHERE type = ? ${fewTypes.has(type) ? `AND ${ofFew}` : ''} ORDER BY key`,
          [type],
        )
        .map(([id]) => String(id)),
    recordsIn: (seq) =>
      run
        .rows('SELECT id FROM entry JOIN record ON record = key WHERE seq = ? ORDER BY place', [seq])
        .map(([id]) => String(id)),
    isImport: (seq) =>
      run.value('SELECT type FROM entry JOIN record ON record = key WHERE seq = ? AND place = 0', [seq]) ===
      'import',
    importedIn: (seq) => {
      const counts = run.rows(
        `SELECT type, seq = (SELECT min(seq) FROM entry AS earlier WHERE earlier.record = entry.record) AS begun, count(*)
         FROM entry JOIN record ON record = key WHERE seq = ? GROUP BY 1, 2`,
        [seq],
      );
      const of = (type: RecordType, begun: number): number =>
        Number(counts.find(([one, isBegun]) => one === type && isBegun === begun)?.[2] ?? 0);
      return { created: of('incident', 1), updated: of('incident', 0), persons: of('person', 1) };
    },

    keepKeys: (places) => {
      const rows = new Map<string, number>();
      for (const { record, epoch, row } of places) {
        const at = rows.get(row) ?? rowKey(row);
        rows.set(row, at);
        // A key of no record opens nothing.
        run.do('INSERT OR IGNORE INTO record_key SELECT key, ?, ? FROM record WHERE id = ?', [
          epoch,
          at,
          record,
        ]);
      }
    },
    keyRows: (record) =>
      run
        .rows(
          `SELECT epoch, key_row.id FROM record_key JOIN key_row ON row = key_row.key
           WHERE record = (SELECT key FROM record WHERE id = ?)`,
          [record],
        )
        .map(([epoch, row]) => ({ epoch: Number(epoch), row: String(row) })),
    forgetKeyRows: (rows) => {
      for (const row of rows) {
        run.do('DELETE FROM record_key WHERE row = (SELECT key FROM key_row WHERE id = ?)', [row]);
        run.do('DELETE FROM key_row WHERE id = ?', [row]);
      }
    },
  };
};
