import type { EntryHeader, EntryId, Hex, LogHead, StoredCommit } from './entry.ts';
import { entryId } from './entry-id.ts';
import { isHeader } from './shape.ts';
import { type Verify, verifyCommitSignature } from './signature.ts';

/**
 * How an entry stands.
 * `vouched`: a signature that holds covers it, its own commit's or a later one's through `prev`.
 * `altered`: it stands in the place of another one that is vouched for, or has no form at all.
 * `unsigned`: it ends the log and the signature over it does not hold.
 * `assumed`: nothing is against it itself; what would vouch for it is broken, and is named.
 */
export type Standing = 'vouched' | 'altered' | 'unsigned' | 'assumed';

/** One entry at its place in the log as it was given; `header` and `id` are undefined when it has no form. */
export type PlacedEntry = {
  readonly stored: unknown;
  readonly header: EntryHeader | undefined;
  readonly id: EntryId | undefined;
  readonly standing: Standing;
};

export type PlacedCommit = {
  readonly entries: readonly PlacedEntry[];
  /** Whether the commit's own signature holds. */
  readonly signed: boolean;
};

type Placed = Omit<PlacedEntry, 'standing'> & { standing?: Standing };

/** Finds out for every entry of a log what vouches for it. Linear; takes whatever was stored, never throws. */
export const vouch = (
  author: Hex,
  commits: readonly StoredCommit[],
  from: LogHead,
  verify: Verify,
  trusted?: LogHead,
): PlacedCommit[] => {
  const groups = commits.map(placeEntries);
  const all = groups.flat();
  const byId = new Map<EntryId, Placed[]>();
  for (const entry of all) {
    if (!entry.id) continue;
    const same = byId.get(entry.id);
    if (same) same.push(entry);
    else byId.set(entry.id, [entry]);
  }
  if (trusted) followBack(trusted.id, byId);
  let expected = from.seq + 1;
  const signed = groups.map((group, index) => {
    const end = group.at(-1);
    // Only what leads to the trusted entry is vouched for before its commit's signature was looked at.
    const isTrusted = trusted && end?.standing === 'vouched' && (end.header?.seq ?? 0) <= trusted.seq;
    const last = isTrusted ? end.id : signedLast(author, commits[index]?.signature, group, expected, verify);
    if (last) followBack(last, byId);
    expected = (end?.header?.seq ?? expected + group.length - 1) + 1;
    return last !== undefined;
  });
  const standings = judge(all, from);
  let at = 0;
  return groups.map((group, index) => ({
    entries: group.map((entry) => ({ ...entry, standing: standings[at++] ?? 'altered' })),
    signed: signed[index] ?? false,
  }));
};

const placeEntries = (commit: StoredCommit): Placed[] =>
  (Array.isArray(commit?.entries) ? commit.entries : []).map((stored: unknown) => {
    const header = headerIn(stored);
    return { stored, header, id: header && entryId(header) };
  });

const headerIn = (stored: unknown): EntryHeader | undefined => {
  const { header } = (typeof stored === 'object' && stored !== null ? stored : {}) as { header?: unknown };
  return isHeader(header) ? header : undefined;
};

/**
 * The entry the commit's signature is over, or undefined when it does not hold. Entries that went missing or changed
 * places must not hide what was signed: the last may be the highest, the first where the commit before ended.
 */
const signedLast = (
  author: Hex,
  signature: Hex | undefined,
  group: readonly Placed[],
  expected: number,
  verify: Verify,
): EntryId | undefined => {
  if (typeof signature !== 'string') return undefined;
  const highest = group.reduce<Placed | undefined>(
    (high, entry) => ((entry.header?.seq ?? 0) > (high?.header?.seq ?? 0) ? entry : high),
    undefined,
  );
  for (const last of new Set([group.at(-1)?.id, highest?.id])) {
    for (const firstSeq of new Set([group[0]?.header?.seq ?? expected, expected]))
      if (last && verifyCommitSignature({ author, firstSeq, last, signature }, verify)) return last;
  }
  return undefined;
};

/** Back along `prev` from what is signed, until where an earlier walk has been. */
const followBack = (last: EntryId, byId: ReadonlyMap<EntryId, readonly Placed[]>): void => {
  for (let same = byId.get(last); same && !same[0]?.standing; same = byId.get(same[0]?.header?.prev ?? ''))
    for (const entry of same) entry.standing = 'vouched';
};

/** The standing of those no signature vouches for, from the end back: the one after an entry says what was there. */
const judge = (all: readonly Placed[], from: LogHead): Standing[] => {
  const standings: Standing[] = [];
  for (let index = all.length - 1; index >= 0; index--) {
    const entry = all[index];
    const seqBefore = index === 0 ? from.seq : all[index - 1]?.header?.seq;
    standings[index] = entry?.standing ?? judgeOne(entry, all[index + 1], standings[index + 1], seqBefore);
  }
  return standings;
};

const judgeOne = (
  entry: Placed | undefined,
  next: Placed | undefined,
  nextStanding: Standing | undefined,
  seqBefore: number | undefined,
): Standing => {
  if (!entry?.header) return 'altered';
  if (!next) return 'unsigned';
  if (!next.header || nextStanding === 'altered' || nextStanding === 'unsigned') return 'assumed';
  if (next.header.prev === entry.id) return 'assumed';
  const leavesGap = entry.header.seq + 1 < next.header.seq;
  const followsOn = seqBefore === undefined || entry.header.seq === seqBefore + 1;
  return leavesGap && followsOn ? 'assumed' : 'altered';
};
