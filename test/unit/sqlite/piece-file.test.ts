import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  PieceAwaited,
  type PieceFile,
  pieceFile,
  pieceLength,
} from '../../../renderer/vault/sqlite/piece-file.ts';

const most = 5 * pieceLength;

/** Places at and around the edges of pieces as often as anywhere. */
const place = fc.oneof(
  fc.nat(most),
  fc
    .tuple(fc.nat(5), fc.integer({ min: -3, max: 3 }))
    .map(([piece, near]) => Math.max(0, piece * pieceLength + near)),
);

const step = fc.oneof(
  fc.record({
    act: fc.constant('write' as const),
    at: place,
    length: fc.integer({ min: 1, max: 2 * pieceLength }),
    byte: fc.integer({ min: 1, max: 255 }),
  }),
  fc.record({ act: fc.constant('truncate' as const), at: place }),
  fc.record({ act: fc.constant('keep' as const) }),
);

const contentOf = (file: PieceFile): Uint8Array => {
  const content = new Uint8Array(file.size());
  expect(file.read(0, content)).toBe(content.length);
  return content;
};

/** What a file of pieces is on the disk after its changed pieces have been written over those before. */
const written = (disk: Map<number, Uint8Array<ArrayBuffer>>, file: PieceFile): void => {
  const changed = file.takeChanged();
  for (const [piece, bytes] of changed.pieces) disk.set(piece, bytes.slice());
  changed.kept();
};

test('it holds what was written to it, and its changed pieces make the file again', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const file = pieceFile();
      const disk = new Map<number, Uint8Array<ArrayBuffer>>();
      let expected = new Uint8Array(0);
      for (const one of steps) {
        if (one.act === 'keep') written(disk, file);
        else if (one.act === 'truncate') {
          file.truncate(one.at);
          expected = expected.slice(0, one.at);
        } else {
          file.write(one.at, new Uint8Array(one.length).fill(one.byte));
          const end = Math.max(expected.length, one.at + one.length);
          const longer = new Uint8Array(end);
          longer.set(expected);
          longer.fill(one.byte, one.at, one.at + one.length);
          expected = longer;
        }
      }
      expect(file.size()).toBe(expected.length);
      expect(Buffer.compare(contentOf(file), expected)).toBe(0);
      written(disk, file);
      const again = pieceFile(file.size());
      for (let piece = 0; piece < again.count(); piece += 1)
        again.put(piece, disk.get(piece) as Uint8Array<ArrayBuffer>);
      expect(Buffer.compare(contentOf(again), expected)).toBe(0);
    }),
    { numRuns: 150 },
  );
});

test('a piece that is awaited is wanted by who reads it, and refused to who writes to it', () => {
  const file = pieceFile(3 * pieceLength);
  const room = new Uint8Array(10);
  expect(file.read(pieceLength - 5, room)).toBeUndefined();
  expect(file.isWanting()).toBe(true);
  expect(file.takeWanted()).toEqual([0, 1]);
  expect(file.isWanting()).toBe(false);
  expect(() => file.write(pieceLength, room)).toThrow(PieceAwaited);
  expect(file.takeWanted()).toEqual([1]);
  file.put(0, new Uint8Array(pieceLength).fill(1));
  file.put(1, new Uint8Array(pieceLength).fill(2));
  expect(file.read(pieceLength - 5, room)).toBe(10);
  expect([...room]).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
  file.write(pieceLength, new Uint8Array(1).fill(9));
  // It came too late to be taken for what is there.
  file.put(1, new Uint8Array(pieceLength).fill(3));
  expect(file.read(pieceLength, room)).toBe(10);
  expect([...room.subarray(0, 2)]).toEqual([9, 2]);
  expect([...file.takeChanged().pieces.keys()]).toEqual([1]);
});

test('pieces that were taken stay as they were, and have changed still when they are returned', () => {
  const file = pieceFile();
  file.write(0, new Uint8Array([1, 1]));
  const taken = file.takeChanged();
  file.write(1, new Uint8Array([2]));
  expect([...(taken.pieces.get(0) ?? [])]).toEqual([1, 1]);
  expect([...contentOf(file)]).toEqual([1, 2]);
  const later = file.takeChanged();
  expect([...(later.pieces.get(0) ?? [])]).toEqual([1, 2]);
  later.returned();
  taken.kept();
  expect([...file.takeChanged().pieces.keys()]).toEqual([0]);
  expect(file.takeChanged().pieces.size).toBe(0);
});

test('a file cut off within a piece that is awaited has nothing behind that place when the piece has come', () => {
  const file = pieceFile(2 * pieceLength);
  file.truncate(pieceLength + 3);
  file.truncate(pieceLength + 5);
  expect(file.size()).toBe(pieceLength + 3);
  file.put(0, new Uint8Array(pieceLength).fill(1));
  file.put(1, new Uint8Array(pieceLength).fill(2));
  file.write(pieceLength + 8, new Uint8Array([9]));
  const room = new Uint8Array(9);
  expect(file.read(pieceLength, room)).toBe(9);
  expect([...room]).toEqual([2, 2, 2, 0, 0, 0, 0, 0, 9]);
});
