import type { EntryId, Hex, Json, KnownEntry, RecordId } from '../ledger/entry.ts';
import type { FoldedRecord } from '../ledger/fold.ts';
import { inOrder } from '../ledger/order.ts';
import { type Role, roles } from './views.ts';

/** Who the people of a vault are, by what signed entries say. Rules R1 to R3 of shared/ledger/SPEC.md. */
export type Profile = {
  readonly record: RecordId;
  readonly publicKey: Hex;
  readonly name: string;
  readonly role: Role;
  /** Roles by the device time they were given at, in order; the first holds before its time too. */
  readonly held: readonly { readonly time: string; readonly role: Role }[];
  /** Short code of the organisation; on the founding profile only. */
  readonly organisation: string | undefined;
  readonly founding: boolean;
};

/** By public key. */
export type Profiles = ReadonlyMap<Hex, Profile>;

export type ModelProblem = {
  readonly rule: 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6' | 'R7' | 'R8' | 'R9' | 'R10';
  readonly entry: EntryId;
  readonly author: Hex;
  readonly record: RecordId;
};

const publicKeyForm = /^[0-9a-f]{64}$/;

const isRole = (value: unknown): value is Role => roles.some((role) => role === value);

/** The role a profile held at a time (RFC 3339). Rule R3. */
export const roleAt = (profile: Profile, time: string): Role => {
  const at = Date.parse(time);
  const until = profile.held.filter((held) => Date.parse(held.time) <= at).at(-1);
  return (until ?? profile.held[0] ?? profile).role;
};

type Book = { readonly byRecord: Map<RecordId, Profile>; readonly byKey: Map<Hex, RecordId> };

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
  const book: Book = { byRecord: new Map(), byKey: new Map() };
  let waiting = inOrder(entries).filter((entry) => entry.header.kind === 'edit' && entry.fields);
  // An entry whose clock ran ahead of the one that makes its signer an admin waits for it.
  for (let before = waiting.length + 1; waiting.length < before; ) {
    before = waiting.length;
    waiting = waiting.filter((entry) => enter(book, entry, founder) !== undefined);
  }
  const problems = waiting.map((entry): ModelProblem => {
    const { author, record } = entry.header;
    return { rule: enter(book, entry, founder) ?? 'R1', entry: entry.id, author, record };
  });
  const profiles = new Map<Hex, Profile>();
  for (const profile of book.byRecord.values()) profiles.set(profile.publicKey, profile);
  return { profiles, problems };
};

/** Takes a profile entry into the book, or says which rule keeps it out. */
const enter = (book: Book, entry: KnownEntry, founder: Hex): 'R1' | 'R2' | undefined => {
  const { author, record, time } = entry.header;
  const known = book.byRecord.get(record);
  const next = amended(known, entry, author === founder);
  const signer = book.byRecord.get(book.byKey.get(author) ?? '');
  const founds = book.byKey.size === 0 && author === founder && next?.publicKey === founder;
  if (!founds && !(signer && (signer.founding || roleAt(signer, time) === 'admin'))) return 'R1';
  if (!next || (known && next.publicKey !== known.publicKey)) return 'R2';
  if ((book.byKey.get(next.publicKey) ?? record) !== record) return 'R2';
  book.byRecord.set(record, next);
  book.byKey.set(next.publicKey, record);
  return undefined;
};

/** The profile with this entry's fields; undefined when they do not make one. */
const amended = (known: Profile | undefined, entry: KnownEntry, byFounder: boolean): Profile | undefined => {
  const set = new Map<string, Json>((entry.fields ?? []).map(([, name, value]) => [name, value]));
  const { record, time, author } = entry.header;
  const publicKey = set.get('profile.public_key') ?? known?.publicKey;
  const name = set.get('profile.name') ?? known?.name;
  const role = set.get('profile.role') ?? known?.role;
  if (typeof publicKey !== 'string' || !publicKeyForm.test(publicKey)) return undefined;
  if (typeof name !== 'string' || !isRole(role)) return undefined;
  const founding = known?.founding ?? (byFounder && publicKey === author);
  const organisation = founding ? (set.get('profile.organisation') ?? known?.organisation) : undefined;
  const held = known?.held ?? [];
  return {
    record,
    publicKey,
    name,
    role,
    held: held.at(-1)?.role === role ? held : [...held, { time, role }],
    organisation: typeof organisation === 'string' ? organisation : undefined,
    founding,
  };
};
