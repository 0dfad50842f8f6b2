import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { canonicalBytes } from './canonical.ts';
import type { EntryHeader, EntryId, KnownEntry, StoredCommit } from './entry.ts';

/** `prev` of a log's first entry. */
export const genesis: EntryId = '0'.repeat(64);

/** SHA-256 of the canonical header. Rule L2. */
export const entryId = (header: EntryHeader): EntryId => bytesToHex(sha256(canonicalBytes(header)));

/** The entries of a commit with their ids: what folding takes. */
export const withIds = (commit: StoredCommit): KnownEntry[] =>
  commit.entries.map((entry) => ({ ...entry, id: entryId(entry.header) }));
