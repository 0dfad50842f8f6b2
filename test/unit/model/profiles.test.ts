import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KnownEntry } from '../../../shared/ledger/entry.ts';
import { foldAll } from '../../../shared/ledger/fold.ts';
import { profilesOf, roleAt } from '../../../shared/model/profiles.ts';
import type { Role } from '../../../shared/model/views.ts';
import { person, recordId, timeAt } from '../ledger/people.ts';
import { enter, office, profileFields } from './office.ts';

const halyna = () => person('Halyna', false);
const olena = person('Olena', false);
const taras = person('Taras', false);

const profile = (
  by: ReturnType<typeof person>,
  record: number,
  fields: Record<string, string | null>,
  minute = 0,
  parents: readonly string[] = [],
) => enter(by, 'edit', recordId(record), parents, fields, timeAt(minute), 'profile');

const read = (entries: readonly KnownEntry[], founder: string) => {
  const { profiles, problems } = profilesOf(foldAll(entries).values(), founder);
  const rolesByName = Object.fromEntries([...profiles.values()].map(({ name, role }) => [name, role]));
  return { profiles, rolesByName, problems: problems.map(({ rule, entry }) => ({ rule, entry })) };
};

/** A founder with one more profile made by it. */
const founded = (role: Role = 'documenter') => {
  const founder = halyna();
  const first = profile(founder, 1, {
    ...profileFields(founder, 'Halyna', 'documenter'),
    'profile.organisation': 'ORG',
  } as Record<string, string>);
  const second = profile(founder, 2, profileFields(olena, 'Olena', role) as Record<string, string>, 1);
  return { founder, first, second };
};

describe('R1: a profile counts when the founding profile or an admin signed it', () => {
  test('an office is read as it was made', () => {
    const { profiles, people } = office();
    expect(profiles.size).toBe(5);
    expect(profiles.get(people.Taras.author)).toMatchObject({ name: 'Taras', role: 'supervisor' });
    expect(profiles.get(people.Halyna.author)).toMatchObject({ founding: true, organisation: 'ORG' });
    expect(profiles.get(people.Olena.author)).toMatchObject({ founding: false, organisation: undefined });
  });

  test('the founding profile may name others whatever its role', () => {
    const { founder, first, second } = founded();
    expect(read([first, second], founder.author).rolesByName).toEqual({
      Halyna: 'documenter',
      Olena: 'documenter',
    });
  });

  test('a documenter’s profile entry does not count: nobody promotes themselves', () => {
    const { founder, first, second } = founded();
    const promotion = profile(olena, 2, { 'profile.role': 'admin' }, 2, [second.id]);
    const { rolesByName, problems } = read([first, second, promotion], founder.author);
    expect(rolesByName).toEqual({ Halyna: 'documenter', Olena: 'documenter' });
    expect(problems).toEqual([{ rule: 'R1', entry: promotion.id }]);
  });

  test('an admin’s does, also when the admin’s clock is behind the founder’s', () => {
    const { founder, first, second } = founded('admin');
    const admins = person('Olena', false);
    const third = profile(admins, 3, profileFields(taras, 'Taras', 'supervisor') as never, -60);
    expect(read([third, second, first], founder.author).rolesByName).toEqual({
      Halyna: 'documenter',
      Olena: 'admin',
      Taras: 'supervisor',
    });
  });

  test('an admin who no longer is one names nobody', () => {
    const { founder, first, second } = founded('admin');
    const demotion = profile(founder, 2, { 'profile.role': 'documenter' }, 10, [second.id]);
    const admins = person('Olena', false);
    const before = profile(admins, 3, profileFields(taras, 'Taras', 'legal') as never, 5);
    const after = profile(admins, 3, { 'profile.role': 'admin' }, 15, [before.id]);
    const { rolesByName, problems } = read([first, second, demotion, before, after], founder.author);
    expect(rolesByName).toEqual({ Halyna: 'documenter', Olena: 'documenter', Taras: 'legal' });
    expect(problems).toEqual([{ rule: 'R1', entry: after.id }]);
  });

  test('what a documenter signed does not come to count by becoming an admin later', () => {
    const { founder, first, second } = founded();
    const early = person('Olena', false);
    const third = profile(early, 3, profileFields(taras, 'Taras', 'supervisor') as never, 5);
    const promotion = profile(founder, 2, { 'profile.role': 'admin' }, 10, [second.id]);
    const { rolesByName, problems } = read([first, second, third, promotion], founder.author);
    expect(rolesByName).toEqual({ Halyna: 'documenter', Olena: 'admin' });
    expect(problems).toEqual([{ rule: 'R1', entry: third.id }]);
  });

  test('a profile that signed itself does not count beside the founding one', () => {
    const { founder, first, second } = founded();
    const stranger = person('Stranger', false);
    const own = profile(stranger, 9, profileFields(stranger, 'Stranger', 'admin') as never, -5);
    const { rolesByName, problems } = read([own, first, second], founder.author);
    expect(rolesByName).not.toHaveProperty('Stranger');
    expect(problems).toEqual([{ rule: 'R1', entry: own.id }]);
  });
});

describe('R2: a profile has a name, a role and one key of its own', () => {
  test.each([
    ['a role nobody has', { 'profile.role': 'owner' }],
    ['no key', { 'profile.public_key': null }],
    ['no name', { 'profile.name': null }],
    ['a key that is none', { 'profile.public_key': 'abc' }],
  ])('a new profile with %s does not count', (_, fields) => {
    const { founder, first } = founded();
    const entry = profile(founder, 3, { ...profileFields(taras, 'Taras', 'legal'), ...fields } as never);
    expect(read([first, entry], founder.author).problems).toEqual([{ rule: 'R2', entry: entry.id }]);
  });

  test('a key is never changed and never shared', () => {
    const { founder, first, second } = founded();
    const changed = profile(founder, 2, { 'profile.public_key': taras.author }, 2, [second.id]);
    const shared = profile(founder, 3, profileFields(olena, 'Olena again', 'supervisor') as never, 3);
    const { rolesByName, problems, profiles } = read([first, second, changed, shared], founder.author);
    expect(rolesByName).toEqual({ Halyna: 'documenter', Olena: 'documenter' });
    expect(profiles.has(taras.author)).toBe(false);
    expect(problems.map(({ rule }) => rule)).toEqual(['R2', 'R2']);
  });

  test('the removal of the vault is the founding profile’s word, by who may name profiles, and nothing but a limit', () => {
    const { founder, first, second } = founded('admin');
    const admins = person('Olena', false);
    const limitAfter = (...entries: readonly KnownEntry[]) =>
      read([first, second, ...entries], founder.author).profiles.get(founder.author)?.removalAfter;
    const set = (
      by: ReturnType<typeof person>,
      value: unknown,
      on: readonly string[] = [first.id],
      record = 1,
    ) => profile(by, record, { 'profile.removal_after': value } as never, 5, on);
    expect(limitAfter()).toBeUndefined();
    const chosen = set(admins, 20);
    expect(limitAfter(chosen)).toBe(20);
    expect(limitAfter(chosen, set(founder, null, [chosen.id]))).toBeUndefined();
    expect(limitAfter(set(founder, 3))).toBeUndefined();
    expect(limitAfter(set(taras, 10))).toBeUndefined();
    expect(limitAfter(set(founder, 10, [second.id], 2))).toBeUndefined();
  });

  test('a name may be changed', () => {
    const { founder, first, second } = founded();
    const renamed = profile(founder, 2, { 'profile.name': 'Olena K.' }, 2, [second.id]);
    expect(read([first, second, renamed], founder.author).rolesByName).toHaveProperty('Olena K.');
  });
});

test('R3: a role holds from the time it was given, and the first one before that too', () => {
  const { founder, first, second } = founded();
  const promoted = profile(founder, 2, { 'profile.role': 'supervisor' }, 10, [second.id]);
  const own = read([first, second, promoted], founder.author).profiles.get(olena.author);
  if (!own) throw new Error('no profile');
  expect([-100, 1, 9, 10, 100].map((minute) => roleAt(own, timeAt(minute)))).toEqual([
    'documenter',
    'documenter',
    'documenter',
    'supervisor',
    'supervisor',
  ]);
});

test('profiles are the same in any order of delivery', () => {
  const { founder, first, second } = founded('admin');
  const admins = person('Olena', false);
  const third = profile(admins, 3, profileFields(taras, 'Taras', 'supervisor') as never, -9);
  const fourth = profile(founder, 3, { 'profile.role': 'legal' }, 4, [third.id]);
  const all = [first, second, third, fourth];
  const made = read(all, founder.author);
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (arrived) => {
      const again = read(arrived, founder.author);
      expect(again.rolesByName).toEqual(made.rolesByName);
      expect(again.problems).toEqual(made.problems);
    }),
    { numRuns: 24 },
  );
});
