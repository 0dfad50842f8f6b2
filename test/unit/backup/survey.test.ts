import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstTip, frameOf, preamble, type Sha256 } from '../../../shared/backup/frames.ts';
import { difference, type Inventory, takeIn } from '../../../shared/backup/inventory.ts';
import { decodePiece, encodePiece, keyIn, type Piece } from '../../../shared/backup/pieces.ts';
import { survey } from '../../../shared/backup/survey.ts';

const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());
const schemas = [{ name: 'ledger', version: 1, stores: { commits: 'seq', keys: 'id', meta: 'id' } }];

const put = (table: string, ...rows: Record<string, unknown>[]): Piece => ({
  kind: 'put',
  database: 'ledger',
  table,
  rows,
});
const part = (...pieces: Piece[]): Piece[] => [
  { kind: 'begin', schemas },
  ...pieces,
  { kind: 'end', note: Uint8Array.of(1) },
];

const fileOf = async (pieces: readonly Piece[]) => {
  const parts: Uint8Array[] = [preamble];
  const ends: number[] = [];
  let tip = firstTip;
  for (const piece of pieces) {
    const frame = await frameOf(tip, encodePiece(piece), sha256);
    parts.push(frame.bytes);
    tip = frame.tip;
    ends.push(tip.offset);
  }
  return { bytes: new Uint8Array(Buffer.concat(parts)), ends };
};
const surveyOf = (bytes: Uint8Array) =>
  survey(
    { size: bytes.length, read: async (offset, length) => bytes.slice(offset, offset + length) },
    sha256,
  );

test('however a backup of several parts is cut off, the finished ones count and the rest is where to go on', () =>
  fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.nat(), async (parts, where) => {
      const pieces = Array.from({ length: parts }, (_, n) =>
        part(put('commits', { seq: n + 1, header: new Uint8Array(40).fill(n) })),
      ).flat();
      const { bytes, ends } = await fileOf(pieces);
      const size = preamble.length + (where % (bytes.length - preamble.length + 1));
      const form = await surveyOf(bytes.slice(0, size));
      const finished = ends.filter((end, index) => index % 3 === 2 && end <= size);
      expect(form.parts).toBe(finished.length);
      expect(form.finished?.offset).toBe(finished.at(-1));
      expect(form.reached.offset).toBe(ends.findLast((end) => end <= size) ?? preamble.length);
      expect(form.damaged).toEqual([]);
    }),
  ));

test('a damaged frame in a finished part is named; one in an interrupted addition is only where to go on', async () => {
  const { bytes, ends } = await fileOf([...part(put('keys', { id: 'a' })), put('keys', { id: 'b' })]);
  const early = bytes.slice();
  early[(ends[1] ?? 0) - 1] = 0xff;
  expect((await surveyOf(early)).damaged).toEqual([ends[0]]);
  const late = bytes.slice();
  late[(ends[3] ?? 0) - 1] = 0xff;
  const form = await surveyOf(late);
  expect(form.damaged).toEqual([]);
  expect(form.reached.offset).toBe(ends[2]);
});

test('rows come back from CBOR as they went in, bytes in buffers of their own', () => {
  const row = { id: 'a', box: Uint8Array.of(1, 2), index: 7, list: [Uint8Array.of(3)], none: undefined };
  const piece = decodePiece(encodePiece(put('keys', row)));
  const { none: _, ...kept } = row;
  expect(piece).toEqual(put('keys', kept));
  const box = piece?.kind === 'put' ? piece.rows[0]?.box : undefined;
  expect((box as Uint8Array).buffer.byteLength).toBe(2);
  expect(decodePiece(Uint8Array.of(0xff))).toBeUndefined();
  expect(decodePiece(encodePiece({ kind: 'later' }))).toBeUndefined();
});

test('keys are read as the table is built', () => {
  expect(keyIn('id', { id: 'a' })).toBe('a');
  expect(keyIn('seq,author', { seq: 4 })).toBe(4);
  expect(keyIn('[evidence+index]', { evidence: 'e', index: 2 })).toEqual(['e', 2]);
});

const inventoryOf = (...pieces: Piece[]): Inventory => {
  const inventory: Inventory = new Map();
  for (const piece of pieces)
    if (piece.kind === 'put' || piece.kind === 'drop') takeIn(inventory, piece, schemas[0]?.stores ?? {});
  return inventory;
};

test('what a vault added or replaced among its notes is missing from the backup, and nothing else changes', () => {
  const backup = inventoryOf(put('commits', { seq: 1, x: 1 }), put('meta', { id: 'm', x: 1 }, { id: 'n' }));
  const vault = inventoryOf(put('commits', { seq: 1, x: 1 }, { seq: 2 }), put('meta', { id: 'm', x: 2 }));
  expect(difference(backup, vault)).toEqual({
    state: 'same',
    missing: [
      { place: 'ledger/commits', key: '2' },
      { place: 'ledger/meta', key: '"m"' },
    ],
    gone: [{ place: 'ledger/meta', key: '"n"' }],
  });
});

test('a key that the vault gave up outlives it in the backup, also in a table that nobody knows yet', () => {
  for (const table of ['keys', 'shares']) {
    expect(difference(inventoryOf(put(table, { id: 'k' })), inventoryOf()).state).toBe('outlived');
    expect(
      difference(inventoryOf(put(table, { id: 'k', x: 1 })), inventoryOf(put(table, { id: 'k', x: 2 })))
        .state,
    ).toBe('outlived');
  }
});

test('a commit that the vault lacks or has otherwise is another history, whatever else is missing', () => {
  const commit = put('commits', { seq: 1, x: 1 });
  expect(difference(inventoryOf(commit, put('keys', { id: 'k' })), inventoryOf()).state).toBe('diverged');
  expect(difference(inventoryOf(commit), inventoryOf(put('commits', { seq: 1, x: 2 }))).state).toBe(
    'diverged',
  );
});

test('dropped rows are no longer in the backup', () => {
  const drop: Piece = { kind: 'drop', database: 'ledger', table: 'meta', keys: ['m'] };
  expect(difference(inventoryOf(put('meta', { id: 'm' }), drop), inventoryOf()).gone).toEqual([]);
});
