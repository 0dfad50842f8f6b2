import type { EntryId, EntryKind, Json, KnownEntry } from '../../../shared/ledger/entry.ts';
import { foldAll, foldRecord } from '../../../shared/ledger/fold.ts';
import { type Profiles, profilesOf } from '../../../shared/model/profiles.ts';
import { type Review, reviewOf } from '../../../shared/model/review.ts';
import type { Role } from '../../../shared/model/views.ts';
import { type Person, person, recordId, timeAt } from '../ledger/people.ts';

/** An office: a founding admin who made profiles for the others, and an incident they work on. */

export const names = ['Halyna', 'Olena', 'Taras', 'Petro', 'Sofiia'] as const;
export type Name = (typeof names)[number];

const rolesOf: Readonly<Record<Name, Role>> = {
  Halyna: 'admin',
  Olena: 'documenter',
  Taras: 'supervisor',
  Petro: 'supervisor',
  Sofiia: 'legal',
};

export const profileFields = (of: Person, name: string, role: Role): Record<string, Json> => ({
  'profile.name': name,
  'profile.role': role,
  'profile.public_key': of.author,
});

/** One entry of a person's own commit. */
export const enter = (
  by: Person,
  kind: EntryKind,
  record: string,
  parents: readonly EntryId[],
  fields: Readonly<Record<string, Json>>,
  time?: string,
  type: 'profile' | 'incident' = 'incident',
): KnownEntry => {
  const [entry] = by.commit([{ record, type, kind, parents, fields }], time);
  if (!entry) throw new Error('no entry');
  return entry;
};

export type Office = {
  readonly people: Readonly<Record<Name, Person>>;
  readonly profiles: Profiles;
  /** Enters something about the incident, based on its heads or on the entries given. */
  readonly does: (
    name: Name,
    kind: EntryKind,
    options?: { on?: readonly KnownEntry[]; reason?: string; place?: string; time?: string },
  ) => KnownEntry;
  readonly entries: readonly KnownEntry[];
  readonly review: () => Review;
};

export const incident = recordId(100);

export const office = (): Office => {
  const people = Object.fromEntries(names.map((name) => [name, person(name, false)])) as Record<Name, Person>;
  const founder = people.Halyna;
  const made = names.map((name, index) =>
    enter(
      founder,
      'edit',
      recordId(index),
      [],
      {
        ...profileFields(people[name], name, rolesOf[name]),
        ...(index === 0 ? { 'profile.organisation': 'ORG' } : {}),
      },
      timeAt(0),
      'profile',
    ),
  );
  const { profiles } = profilesOf(foldAll(made).values(), founder.author);
  const entries: KnownEntry[] = [];
  let places = 0;
  return {
    people,
    profiles,
    entries,
    does: (name, kind, { on, reason, place, time = timeAt(entries.length + 1) } = {}) => {
      const heads = entries.length === 0 ? [] : foldRecord(entries).heads;
      const fields: Record<string, Json> =
        kind === 'edit'
          ? { 'account.place': place ?? `place ${places++}` }
          : reason === undefined
            ? {}
            : { [kind === 'erase' ? 'erase.reason' : 'review.reason']: reason };
      const parents = on?.map((entry) => entry.id) ?? heads;
      const entry = enter(people[name], kind, incident, parents, fields, time);
      entries.push(entry);
      return entry;
    },
    review: () => reviewOf(foldRecord(entries), profiles),
  };
};
