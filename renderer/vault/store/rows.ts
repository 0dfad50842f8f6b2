import type { Bytes } from '../bytes.ts';
import type { ShareMarks } from '../keys/share-words.ts';

/** What stands on the disk: ciphertext, random ids, sequence numbers. The models are elsewhere and never stored. */

export type KeyslotRow = {
  readonly id: string;
  readonly version: 1;
  readonly kind: 'passphrase' | 'recovery' | 'shares';
  /** The slots of one profile share it. */
  readonly group: string;
  /** Position in which profiles were added. */
  readonly position: number;
  /** The name its owner chose to show before unlock: the only clear text in the vault. */
  readonly label: string | undefined;
  readonly salt: Bytes;
  /** Of a `shares` slot: what its shares begin with, so that a share of another set is told at once. */
  readonly marks?: ShareMarks;
  /** Bytes of Argon2id memory; 0 for a recovery slot, whose secret is random already. */
  readonly memory: number;
  readonly passes: number;
  readonly box: Bytes;
};

/** Attempts at a keyslot that have not been followed by a right passphrase. */
export type AttemptRow = {
  readonly id: string;
  readonly failures: number;
  readonly lastAt: number;
  /** How many of them were made at the unlock screen since a removal limit holds: it counts those alone. */
  readonly atGate?: number;
};

export type CommitRow = {
  /** Position in the vault, contiguous from 1. */
  readonly seq: number;
  /** Under whose keys the row lies: the epoch of the vault key, absent in the first. */
  readonly epoch?: number;
  /** How many rows of parts go on where this one ends; absent where it holds the whole commit. */
  readonly parts?: number;
  /** Headers and signature, under the header key. */
  readonly header: Bytes;
  /** The fields of each entry in turn, each under its record's own data key. */
  readonly payloads: readonly Bytes[];
};

/** What follows in a commit of many entries: headers and payloads as in its first row. */
export type PartRow = {
  readonly seq: number;
  /** From 1. */
  readonly part: number;
  readonly epoch?: number;
  readonly header: Bytes;
  readonly payloads: readonly Bytes[];
};

/**
 * Data keys of records, wrapped; destroying a record's key erases what it says. Keys made in one commit share a row,
 * which is written anew without the key that has to go. The id is no record's.
 */
export type RecordKeyRow = { readonly id: string; readonly epoch?: number; readonly box: Bytes };

export type MetaRow = { readonly id: string; readonly box: Bytes };

export type EvidenceRow = { readonly id: string; readonly epoch?: number; readonly box: Bytes };
export type ChunkRow = { readonly evidence: string; readonly index: number; readonly box: Bytes };

/** What an image of the index is of, and which pieces make it. */
export type ImageRow = { readonly id: string; readonly box: Bytes };
export type ImagePieceRow = {
  readonly image: string;
  readonly piece: number;
  /** Of the save that wrote it. */
  readonly mark: string;
  readonly box: Bytes;
};

/** Zeros. */
export type FillingRow = { readonly id: number; readonly bytes: Bytes };
