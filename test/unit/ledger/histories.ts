import fc from 'fast-check';
import type { KnownEntry } from '../../../shared/ledger/entry.ts';
import { foldRecord } from '../../../shared/ledger/fold.ts';
import { edit, person, recordId, timeAt } from './people.ts';

/**
 * Random histories: three people on three laptops edit two records from what they have, with clocks that disagree,
 * and now and then hand what they have to another.
 */

const names = ['Olena', 'Taras', 'Iryna'] as const;

type Step =
  | { readonly type: 'edit'; who: number; record: number; field: number; value: number; minute: number }
  | { readonly type: 'hand over'; from: number; to: number };

const who = fc.nat(names.length - 1);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('edit' as const),
      who,
      record: fc.nat(1),
      field: fc.nat(2),
      value: fc.nat(3),
      minute: fc.nat(20),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('hand over' as const), from: who, to: who }) },
);

const play = (steps: readonly Step[]): KnownEntry[] => {
  const people = names.map((name) => ({ ...person(name, false), has: new Map<string, KnownEntry>() }));
  const all: KnownEntry[] = [];
  for (const step of steps) {
    if (step.type === 'hand over') {
      for (const [id, entry] of people[step.from]?.has ?? []) people[step.to]?.has.set(id, entry);
      continue;
    }
    const author = people[step.who];
    if (!author) continue;
    const record = recordId(step.record);
    const own = [...author.has.values()].filter((entry) => entry.header.record === record);
    const parents = own.length === 0 ? [] : foldRecord(own).heads;
    const value = step.value === 0 ? null : `value ${step.value}`;
    const draft = edit(record, { [`account.field_${step.field}`]: value }, parents);
    for (const entry of author.commit([draft], timeAt(step.minute))) {
      author.has.set(entry.id, entry);
      all.push(entry);
    }
  }
  return all;
};

/** The entries of a random history, in the order they were made. Never empty. */
export const history: fc.Arbitrary<KnownEntry[]> = fc
  .array(step, { minLength: 1, maxLength: 24 })
  .map(play)
  .filter((entries) => entries.length > 0);

/** A random history with the same entries in a random order of delivery. */
export const delivered: fc.Arbitrary<{ made: KnownEntry[]; arrived: KnownEntry[] }> = history.chain((made) =>
  fc
    .shuffledSubarray(made, { minLength: made.length, maxLength: made.length })
    .map((arrived) => ({ made, arrived })),
);
