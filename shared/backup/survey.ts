import { type ByteSource, firstTip, readFrames, type Sha256, type Tip } from './frames.ts';
import { type DatabaseSchema, decodePiece, type Piece } from './pieces.ts';

/** What a reading of a backup from end to end found of its form; what the rows say is for who has the keys. */
export type Survey = {
  /** After the last finished part; undefined when none was ever finished. */
  readonly finished: Tip | undefined;
  /** After the last whole frame: behind `finished`, an addition that was cut short. */
  readonly reached: Tip;
  readonly parts: number;
  /** Offsets of frames before `finished` that are not what was written. */
  readonly damaged: readonly number[];
  /** The last finished part's note. */
  readonly note: Uint8Array | undefined;
  /** How the databases were built in the last part that began. */
  readonly schemas: readonly DatabaseSchema[];
};

export type PieceAt = {
  readonly piece: Piece;
  readonly tip: Tip;
  readonly schemas: readonly DatabaseSchema[];
};

/**
 * Reads every frame, gives each piece to `take`, and resolves to the form of the whole. A frame that is whole and yet
 * none of ours counts as damaged.
 */
export const survey = async (
  source: ByteSource,
  sha256: Sha256,
  take: (at: PieceAt) => Promise<void> | void = () => undefined,
): Promise<Survey> => {
  let finished: Tip | undefined;
  let reached = firstTip;
  let parts = 0;
  let note: Uint8Array | undefined;
  let schemas: readonly DatabaseSchema[] = [];
  const damaged: number[] = [];
  for await (const frame of readFrames(source, sha256)) {
    if (frame.kind === 'cut') break;
    const piece = frame.kind === 'whole' ? decodePiece(frame.body) : undefined;
    if (!piece) {
      damaged.push(frame.offset);
      continue;
    }
    // What stands behind a bad frame that no part's end covers cannot be built on.
    if (damaged.every((offset) => offset < (finished?.offset ?? 0))) reached = frame.tip;
    if (piece.kind === 'begin') schemas = piece.schemas;
    if (piece.kind === 'end') {
      finished = frame.tip;
      reached = frame.tip;
      note = piece.note;
      parts += 1;
    }
    await take({ piece, tip: frame.tip, schemas });
  }
  const end = finished?.offset ?? 0;
  return {
    finished,
    reached,
    parts,
    damaged: damaged.filter((offset) => offset < end),
    note,
    schemas,
  };
};

/** Whether the file goes on after its last finished part. */
export const isUnfinished = (source: ByteSource, { finished }: Survey): boolean =>
  finished !== undefined && finished.offset < source.size;
