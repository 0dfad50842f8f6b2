import { unseal } from '../keys/box.ts';
import { PieceAwaited, type PieceFile, pieceFile } from '../sqlite/piece-file.ts';
import type { IndexDatabase } from '../store/databases.ts';
import type { ImagePieceRow } from '../store/rows.ts';
import { type LedgerState, type Manifest, pieceContext } from './image-manifest.ts';

/** An index on its way from the disk: what somebody waits for comes before the rest. */

export type KeptIndex = {
  readonly file: PieceFile;
  readonly state: LedgerState;
  /** Does it once what it needs has come: again each time a piece was missing. @throws PieceLost */
  whenCome<T>(work: () => Promise<T> | T): Promise<T>;
  /** Resolves when all of it has come, resting at each `pause`; stops early when the signal says so. @throws PieceLost */
  rest(signal: AbortSignal, pause: () => Promise<void>): Promise<void>;
};

/** A piece is not there, or not what was kept: the index has to be made anew. */
export class PieceLost extends Error {
  override name = 'PieceLost';
}

/** Pieces that come at once while nobody waits for others. */
const batchLength = 16;
/** Pieces that come when one is wanted: a megabyte takes little longer than the way to the disk and back. */
const ahead = 16;

/** @param key of the boxes in which the pieces of this image lie */
export const keptIndex = (
  store: IndexDatabase,
  image: string,
  key: CryptoKey,
  { state, size, pieces: marks }: Manifest,
): KeptIndex => {
  const file = pieceFile(size);
  const coming = new Map<number, Promise<void>>();

  const take = async ({ piece, mark, box }: ImagePieceRow): Promise<void> => {
    const bytes = await unseal(key, box, pieceContext(image, piece, mark)).catch(() => {
      throw new PieceLost();
    });
    file.put(piece, bytes);
  };

  /** Fetches these pieces, which nobody fetches yet, in rows that come in their order. */
  const fetch = async (
    numbers: readonly number[],
    rowsOf: () => Promise<readonly (ImagePieceRow | undefined)[]>,
  ): Promise<void> => {
    if (numbers.length === 0) return;
    const rows = rowsOf();
    const one = async (piece: number, at: number): Promise<void> => {
      try {
        // Of a row whose bytes the disk has lost the whole request fails.
        const row = (await rows.catch(() => []))[at];
        if (!row) throw new PieceLost();
        await take(row);
      } finally {
        coming.delete(piece);
      }
    };
    const started = numbers.map((piece, at) => {
      const promise = one(piece, at);
      coming.set(piece, promise);
      return promise;
    });
    await Promise.all(started);
  };

  const isUnasked = (piece: number): boolean => file.isAwaited(piece) && !coming.has(piece);

  /** What is wanted, with what comes after it and is likely wanted next. */
  const fetchNow = async (wanted: readonly number[]): Promise<void> => {
    const each = Math.ceil(ahead / wanted.length);
    const near = new Set(
      wanted.flatMap((piece) => Array.from({ length: each }, (_, after) => piece + after)),
    );
    const numbers = [...near].filter(isUnasked);
    const asked = wanted.flatMap((piece) => coming.get(piece) ?? []);
    const keys = numbers.map((piece): [string, number, string] => [image, piece, marks[piece] ?? '']);
    await Promise.all([...asked, fetch(numbers, () => store.pieces.bulkGet(keys))]);
  };

  const fetchBatch = (from: number, to: number): Promise<void> => {
    const numbers = Array.from({ length: to - from }, (_, at) => from + at).filter(isUnasked);
    return fetch(numbers, async () => {
      const all = await store.pieces
        .where('[image+piece+mark]')
        .between([image, from, ''], [image, to, ''])
        .toArray();
      const current = all.filter(({ piece, mark }) => mark === marks[piece]);
      const byPiece = new Map(current.map((row) => [row.piece, row]));
      return numbers.map((piece) => byPiece.get(piece));
    });
  };

  /** Ends when what somebody waits for has come. */
  let urgent: Promise<unknown> = Promise.resolve();

  return {
    file,
    state,
    whenCome: async (work) => {
      for (;;) {
        try {
          return await work();
        } catch (error) {
          if (!(error instanceof PieceAwaited)) throw error;
        }
        const now = fetchNow(file.takeWanted());
        urgent = Promise.allSettled([urgent, now]);
        await now;
      }
    },
    rest: async (signal, pause) => {
      let before: Promise<void> = Promise.resolve();
      for (let from = 0; from < marks.length; from += batchLength) {
        await pause();
        await urgent;
        if (signal.aborted) return;
        // The disk gives these while those before are decrypted.
        const now = fetchBatch(from, Math.min(from + batchLength, marks.length));
        now.catch(ignoreUntilAwaited);
        await before;
        before = now;
      }
      await Promise.all([before, ...coming.values()]);
      // Of one that failed for somebody else nothing is coming any more.
      if (marks.some((_, piece) => file.isAwaited(piece))) throw new PieceLost();
    },
  };
};

/** An error that is told where the promise is awaited, later. */
const ignoreUntilAwaited = (): void => undefined;
