import { canonicalDigest } from './canonical.ts';
import type { EntryHeader, EntryId, KnownEntry, StoredCommit } from './entry.ts';

/** `prev` of a log's first entry. */
export const genesis: EntryId = '0'.repeat(64);

/** Reading, verifying and folding each ask for it, of headers that nobody changes. */
const known = new WeakMap<EntryHeader, EntryId>();

/** SHA-256 of the canonical header. Rule L2. */
export const entryId = (header: EntryHeader): EntryId => {
  const id = known.get(header) ?? canonicalDigest(header);
  known.set(header, id);
  return id;
};

/** The entries of a commit with their ids: what folding takes. */
export const withIds = (commit: StoredCommit): KnownEntry[] =>
  commit.entries.map((entry) => ({ ...entry, id: entryId(entry.header) }));
