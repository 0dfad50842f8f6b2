import { ancestryOf } from './ancestry.ts';
import { canonical } from './canonical.ts';
import type { EntryId, Hex, Json, KnownEntry, RecordId, RecordType } from './entry.ts';
import { inOrder, losesTo } from './order.ts';

export type FieldEdit = { readonly entry: EntryId; readonly author: Hex; readonly value: Json };

/** What a field holds now. `value` null: it was cleared. */
export type FoldedField = FieldEdit & {
  /** Other values set without knowledge of this one, nor it of them; ascending by entry id. Rule F3. */
  readonly conflicts: readonly FieldEdit[];
};

/** A record as its entries leave it. The same for any order in which the entries came. */
export type FoldedRecord = {
  readonly record: RecordId;
  readonly type: RecordType;
  /** Every entry once, in the order of rule F1. */
  readonly entries: readonly KnownEntry[];
  /** Every field ever set and not erased. */
  readonly fields: ReadonlyMap<string, FoldedField>;
  /** Entries that no other entry was based on, sorted: what the next edit names as its parents. */
  readonly heads: readonly EntryId[];
  /** Keys of all who signed an entry of it, sorted. */
  readonly authors: readonly Hex[];
  /** Parents named but not given, sorted: the record is here in part. */
  readonly missing: readonly EntryId[];
  /** Whether the payload of any entry is gone. */
  readonly erased: boolean;
};

/** Only edits change what a record says; the payload of another kind belongs to its own entry. Rule F2. */
export const changesContent = (entry: KnownEntry): boolean => entry.header.kind === 'edit';

const sortedSet = <T extends string>(items: Iterable<T>): T[] => [...new Set(items)].sort();

/** Folds the entries of one record. @throws when there are none, or they are of different records. */
export const foldRecord = (entries: Iterable<KnownEntry>): FoldedRecord => {
  const ordered = inOrder(entries);
  const first = ordered[0]?.header;
  if (!first) throw new Error('A record has at least one entry');
  if (ordered.some((entry) => entry.header.record !== first.record))
    throw new Error('Entries of different records do not fold together');
  const given = new Set(ordered.map((entry) => entry.id));
  const parents = new Set(ordered.flatMap((entry) => entry.header.parents));
  return {
    record: first.record,
    type: first.type,
    entries: ordered,
    fields: foldFields(ordered),
    heads: sortedSet([...given].filter((id) => !parents.has(id))),
    authors: sortedSet(ordered.map((entry) => entry.header.author)),
    missing: sortedSet([...parents].filter((id) => !given.has(id))),
    erased: ordered.some((entry) => !entry.fields),
  };
};

/** An edit of a field that no other edit of it was based on: what it set stands. Rule F3. */
export type StandingEdit<T> = { readonly entry: KnownEntry; readonly value: T };

/**
 * Every field's standing edits, those of equal value included.
 * @param ordered every entry after its parents (`inOrder`)
 * @param fieldsOf what an edit sets, by field name; a value may be sealed, its name is enough
 */
export const standingEdits = <T>(
  ordered: readonly KnownEntry[],
  fieldsOf: (entry: KnownEntry) => Iterable<readonly [name: string, value: T]>,
): ReadonlyMap<string, readonly StandingEdit<T>[]> => {
  const { isAncestor } = ancestryOf(ordered, changesContent);
  const standing = new Map<string, StandingEdit<T>[]>();
  for (const entry of ordered.filter(changesContent)) {
    for (const [name, value] of fieldsOf(entry)) {
      const unseen = (standing.get(name) ?? []).filter((other) => !isAncestor(other.entry.id, entry.id));
      standing.set(name, [...unseen, { entry, value }]);
    }
  }
  return standing;
};

/** Field name and value of all that an entry shows. */
export const namedValues = (entry: KnownEntry): readonly (readonly [name: string, value: Json])[] =>
  (entry.fields ?? []).map(([, name, value]) => [name, value]);

type Candidate = StandingEdit<Json>;

const foldFields = (ordered: readonly KnownEntry[]): ReadonlyMap<string, FoldedField> => {
  const latest = standingEdits(ordered, namedValues);
  const fields = new Map<string, FoldedField>();
  for (const [name, candidates] of [...latest].sort(([a], [b]) => (a < b ? -1 : 1)))
    fields.set(name, settle(candidates));
  return fields;
};

const asEdit = ({ entry, value }: Candidate): FieldEdit => ({
  entry: entry.id,
  author: entry.header.author,
  value,
});

/** The winner, and the values it did not know of. Two people who entered the same are not in conflict. */
const settle = (candidates: readonly Candidate[]): FoldedField => {
  const winner = candidates.reduce((best, other) => (losesTo(best.entry, other.entry) ? other : best));
  const held = canonical(winner.value);
  const conflicts = candidates
    .filter((other) => canonical(other.value) !== held)
    .map(asEdit)
    .sort((a, b) => (a.entry < b.entry ? -1 : 1));
  return { ...asEdit(winner), conflicts };
};

/**
 * The record with one more entry. An edit of all the record's heads, the common case, costs its own fields; any
 * other arrival folds the record again. Equal to folding all the entries at once.
 */
export const extend = (folded: FoldedRecord, entry: KnownEntry): FoldedRecord => {
  if (!followsAll(folded, entry)) return foldRecord([...folded.entries, entry]);
  const fields = new Map(folded.fields);
  if (changesContent(entry))
    for (const [, name, value] of entry.fields ?? [])
      fields.set(name, { ...asEdit({ entry, value }), conflicts: [] });
  return {
    ...folded,
    entries: [...folded.entries, entry],
    fields: new Map([...fields].sort(([a], [b]) => (a < b ? -1 : 1))),
    heads: [entry.id],
    authors: sortedSet([...folded.authors, entry.header.author]),
    erased: folded.erased || !entry.fields,
  };
};

const followsAll = (folded: FoldedRecord, entry: KnownEntry): boolean =>
  entry.header.record === folded.record &&
  entry.header.parents.length === folded.heads.length &&
  entry.header.parents.every((parent, index) => parent === folded.heads[index]);

/** Every record among these entries, each folded. */
export const foldAll = (entries: Iterable<KnownEntry>): Map<RecordId, FoldedRecord> => {
  const byRecord = new Map<RecordId, KnownEntry[]>();
  for (const entry of entries) {
    const own = byRecord.get(entry.header.record);
    if (own) own.push(entry);
    else byRecord.set(entry.header.record, [entry]);
  }
  return new Map([...byRecord].map(([record, own]) => [record, foldRecord(own)]));
};

/** Field name → value, without what was cleared. */
export const fieldValues = (folded: FoldedRecord): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    [...folded.fields]
      .filter(([, field]) => field.value !== null)
      .map(([name, field]) => [name, field.value]),
  );

/** One field's value; undefined when it was never set, or cleared. */
export const fieldValue = (folded: FoldedRecord, name: string): Json | undefined =>
  folded.fields.get(name)?.value ?? undefined;

/** Every value that stands in a field, those of a conflict included; empty when nobody answered or it was cleared. */
export const answersTo = (folded: FoldedRecord, name: string): readonly Json[] => {
  const field = folded.fields.get(name);
  return field ? [field, ...field.conflicts].map(({ value }) => value).filter((value) => value !== null) : [];
};
