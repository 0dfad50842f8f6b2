import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryKind } from '../../../shared/ledger/entry.ts';
import { foldRecord } from '../../../shared/ledger/fold.ts';
import { reviewOf } from '../../../shared/model/review.ts';
import { type Name, type Office, office } from './office.ts';

const reason = 'Which office refused it?';

/** The office after Olena recorded an incident and submitted it. */
const submitted = (): Office => {
  const here = office();
  here.does('Olena', 'edit');
  here.does('Olena', 'submit');
  return here;
};

const brokenRules = (here: Office) => here.review().problems.map((problem) => problem.rule);

describe('the way of an incident', () => {
  test('from draft to approved', () => {
    const here = office();
    here.does('Olena', 'edit');
    expect(here.review().state).toBe('draft');
    here.does('Olena', 'submit');
    expect(here.review().state).toBe('waiting');
    here.does('Taras', 'return', { reason });
    expect(here.review().state).toBe('returned');
    here.does('Olena', 'edit');
    expect(here.review().state).toBe('draft');
    here.does('Olena', 'submit');
    here.does('Taras', 'approve');
    const review = here.review();
    expect(review.state).toBe('approved');
    expect(review.decisions.map(({ kind }) => kind)).toEqual(['submit', 'return', 'submit', 'approve']);
    expect(review.decisions[1]?.reason).toBe(reason);
    expect(review.problems).toEqual([]);
    expect(review.contentAuthors).toEqual([here.people.Olena.author]);
  });

  test('a returned incident may be submitted again as it is', () => {
    const here = submitted();
    here.does('Taras', 'return', { reason });
    here.does('Olena', 'submit');
    expect(here.review().state).toBe('waiting');
  });
});

describe('R4: who may edit and submit', () => {
  test('a legal team’s submission does not count, and its edit is kept and reported', () => {
    const here = office();
    here.does('Olena', 'edit');
    here.does('Sofiia', 'submit');
    expect(here.review().state).toBe('draft');
    here.does('Sofiia', 'edit');
    expect(brokenRules(here)).toEqual(['R4', 'R4']);
    expect(here.review().contentAuthors).toContain(here.people.Sofiia.author);
  });

  test('someone who has no profile may do nothing', () => {
    const here = submitted();
    here.does('Taras', 'approve');
    const { people, entries } = here;
    const folded = foldRecord(entries);
    const withoutTaras = new Map([...here.profiles].filter(([key]) => key !== people.Taras.author));
    expect(reviewOf(folded, withoutTaras).state).toBe('waiting');
    expect(reviewOf(folded, new Map()).problems.map(({ rule }) => rule)).toEqual(['R4', 'R4', 'R5']);
  });
});

describe('R5: who may decide', () => {
  test.each(['Olena', 'Sofiia'] as const)('%s, no supervisor, can neither return nor approve', (name) => {
    const here = submitted();
    here.does(name, 'approve');
    here.does(name, 'return', { reason });
    expect(here.review().state).toBe('waiting');
    expect(brokenRules(here)).toEqual(['R5', 'R5']);
    expect(here.review().decisions.map(({ broken }) => broken)).toEqual([undefined, 'R5', 'R5']);
  });

  test('an author of any edit never decides, supervisor or admin', () => {
    for (const name of ['Taras', 'Halyna'] as const) {
      const here = office();
      here.does('Olena', 'edit');
      here.does(name, 'edit');
      here.does('Olena', 'edit');
      here.does('Olena', 'submit');
      here.does(name, 'approve');
      here.does(name, 'return', { reason });
      expect(here.review().state).toBe('waiting');
      expect(brokenRules(here)).toEqual(['R5', 'R5']);
      here.does('Petro', 'approve');
      expect(here.review().state).toBe('approved');
    }
  });

  test('a decision is judged by the version it was made on: a later edit by the reviewer only makes a draft', () => {
    const here = submitted();
    const seen = [...here.entries].slice(-1);
    here.does('Taras', 'edit', { on: seen });
    here.does('Taras', 'approve', { on: seen });
    expect(here.review()).toMatchObject({ state: 'draft', problems: [] });
  });

  test('an author may retract, a supervisor may, and another documenter or a legal team may not', () => {
    for (const [name, state] of [
      ['Olena', 'retracted'],
      ['Taras', 'retracted'],
      ['Halyna', 'retracted'],
      ['Sofiia', 'waiting'],
    ] as const) {
      const here = submitted();
      here.does(name, 'retract', { reason });
      expect(here.review().state).toBe(state);
    }
  });
});

describe('R6: a decision counts for the version its parents name', () => {
  test.each([
    ['waiting', []],
    ['approved', ['approve']],
    ['returned', ['return']],
  ] as const)('an edit of an incident that is %s makes it a draft again', (state, kinds) => {
    const here = submitted();
    for (const kind of kinds) here.does('Taras', kind, { reason });
    expect(here.review().state).toBe(state);
    here.does('Olena', 'edit');
    expect(here.review().state).toBe('draft');
    here.does('Petro', 'approve');
    expect(here.review().state).toBe('draft');
    here.does('Olena', 'submit');
    here.does('Petro', 'approve');
    expect(here.review().state).toBe('approved');
  });

  test('an approval does not cover an edit the reviewer had not seen', () => {
    const here = submitted();
    const seen = [...here.entries].slice(-1);
    here.does('Olena', 'edit', { on: seen });
    here.does('Taras', 'approve', { on: seen });
    expect(here.review().state).toBe('draft');
    expect(here.review().problems).toEqual([]);
  });

  test('a submission does not cover an edit made elsewhere at the same time', () => {
    const here = office();
    const first = here.does('Olena', 'edit');
    here.does('Petro', 'edit', { on: [first] });
    here.does('Olena', 'submit', { on: [first] });
    expect(here.review().state).toBe('draft');
  });

  test('an export of an incident changes nothing', () => {
    const here = submitted();
    here.does('Taras', 'approve');
    here.does('Sofiia', 'export');
    expect(here.review().state).toBe('approved');
  });
});

describe('R7: a decision is made in a state that allows it', () => {
  test.each([
    ['a draft cannot be approved', ['edit', 'approve'], 'draft'],
    ['a draft cannot be returned', ['edit', 'return'], 'draft'],
    ['what waits is not submitted again', ['edit', 'submit', 'submit'], 'waiting'],
    ['what was approved is not submitted', ['edit', 'submit', 'approve', 'submit'], 'approved'],
    ['what was approved is not approved again', ['edit', 'submit', 'approve', 'approve'], 'approved'],
    ['what was returned is not approved', ['edit', 'submit', 'return', 'approve'], 'returned'],
    ['what was retracted is not submitted', ['edit', 'retract', 'submit'], 'retracted'],
  ] as const)('%s', (_, kinds, state) => {
    const here = office();
    const byReviewer: readonly EntryKind[] = ['approve', 'return'];
    for (const kind of kinds) here.does(byReviewer.includes(kind) ? 'Taras' : 'Olena', kind, { reason });
    expect(here.review().state).toBe(state);
    expect(brokenRules(here)).toEqual(['R7']);
  });

  test('what was approved can be returned when a reviewer finds a mistake', () => {
    const here = submitted();
    here.does('Taras', 'approve');
    here.does('Petro', 'return', { reason });
    expect(here.review().state).toBe('returned');
  });
});

describe('R8: of decisions made without knowledge of each other the most cautious holds', () => {
  test('returned by one and approved by another is returned', () => {
    for (const [first, second] of [
      ['approve', 'return'],
      ['return', 'approve'],
    ] as const) {
      const here = submitted();
      const seen = [...here.entries].slice(-1);
      here.does('Taras', first, { on: seen, reason });
      here.does('Petro', second, { on: seen, reason });
      expect(here.review().state).toBe('returned');
      expect(here.review().problems).toEqual([]);
    }
  });

  test('a retraction is final, also for an edit or an approval made elsewhere', () => {
    const here = submitted();
    const seen = [...here.entries].slice(-1);
    here.does('Olena', 'retract', { on: seen, reason });
    here.does('Taras', 'approve', { on: seen });
    here.does('Petro', 'edit', { on: seen });
    expect(here.review().state).toBe('retracted');
    here.does('Olena', 'edit');
    expect(here.review().state).toBe('retracted');
  });
});

describe('R9: a return and a retraction give a reason', () => {
  test.each([undefined, '', '  '])('the reason %j is none', (none) => {
    for (const kind of ['return', 'retract'] as const) {
      const here = submitted();
      here.does('Taras', kind, none === undefined ? {} : { reason: none });
      expect(here.review().state).toBe('waiting');
      expect(brokenRules(here)).toEqual(['R9']);
    }
  });

  test('a decision whose reason was erased still counts', () => {
    const here = submitted();
    here.does('Taras', 'return', { reason });
    const erased = here.entries.map(({ header, id }) => ({ header, id, erased: true as const }));
    const review = reviewOf(foldRecord(erased), here.profiles);
    expect(review.state).toBe('returned');
    expect(review.decisions.at(-1)?.reason).toBeUndefined();
  });
});

describe('in a random history', () => {
  const kinds: readonly EntryKind[] = ['edit', 'edit', 'submit', 'return', 'approve', 'retract', 'export'];
  const people: readonly Name[] = ['Olena', 'Taras', 'Petro', 'Sofiia', 'Halyna'];
  const act = fc.record({
    name: fc.constantFrom(...people),
    kind: fc.constantFrom(...kinds),
    /** How many entries back the person’s own copy ends; 0 for all. */
    behind: fc.oneof(fc.constant(0), fc.constant(0), fc.nat(3)),
  });
  const submit = { name: 'Olena', kind: 'submit', behind: 0 } as const;
  const approve = { name: 'Taras', kind: 'approve', behind: 0 } as const;
  // By chance alone an approval that stands is rare: half of the histories begin with one or near it.
  const acts = fc
    .tuple(fc.constantFrom([], [], [submit], [submit, approve]), fc.array(act, { maxLength: 20 }))
    .map(([begun, random]) => [...begun, ...random]);

  const play = (steps: readonly { name: Name; kind: EntryKind; behind: number }[]): Office => {
    const here = office();
    here.does('Olena', 'edit');
    for (const { name, kind, behind } of steps) {
      const seen = here.entries.slice(0, Math.max(1, here.entries.length - behind));
      const heads = new Set(foldRecord(seen).heads);
      here.does(name, kind, { on: seen.filter((entry) => heads.has(entry.id)), reason });
    }
    return here;
  };

  test('the review is the same in any order of delivery', () => {
    const shuffled = acts.chain((steps) => {
      const { entries, profiles } = play(steps);
      return fc
        .shuffledSubarray([...entries], { minLength: entries.length })
        .map((arrived) => ({ entries, arrived, profiles }));
    });
    fc.assert(
      fc.property(shuffled, ({ entries, arrived, profiles }) => {
        expect(reviewOf(foldRecord(arrived), profiles)).toEqual(reviewOf(foldRecord(entries), profiles));
      }),
      { numRuns: 60 },
    );
  });

  test('what is approved was approved by a supervisor or admin who wrote none of it', () => {
    let approved = 0;
    fc.assert(
      fc.property(acts, (steps) => {
        const here = play(steps);
        const { state, decisions, contentAuthors } = here.review();
        if (state !== 'approved') return;
        approved += 1;
        const approval = decisions.filter(({ kind, broken }) => kind === 'approve' && !broken).at(-1);
        const role = here.profiles.get(approval?.author ?? '')?.role;
        expect(['supervisor', 'admin']).toContain(role);
        expect(contentAuthors).not.toContain(approval?.author);
      }),
      { numRuns: 400 },
    );
    expect(approved).toBeGreaterThan(0);
  });
});

describe('R10: who may erase', () => {
  test.each([
    ['Olena', 'erased', []],
    ['Taras', 'erased', []],
    ['Halyna', 'erased', []],
    ['Sofiia', 'waiting', ['R10']],
  ] as const)('%s leaves the incident %s', (name, state, broken) => {
    const here = submitted();
    here.does(name, 'erase', { reason });
    expect(here.review().state).toBe(state);
    expect(brokenRules(here)).toEqual(broken);
  });

  test('an erasure without a reason does not count', () => {
    const here = submitted();
    here.does('Taras', 'erase');
    expect(brokenRules(here)).toEqual(['R10']);
    expect(here.review().state).toBe('waiting');
  });

  test('nothing that was decided or edited without knowing of it takes an erasure back', () => {
    const here = submitted();
    const seen = here.entries.slice(-1);
    here.does('Taras', 'erase', { reason });
    here.does('Petro', 'approve', { on: seen });
    here.does('Olena', 'edit', { on: seen });
    here.does('Petro', 'retract', { on: seen, reason });
    expect(here.review().state).toBe('erased');
  });
});
