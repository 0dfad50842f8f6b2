import { frameOf, type Tip } from '../../../shared/backup/frames.ts';
import { encodePiece, type Piece, type Row, type RowKey } from '../../../shared/backup/pieces.ts';
import type { BackupFile } from './backup-port.ts';
import { sha256 } from './digest.ts';

/** Frames go out when their rows come to about this much: small enough to lose little, large enough to be quick. */
const frameLength = 1024 * 1024;

/** Writes pieces at the end of the file, rows of one table gathered to a frame. */
export type PieceWriter = {
  piece(piece: Piece): Promise<void>;
  row(place: string, row: Row): Promise<void>;
  drop(place: string, keys: readonly string[]): Promise<void>;
  /** Sends what is gathered. */
  flush(): Promise<void>;
  readonly tip: Tip;
};

const split = (place: string): { database: string; table: string } => {
  const [database = '', table = ''] = place.split('/');
  return { database, table };
};

/** A guess that is never far off: nearly all of a row is its boxes. */
const weight = (value: unknown): number => {
  if (value instanceof Uint8Array) return value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, part) => sum + weight(part), 8);
  return 16;
};

export const pieceWriter = (file: BackupFile, from: Tip): PieceWriter => {
  let tip = from;
  let gathered: { place: string; rows: Row[]; length: number } | undefined;
  const piece = async (value: Piece): Promise<void> => {
    const frame = await frameOf(tip, encodePiece(value), sha256);
    await file.append(frame.bytes);
    tip = frame.tip;
  };
  const flush = async (): Promise<void> => {
    const ready = gathered;
    gathered = undefined;
    if (ready) await piece({ kind: 'put', ...split(ready.place), rows: ready.rows });
  };
  return {
    piece: async (value) => {
      await flush();
      await piece(value);
    },
    row: async (place, row) => {
      if (gathered && (gathered.place !== place || gathered.length >= frameLength)) await flush();
      gathered ??= { place, rows: [], length: 0 };
      gathered.rows.push(row);
      gathered.length += Object.values(row).reduce((sum: number, part) => sum + weight(part), 0);
    },
    drop: async (place, keys) => {
      await flush();
      const parsed = keys.map((key) => JSON.parse(key) as RowKey);
      if (parsed.length > 0) await piece({ kind: 'drop', ...split(place), keys: parsed });
    },
    flush,
    get tip() {
      return tip;
    },
  };
};

/** The order in which tables are written: evidence is told of before its chunks come. */
export const inWritingOrder = <T extends { readonly place: string }>(rows: readonly T[]): readonly T[] => {
  const rank = ({ place }: T): number =>
    place.endsWith('/chunks') ? 2 : place.endsWith('/evidence') ? 1 : 0;
  return [...rows].sort((a, b) => rank(a) - rank(b));
};

export const gonePlaces = (
  gone: readonly { readonly place: string; readonly key: string }[],
): ReadonlyMap<string, readonly string[]> => {
  const places = new Map<string, string[]>();
  for (const { place, key } of gone) places.set(place, [...(places.get(place) ?? []), key]);
  return places;
};
