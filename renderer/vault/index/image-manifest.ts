import type { Hex, LogHead } from '../../../shared/ledger/entry.ts';

/** What is kept of an index between two unlocks. */

/** What in the ledger the index is of. Nothing was wrong with the ledger up to there. */
export type LedgerState = {
  /** Position of the last commit. */
  readonly seq: number;
  /** How many there are up to there. */
  readonly entries: number;
  readonly founder: Hex;
  readonly heads: Readonly<Record<Hex, LogHead>>;
  /** How many epochs the vault key had, and the number of the one last written under. */
  readonly epochs: number;
  readonly epoch: number;
};

export type Manifest = {
  /** Of the index's tables and of the gazetteer whose places it names. */
  readonly format: string;
  readonly state: LedgerState;
  /** Of the file, in bytes. */
  readonly size: number;
  /** Of each piece the mark of the save that wrote it. */
  readonly pieces: readonly string[];
};

/** What the box of a piece is bound to. */
export const pieceContext = (image: string, piece: number, mark: string): string =>
  `index|${image}|${piece}|${mark}`;
