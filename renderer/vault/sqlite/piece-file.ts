/**
 * The bytes of a database in pieces in this worker's memory. Pieces of one that was kept may still be on their way from
 * the disk; which pieces changed since they were last taken is known.
 */
export type PieceFile = {
  /** In bytes. */
  size(): number;
  /** How many pieces its bytes fill. */
  count(): number;
  /** Whether this piece is still to come from the disk. */
  isAwaited(piece: number): boolean;
  /** The piece as it came, which it then owns; ignored where it is awaited no more. */
  put(piece: number, bytes: Uint8Array<ArrayBuffer>): void;
  /** How many bytes there were to read; undefined where some are in a piece that is awaited, and now wanted. */
  read(at: number, into: Uint8Array): number | undefined;
  /** SQLite writes to pages that it never read. @throws PieceAwaited where the piece is awaited, and now wanted. */
  write(at: number, bytes: Uint8Array): void;
  /** Never fails: taking back a transaction begins with it. */
  truncate(size: number): void;
  /** Whether pieces are wanted that have not come. */
  isWanting(): boolean;
  /** Pieces that were wanted since this was last asked, and have not come since. */
  takeWanted(): readonly number[];
  takeChanged(): Changed;
  /** Bytes of the pieces that have changed since. */
  changedSize(): number;
};

/** Pieces that changed since they were last taken, by their numbers, as they were at that moment. */
export type Changed = {
  readonly pieces: ReadonlyMap<number, Uint8Array<ArrayBuffer>>;
  /** They are on the disk. */
  kept(): void;
  /** They are not: they have changed still. */
  returned(): void;
};

/** Pieces were needed that have not come yet: once they have, the same can be asked again. */
export class PieceAwaited extends Error {
  override name = 'PieceAwaited';
}

/** Bytes; whole pages of SQLite's, and with its box and the rest of its row less than Chromium keeps in files of their own. */
export const pieceLength = 56 * 1024;

/** @param kept size in bytes of a file whose pieces are still to come; a new one has 0 */
export const pieceFile = (kept = 0): PieceFile => {
  let size = kept;
  const count = (): number => Math.ceil(size / pieceLength);
  const pieces = new Map<number, Uint8Array<ArrayBuffer>>();
  const awaited = new Set(Array.from({ length: count() }, (_, piece) => piece));
  /** Where the file was once cut off within a piece that is awaited: what came after that is gone. */
  const cut = new Map<number, number>();
  const wanted = new Set<number>();
  const changed = new Set<number>();
  /** Taken, and not to be written to: who writes makes a copy for it. */
  const lent = new Set<Uint8Array>();

  const writable = (piece: number): Uint8Array<ArrayBuffer> => {
    if (awaited.has(piece)) {
      wanted.add(piece);
      throw new PieceAwaited();
    }
    const known = pieces.get(piece) ?? new Uint8Array(pieceLength);
    const room = lent.has(known) ? known.slice() : known;
    pieces.set(piece, room);
    changed.add(piece);
    return room;
  };

  /** Calls `each` for the part of every piece between two places in the file. */
  const parts = (
    from: number,
    to: number,
    each: (piece: number, within: number, offset: number, length: number) => void,
  ): void => {
    for (let at = from; at < to; ) {
      const within = at % pieceLength;
      const length = Math.min(pieceLength - within, to - at);
      each((at - within) / pieceLength, within, at - from, length);
      at += length;
    }
  };

  return {
    size: () => size,
    count,
    isAwaited: (piece) => awaited.has(piece),
    put: (piece, bytes) => {
      if (!awaited.delete(piece)) return;
      if (cut.has(piece)) bytes.fill(0, cut.get(piece));
      // The last of a file is shorter.
      const room = bytes.length === pieceLength ? bytes : new Uint8Array(pieceLength);
      if (room !== bytes) room.set(bytes);
      pieces.set(piece, room);
    },
    read: (at, into) => {
      const there = Math.max(0, Math.min(into.length, size - at));
      let isWhole = true;
      parts(at, at + there, (piece, within, offset, length) => {
        const room = pieces.get(piece);
        if (room) into.set(room.subarray(within, within + length), offset);
        else {
          wanted.add(piece);
          isWhole = false;
        }
      });
      return isWhole ? there : undefined;
    },
    write: (at, bytes) => {
      // Nothing is passed over: every piece has been written once.
      for (let piece = count(); piece * pieceLength < at; piece += 1) writable(piece);
      parts(at, at + bytes.length, (piece, within, offset, length) => {
        writable(piece).set(bytes.subarray(offset, offset + length), within);
      });
      size = Math.max(size, at + bytes.length);
    },
    truncate: (length) => {
      if (length >= size) return;
      const within = length % pieceLength;
      // Should it grow again, what was there reads as zeros.
      const last = (length - within) / pieceLength;
      if (within > 0 && awaited.has(last)) cut.set(last, Math.min(within, cut.get(last) ?? pieceLength));
      else if (within > 0) writable(last).fill(0, within);
      size = length;
      const isBeyond = (piece: number): boolean => piece >= count();
      for (const beyond of [...pieces.keys()].filter(isBeyond)) pieces.delete(beyond);
      for (const beyond of [...awaited].filter(isBeyond)) awaited.delete(beyond);
      for (const beyond of [...changed].filter(isBeyond)) changed.delete(beyond);
    },
    isWanting: () => [...wanted].some((piece) => awaited.has(piece)),
    takeWanted: () => {
      const taken = [...wanted].filter((piece) => awaited.has(piece));
      wanted.clear();
      return taken;
    },
    changedSize: () => changed.size * pieceLength,
    takeChanged: () => {
      const rooms = [...changed].map(
        (piece) => [piece, pieces.get(piece) ?? new Uint8Array(pieceLength)] as const,
      );
      const lengthOf = (piece: number): number => Math.min(pieceLength, size - piece * pieceLength);
      const end = (): void => {
        for (const [, room] of rooms) lent.delete(room);
      };
      changed.clear();
      for (const [, room] of rooms) lent.add(room);
      return {
        pieces: new Map(rooms.map(([piece, room]) => [piece, room.subarray(0, lengthOf(piece))])),
        kept: end,
        returned: () => {
          end();
          for (const [piece] of rooms) if (piece < count()) changed.add(piece);
        },
      };
    },
  };
};
