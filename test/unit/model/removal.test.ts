import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, KnownEntry } from '../../../shared/ledger/entry.ts';
import { foldAll, foldRecord } from '../../../shared/ledger/fold.ts';
import { mayNameProfiles, profilesOf, roleIn } from '../../../shared/model/profiles.ts';
import { reviewOf } from '../../../shared/model/review.ts';
import { person, recordId, timeAt } from '../ledger/people.ts';
import { enter, incident, profileFields } from './office.ts';

/** Halyna founded the vault; Olena is an admin, Taras a supervisor, Petro a documenter. */
const office = () => {
  const [halyna, olena, taras, petro] = ['Halyna', 'Olena', 'Taras', 'Petro'].map((name) =>
    person(name, false),
  );
  if (!halyna || !olena || !taras || !petro) throw new Error('nobody');
  const profile = (
    by: typeof halyna,
    kind: 'edit' | 'retract',
    record: number,
    fields: Record<string, Json>,
    minute: number,
    parents: readonly string[] = [],
  ) => enter(by, kind, recordId(record), parents, fields, timeAt(minute), 'profile');
  const made = [
    profile(
      halyna,
      'edit',
      1,
      { ...profileFields(halyna, 'Halyna', 'documenter'), 'profile.organisation': 'ORG' },
      0,
    ),
    profile(halyna, 'edit', 2, profileFields(olena, 'Olena', 'admin'), 1),
    profile(halyna, 'edit', 3, profileFields(taras, 'Taras', 'supervisor'), 2),
    profile(halyna, 'edit', 4, profileFields(petro, 'Petro', 'documenter'), 3),
  ];
  const remove = (by: typeof halyna, record: number, lastSeq: Json, minute = 100) =>
    profile(by, 'retract', record, { 'profile.last_seq': lastSeq }, minute, [made[record - 1]?.id ?? '']);
  return { halyna, olena, taras, petro, made, profile, remove };
};

const read = (entries: readonly KnownEntry[], founder: string) => {
  const { profiles, problems } = profilesOf(foldAll(entries).values(), founder);
  return {
    profiles,
    gone: [...profiles.values()].filter(({ removed }) => removed).map(({ name }) => name),
    problems: problems.map(({ rule, entry }) => ({ rule, entry })),
  };
};

describe('R11: a removed profile’s key counts up to where its log had got', () => {
  test('by places in the log, not by clocks', () => {
    const { halyna, taras, made, remove } = office();
    const { profiles, gone } = read([...made, remove(halyna, 3, 4)], halyna.author);
    expect(gone).toEqual(['Taras']);
    const own = profiles.get(taras.author);
    if (!own) throw new Error('no profile');
    // What was signed before on a clock that ran ahead counts; what is signed later with an earlier date does not.
    expect(roleIn(own, { seq: 4, time: timeAt(5_000) })).toBe('supervisor');
    expect(roleIn(own, { seq: 5, time: timeAt(5) })).toBeUndefined();
    expect(mayNameProfiles(own)).toBe(false);
  });

  test('a decision from before stands; one from after is in the history and decides nothing', () => {
    const { halyna, taras, petro, made, remove } = office();
    const edit = enter(petro, 'edit', incident, [], { 'account.place': 'one' }, timeAt(10));
    const submit = enter(petro, 'submit', incident, [edit.id], {}, timeAt(11));
    const approve = enter(taras, 'approve', incident, [submit.id], {}, timeAt(12));
    const late = enter(taras, 'return', incident, [approve.id], { 'review.reason': 'late' }, timeAt(13));
    const { profiles } = read([...made, remove(halyna, 3, 1)], halyna.author);
    const review = reviewOf(foldRecord([edit, submit, approve, late]), profiles);
    expect(review.state).toBe('approved');
    expect(review.problems.map(({ rule, entry }) => [rule, entry])).toEqual([['R5', late.id]]);
  });

  test('nobody removes themself, and who may not name profiles removes nobody', () => {
    const { halyna, olena, taras, made, remove } = office();
    const own = remove(olena, 2, 1);
    const supervisors = remove(taras, 4, 0);
    const { gone, problems } = read([...made, own, supervisors], halyna.author);
    expect(gone).toEqual([]);
    expect(problems).toEqual(
      expect.arrayContaining([
        { rule: 'R11', entry: own.id },
        { rule: 'R1', entry: supervisors.id },
      ]),
    );
  });

  test('an admin may remove the founder, who then names nobody; what the founder named before stays', () => {
    const { halyna, olena, taras, made, profile, remove } = office();
    const removal = remove(olena, 1, 4);
    const stranger = person('Stranger', false);
    const late = profile(halyna, 'edit', 9, profileFields(stranger, 'Stranger', 'admin'), 50);
    const { profiles, gone, problems } = read([...made, removal, late], halyna.author);
    expect(gone).toEqual(['Halyna']);
    expect(profiles.get(taras.author)?.role).toBe('supervisor');
    expect(profiles.get(halyna.author)).toMatchObject({ founding: true, organisation: 'ORG' });
    expect(problems).toEqual([{ rule: 'R1', entry: late.id }]);
  });

  test('the first removal stands, and no later entry takes it back', () => {
    const { halyna, petro, made, profile, remove } = office();
    const first = remove(halyna, 4, 7);
    const second = profile(halyna, 'retract', 4, { 'profile.last_seq': 99 }, 200, [first.id]);
    const back = profile(halyna, 'edit', 4, { 'profile.role': 'admin' }, 300, [second.id]);
    const { profiles } = read([...made, first, second, back], halyna.author);
    expect(profiles.get(petro.author)?.removed).toEqual({ time: timeAt(100), lastSeq: 7 });
    expect(mayNameProfiles(profiles.get(petro.author))).toBe(false);
  });

  test.each([[undefined], [-1], [1.5], ['4'], [null]])(
    'a removal that says %s of the log does not count',
    (seq) => {
      const { halyna, made, profile } = office();
      const fields: Record<string, Json> = seq === undefined ? {} : { 'profile.last_seq': seq };
      const removal = profile(halyna, 'retract', 4, fields, 100, [made[3]?.id ?? '']);
      const { gone, problems } = read([...made, removal], halyna.author);
      expect(gone).toEqual([]);
      expect(problems).toEqual([{ rule: 'R11', entry: removal.id }]);
    },
  );

  test('is the same in any order of delivery', () => {
    const { halyna, olena, made, remove } = office();
    const all = [...made, remove(olena, 4, 3), remove(halyna, 2, 1, 150)];
    const expected = read(all, halyna.author);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (arrived) => {
        const again = read(arrived, halyna.author);
        expect(again.gone.toSorted()).toEqual(expected.gone.toSorted());
        expect(again.problems).toEqual(expected.problems);
      }),
      { numRuns: 24 },
    );
    expect(expected.gone.toSorted()).toEqual(['Olena', 'Petro']);
  });
});
