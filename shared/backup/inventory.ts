import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { encodePiece, keyIn, type Piece, type Row, type RowKey } from './pieces.ts';

/**
 * Which rows a vault or a backup has, by a digest of each: `database/table` → key as JSON → digest. Chunks of evidence
 * never change under their key, which is random, and are too large to digest twice: they count by their key.
 */
export type Inventory = Map<string, Map<string, string>>;

const countedByKey = 'chunks';

export const placeOf = (database: string, table: string): string => `${database}/${table}`;
export const keyText = (key: RowKey): string => JSON.stringify(key);

export const rowDigest = (table: string, row: Row): string =>
  table === countedByKey ? '' : bytesToHex(sha256(encodePiece(row))).slice(0, 32);

/** Takes in what a frame says. `stores` gives the tables of the database, as the part's beginning named them. */
export const takeIn = (
  inventory: Inventory,
  piece: Extract<Piece, { kind: 'put' | 'drop' }>,
  stores: Readonly<Record<string, string>>,
): void => {
  const place = placeOf(piece.database, piece.table);
  const rows = inventory.get(place) ?? new Map<string, string>();
  inventory.set(place, rows);
  if (piece.kind === 'drop') for (const key of piece.keys) rows.delete(keyText(key));
  else
    for (const row of piece.rows)
      rows.set(keyText(keyIn(stores[piece.table] ?? '', row)), rowDigest(piece.table, row));
};

export type Difference = {
  /**
   * - `same`: the backup has nothing that the vault has not
   * - `outlived`: it has keys, evidence or ways in that the vault gave up; only a new file is without them
   * - `diverged`: it has commits that the vault never had or has otherwise: of another history
   */
  readonly state: 'same' | 'outlived' | 'diverged';
  /** Rows that the backup lacks or has otherwise. */
  readonly missing: readonly { readonly place: string; readonly key: string }[];
  /** Rows that are gone from the vault and may stay readable in the file: they hold no keys. */
  readonly gone: readonly { readonly place: string; readonly key: string }[];
};

/** Tables whose rows may stay in the file when the vault has replaced or dropped them. */
const mayLinger = (place: string): boolean => place.endsWith('/meta');
const isHistory = (place: string): boolean => place.endsWith('/commits') || place.endsWith('/parts');

/** What it takes to bring a backup up to the vault. Every table that is not known to be harmless is held to hold keys. */
export const difference = (backup: Inventory, vault: Inventory): Difference => {
  let state: Difference['state'] = 'same';
  const missing: { place: string; key: string }[] = [];
  const gone: { place: string; key: string }[] = [];
  for (const [place, rows] of vault) {
    for (const [key, digest] of rows) {
      if (backup.get(place)?.get(key) !== digest) missing.push({ place, key });
    }
  }
  for (const [place, rows] of backup) {
    for (const [key, digest] of rows) {
      const now = vault.get(place)?.get(key);
      if (now === digest) continue;
      if (mayLinger(place)) {
        if (now === undefined) gone.push({ place, key });
      } else if (isHistory(place)) state = 'diverged';
      else if (state === 'same') state = 'outlived';
    }
  }
  return { state, missing, gone };
};
