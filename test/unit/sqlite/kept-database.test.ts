import { expect, test } from 'vitest';
import { indexSchema } from '../../../renderer/vault/index/index-schema.ts';
import { recordPlaces } from '../../../renderer/vault/index/record-places.ts';
import { databaseIn } from '../../../renderer/vault/sqlite/database.ts';
import { PieceAwaited, type PieceFile, pieceFile } from '../../../renderer/vault/sqlite/piece-file.ts';
import { answerEach, asOne, closeDatabase } from '../../../renderer/vault/sqlite/statements.ts';

/** SQLite over a file whose pieces come when they are asked for. */

const count = 9_000;

const filled = async (): Promise<PieceFile> => {
  const file = pieceFile();
  const database = await databaseIn(file);
  database.exec(indexSchema);
  const places = recordPlaces(database);
  asOne(database, () => {
    for (let index = 0; index < count; index += 1)
      places.add(`record ${index}`, 'incident', { seq: 1, index });
  });
  // Pages that are free are written to without having been read.
  database.exec('CREATE TABLE filling (text TEXT)');
  const text = 'x'.repeat(3_000);
  asOne(database, () => {
    for (let row = 0; row < 30; row += 1)
      database.exec({ sql: 'INSERT INTO filling VALUES (?)', bind: [text] });
  });
  database.exec('DROP TABLE filling');
  closeDatabase(database);
  return file;
};

/** The same file with nothing of it there, and who waits for its pieces. */
const keptOf = (file: PieceFile) => {
  const { pieces } = file.takeChanged();
  const kept = pieceFile(file.size());
  const rounds: (readonly number[])[] = [];
  const come = async <T>(work: () => T | Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof PieceAwaited)) throw error;
        const wanted = kept.takeWanted();
        rounds.push(wanted);
        for (const piece of wanted) kept.put(piece, pieces.get(piece) ?? new Uint8Array(0));
      }
    }
  };
  return { kept, pieces, come, rounds };
};

/** The database in it, opened, and nothing asked yet. */
const opened = async () => {
  const all = keptOf(await filled());
  const database = await all.come(() => databaseIn(all.kept));
  all.rounds.length = 0;
  return { ...all, database, places: recordPlaces(database) };
};

test('it is asked while pieces are missing: those that are needed come, and no others', async () => {
  const { kept, come, database, places } = await opened();
  expect(await come(() => places.placesOf('record 4711'))).toEqual([{ seq: 1, index: 4711 }]);
  const awaited = Array.from({ length: kept.count() }, (_, piece) => piece).filter(kept.isAwaited);
  expect(awaited.length).toBeGreaterThan(kept.count() / 3);
  expect(kept.takeChanged().pieces.size).toBe(0);
  closeDatabase(database);
});

test('many questions ask for their pieces together', async () => {
  const { come, rounds, database, places } = await opened();
  const ids = Array.from({ length: 30 }, (_, at) => `record ${at * 300}`);
  const found = await come(() => answerEach(ids, (id) => places.typeOf(id)));
  expect(found).toEqual(ids.map(() => 'incident'));
  expect(Math.max(...rounds.map(({ length }) => length))).toBeGreaterThan(1);
  closeDatabase(database);
});

test('a change that needed a piece is taken back whole, and made when it has come', async () => {
  const { come, rounds, database, places } = await opened();
  await come(() =>
    asOne(database, () => {
      places.add('new', 'incident', { seq: 2, index: 0 });
      places.add('record 77', 'incident', { seq: 2, index: 1 });
      places.add('record 8999', 'incident', { seq: 2, index: 2 });
    }),
  );
  expect(rounds.length).toBeGreaterThan(0);
  expect(await come(() => places.recordsIn(2))).toEqual(['new', 'record 77', 'record 8999']);
  expect(await come(() => places.placesOf('record 77'))).toHaveLength(2);
  expect(await come(() => places.idsOf('incident'))).toHaveLength(count + 1);
  closeDatabase(database);
});

test('many changes go to pages that are free or behind the last, whose pieces were never read', async () => {
  const { kept, pieces, come, database, places } = await opened();
  const [size, added] = [kept.size(), 6_000];
  await come(() =>
    asOne(database, () => {
      for (let index = 0; index < added; index += 1)
        places.add(`later ${index}`, 'incident', { seq: 2, index });
    }),
  );
  expect(kept.size()).toBeGreaterThan(size);
  expect(await come(() => places.idsOf('incident'))).toHaveLength(count + added);
  for (const [piece, bytes] of pieces) kept.put(piece, bytes);
  expect(database.selectValue('PRAGMA integrity_check')).toBe('ok');
  closeDatabase(database);
});

test('bytes that are no database are refused, and not taken for a piece that is missing', async () => {
  const file = pieceFile();
  file.write(0, new Uint8Array(8192).fill(7));
  await expect(databaseIn(file)).rejects.toThrow(/not a database/);
});
