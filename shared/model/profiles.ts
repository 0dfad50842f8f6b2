import type { EntryHeader, EntryId, Hex, Json, KnownEntry, RecordId } from '../ledger/entry.ts';
import type { FoldedRecord } from '../ledger/fold.ts';
import { inOrder } from '../ledger/order.ts';
import { type RemovalLimit, removalLimitOf } from './removal.ts';
import { type Role, roles } from './views.ts';

/** Who the people of a vault are, by what signed entries say. Rules R1 to R3 and R11 of shared/ledger/SPEC.md. */
export type Profile = {
  readonly record: RecordId;
  readonly publicKey: Hex;
  readonly name: string;
  readonly role: Role;
  /** Roles by the device time they were given at, in order; the first holds before its time too. */
  readonly held: readonly { readonly time: string; readonly role: Role }[];
  /** Short code of the organisation; on the founding profile only. */
  readonly organisation: string | undefined;
  /** Wrong passphrases after which the vault removes itself; on the founding profile only. */
  readonly removalAfter: RemovalLimit | undefined;
  readonly founding: boolean;
  /** Since when (RFC 3339) it is none any more, and how far its log had got then. Rule R11. */
  readonly removed: { readonly time: string; readonly lastSeq: number } | undefined;
};

/** By public key. */
export type Profiles = ReadonlyMap<Hex, Profile>;

export type ModelProblem = {
  readonly rule: 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6' | 'R7' | 'R8' | 'R9' | 'R10' | 'R11';
  readonly entry: EntryId;
  readonly author: Hex;
  readonly record: RecordId;
};

/** Names the limit; null, or what is no limit, switches the removal off. */
export const removalField = 'profile.removal_after';

const publicKeyForm = /^[0-9a-f]{64}$/;

const isRole = (value: unknown): value is Role => roles.some((role) => role === value);

/** The role a profile held at a time (RFC 3339). Rule R3. */
export const roleAt = (profile: Profile, time: string): Role => {
  const at = Date.parse(time);
  const until = profile.held.filter((held) => Date.parse(held.time) <= at).at(-1);
  return (until ?? profile.held[0] ?? profile).role;
};

/** The role in which the key of this profile made an entry; none once it was removed. Rules R3 and R11. */
export const roleIn = (
  profile: Profile,
  { seq, time }: Pick<EntryHeader, 'seq' | 'time'>,
): Role | undefined => (profile.removed && seq > profile.removed.lastSeq ? undefined : roleAt(profile, time));

/** Whether a profile may, as it stands now, add, change and remove profiles. Rule R1. */
export const mayNameProfiles = (profile: Profile | undefined): boolean =>
  profile !== undefined && !profile.removed && (profile.founding || profile.role === 'admin');

/** Whether it might when it made this entry. */
const mightNameProfiles = (profile: Profile | undefined, header: EntryHeader): boolean => {
  const role = profile && roleIn(profile, header);
  return profile !== undefined && role !== undefined && (profile.founding || role === 'admin');
};

type Removals = ReadonlyMap<RecordId, NonNullable<Profile['removed']>>;

type Book = {
  readonly byRecord: Map<RecordId, Profile>;
  readonly byKey: Map<Hex, RecordId>;
  /** Whose removal is known beforehand. */
  readonly removals: Removals;
  /** Those found to count. */
  readonly found: Map<RecordId, NonNullable<Profile['removed']>>;
};

/**
 * The profiles of the vault that `founder` (public key) began, and the profile entries that do not count.
 * Other records are passed over.
 */
export const profilesOf = (
  records: Iterable<FoldedRecord>,
  founder: Hex,
): { readonly profiles: Profiles; readonly problems: readonly ModelProblem[] } => {
  const entries: KnownEntry[] = [];
  for (const record of records) if (record.type === 'profile') entries.push(...record.entries);
  const ordered = inOrder(entries).filter(
    ({ header, fields }) => (header.kind === 'edit' || header.kind === 'retract') && fields,
  );
  // An entry of a removed profile may bear a date before its removal, so removals have to be known first: read again
  // until no more are found. Each time settles at least one.
  let answer = readBook(ordered, founder, new Map());
  for (let left = ordered.length; left > 0 && !sameRemovals(answer.book); left--)
    answer = readBook(ordered, founder, answer.book.found);
  const { book, problems } = answer;
  const profiles = new Map<Hex, Profile>();
  for (const profile of book.byRecord.values()) profiles.set(profile.publicKey, profile);
  return { profiles, problems };
};

const sameRemovals = ({ removals, found }: Book): boolean =>
  removals.size === found.size &&
  [...found].every(([record, { lastSeq }]) => removals.get(record)?.lastSeq === lastSeq);

const readBook = (
  ordered: readonly KnownEntry[],
  founder: Hex,
  removals: Removals,
): { readonly book: Book; readonly problems: readonly ModelProblem[] } => {
  const book: Book = { byRecord: new Map(), byKey: new Map(), removals, found: new Map() };
  let waiting = ordered;
  // An entry whose clock ran ahead of the one that makes its signer an admin waits for it.
  for (let before = waiting.length + 1; waiting.length < before; ) {
    before = waiting.length;
    waiting = waiting.filter((entry) => enter(book, entry, founder) !== undefined);
  }
  const problems = waiting.map((entry): ModelProblem => {
    const { author, record } = entry.header;
    return { rule: enter(book, entry, founder) ?? 'R1', entry: entry.id, author, record };
  });
  return { book, problems };
};

/** Takes a profile entry into the book, or says which rule keeps it out. */
const enter = (book: Book, entry: KnownEntry, founder: Hex): 'R1' | 'R2' | 'R11' | undefined => {
  const { author, record } = entry.header;
  const known = book.byRecord.get(record);
  if (entry.header.kind === 'retract') return remove(book, entry);
  const next = amended(known, entry, author === founder, book.removals.get(record));
  const signer = book.byRecord.get(book.byKey.get(author) ?? '');
  const founds = book.byKey.size === 0 && author === founder && next?.publicKey === founder;
  if (!founds && !mightNameProfiles(signer, entry.header)) return 'R1';
  if (!next || (known && next.publicKey !== known.publicKey)) return 'R2';
  if ((book.byKey.get(next.publicKey) ?? record) !== record) return 'R2';
  book.byRecord.set(record, next);
  book.byKey.set(next.publicKey, record);
  return undefined;
};

/** Takes a removal into the book. The first one stands. Rule R11. */
const remove = (book: Book, { header, fields }: KnownEntry): 'R1' | 'R11' | undefined => {
  const { author, record, time } = header;
  const known = book.byRecord.get(record);
  if (!mightNameProfiles(book.byRecord.get(book.byKey.get(author) ?? ''), header)) return 'R1';
  const lastSeq = fields?.find(([, name]) => name === 'profile.last_seq')?.[2];
  if (!known || known.publicKey === author) return 'R11';
  if (typeof lastSeq !== 'number' || !Number.isSafeInteger(lastSeq) || lastSeq < 0) return 'R11';
  if (!book.found.has(record)) book.found.set(record, { time, lastSeq });
  return undefined;
};

/** The profile with this entry's fields; undefined when they do not make one. */
const amended = (
  known: Profile | undefined,
  entry: KnownEntry,
  byFounder: boolean,
  removed: Profile['removed'],
): Profile | undefined => {
  const set = new Map<string, Json>((entry.fields ?? []).map(([, name, value]) => [name, value]));
  const { record, time, author } = entry.header;
  const publicKey = set.get('profile.public_key') ?? known?.publicKey;
  const name = set.get('profile.name') ?? known?.name;
  const role = set.get('profile.role') ?? known?.role;
  if (typeof publicKey !== 'string' || !publicKeyForm.test(publicKey)) return undefined;
  if (typeof name !== 'string' || !isRole(role)) return undefined;
  const founding = known?.founding ?? (byFounder && publicKey === author);
  const organisation = founding ? (set.get('profile.organisation') ?? known?.organisation) : undefined;
  const removalAfter =
    founding && set.has(removalField) ? removalLimitOf(set.get(removalField)) : known?.removalAfter;
  const held = known?.held ?? [];
  return {
    record,
    publicKey,
    name,
    role,
    held: held.at(-1)?.role === role ? held : [...held, { time, role }],
    organisation: typeof organisation === 'string' ? organisation : undefined,
    removalAfter,
    founding,
    removed,
  };
};
