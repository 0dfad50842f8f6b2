import type { EntryHeader, Hex, KnownEntry, StoredCommit } from '../../../shared/ledger/entry.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { LedgerDatabase } from '../store/databases.ts';
import { openHeaders } from './commit-codec.ts';
import { placeOf } from './entry-places.ts';

/** A commit but for what its entries say: what a signature is over. */
export type SignedHeaders = { readonly headers: readonly EntryHeader[]; readonly signature: Hex };

/** @throws when a row of them is missing or cannot be read. */
export const readSignedHeaders = async (
  database: LedgerDatabase,
  keyring: Pick<Keyring, 'epochOf'>,
  seqs: Iterable<number>,
): Promise<ReadonlyMap<number, SignedHeaders>> => {
  const wanted = [...new Set(seqs)];
  const [commits, parts] = await Promise.all([
    database.commits.bulkGet(wanted),
    Promise.all(wanted.map((seq) => database.partsOf(seq))),
  ]);
  const read = await Promise.all(
    wanted.map(async (seq, at) => {
      const [row, later = []] = [commits[at], parts[at]];
      if (!row || later.length !== (row.parts ?? 0)) throw new Error('A commit that is not there');
      const opened = await Promise.all([row, ...later].map((one) => openHeaders(one, keyring)));
      const headers = opened.flatMap((part) => part.headers);
      return [seq, { headers, signature: opened[0]?.signature ?? '' }] as const;
    }),
  );
  return new Map(read);
};

/** The entry's commit, of which only the entry itself says anything: enough for its proof. */
export const commitAround = (
  entry: KnownEntry,
  headers: ReadonlyMap<number, SignedHeaders>,
): { readonly commit: StoredCommit; readonly index: number } => {
  const { seq, index } = placeOf(entry);
  const signed = headers.get(seq);
  if (!signed) throw new Error('An entry outside every commit');
  const { id: _, ...own } = entry;
  const entries = signed.headers.map((header, at) =>
    at === index ? own : { header, erased: true as const },
  );
  return { commit: { entries, signature: signed.signature }, index };
};
