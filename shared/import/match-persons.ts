import { canonical } from '../ledger/canonical.ts';
import type { EntryId, Json, RecordId } from '../ledger/entry.ts';
import { bornApart } from '../model/person-likeness.ts';
import { foldWords } from './fold-words.ts';

/**
 * Which person of the vault a row tells of. Only the whole name counts, but for case, spaces and the way of writing
 * apostrophes; where more than one person may be meant, nobody is chosen.
 */

/** A person of the vault whose name is one in the file. */
export type KnownPerson = {
  readonly id: RecordId;
  readonly heads: readonly EntryId[];
  readonly name: string;
  readonly pseudonym: string;
  readonly fields: Readonly<Record<string, Json>>;
};

export type PersonMatch =
  | { readonly state: 'new' }
  | { readonly state: 'known'; readonly person: KnownPerson }
  /** Several may be meant; their pseudonyms. */
  | { readonly state: 'several'; readonly pseudonyms: readonly string[] };

/** A person as the file tells of them, by what its rows have in common. */
export type PersonInFile = {
  readonly ref: string;
  readonly name: string | undefined;
  /** EDTF. */
  readonly birth: string | undefined;
  /** All that its rows say of the person, by field. */
  readonly fields: Readonly<Record<string, Json>>;
};

/** The form in which names are compared. */
export const nameKey = (name: string): string => foldWords(name);

const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** By `ref`. */
export const matchPersons = (
  inFile: readonly PersonInFile[],
  known: readonly KnownPerson[],
): ReadonlyMap<string, PersonMatch> => {
  const byName = new Map<string, KnownPerson[]>();
  for (const person of known) {
    const key = nameKey(person.name);
    byName.set(key, [...(byName.get(key) ?? []), person]);
  }
  const found = new Map<string, PersonMatch>();
  const meant = new Map<RecordId, PersonInFile[]>();
  for (const told of inFile) {
    const candidates = (told.name === undefined ? [] : (byName.get(nameKey(told.name)) ?? [])).filter(
      ({ fields }) => !bornApart(told.birth, textOf(fields['person.birth'])),
    );
    const [person, other] = candidates;
    if (!person) found.set(told.ref, { state: 'new' });
    else if (other)
      found.set(told.ref, { state: 'several', pseudonyms: candidates.map(({ pseudonym }) => pseudonym) });
    else {
      found.set(told.ref, { state: 'known', person });
      meant.set(person.id, [...(meant.get(person.id) ?? []), told]);
    }
  }
  // One person of the vault cannot be two that the file tells apart.
  for (const told of meant.values())
    if (toldApart(told))
      for (const { ref } of told) {
        const match = found.get(ref);
        if (match?.state === 'known')
          found.set(ref, { state: 'several', pseudonyms: [match.person.pseudonym] });
      }
  return found;
};

const toldApart = (told: readonly PersonInFile[]): boolean =>
  told.filter(({ ref }) => ref.startsWith('key ')).length > 1 ||
  told.some((one) => told.some((other) => bornApart(one.birth, other.birth) || differ(one, other)));

/** A year and a day of it agree; of anything else only the same is the same. */
const differ = (one: PersonInFile, other: PersonInFile): boolean =>
  Object.entries(one.fields).some(
    ([name, value]) =>
      name !== 'person.name' &&
      name !== 'person.birth' &&
      other.fields[name] !== undefined &&
      canonical(other.fields[name]) !== canonical(value),
  );
