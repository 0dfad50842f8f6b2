import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainFrom, inChainOrder } from '../../../shared/model/chain.ts';
import { chainSteps } from '../../../shared/model/incident.ts';

const ids = fc.integer({ min: 0, max: 11 }).map(String);
const links = fc.array(fc.tuple(ids, ids), { maxLength: 14 });
const linkedBy =
  (pairs: readonly (readonly [string, string])[]) =>
  (incident: string): readonly string[] =>
    pairs.flatMap(([a, b]) => (a === incident ? [b] : b === incident ? [a] : []));

describe('a chain of linked incidents', () => {
  it('is the same from every incident in it, and no incident is in two', () => {
    fc.assert(
      fc.property(links, ids, ids, (pairs, one, other) => {
        const [first, second] = [chainFrom(one, linkedBy(pairs)), chainFrom(other, linkedBy(pairs))];
        expect(first.has(one)).toBe(true);
        if (first.has(other)) expect([...second].sort()).toEqual([...first].sort());
        else expect([...first].filter((incident) => second.has(incident))).toEqual([]);
      }),
    );
  });

  it('holds both ends of every link that leads into it', () => {
    fc.assert(
      fc.property(links, ids, (pairs, start) => {
        const chain = chainFrom(start, linkedBy(pairs));
        for (const [a, b] of pairs) expect(chain.has(a)).toBe(chain.has(b));
      }),
    );
  });
});

const places = fc.record({
  step: fc.constantFrom(undefined, ...chainSteps),
  date: fc.constantFrom(undefined, '2024', '2025-03', '2025-03-14', '2025-03-XX', '../2025-05', 'no date'),
  number: fc.integer({ min: 1, max: 99 }).map((serial) => `ORG-2025-${String(serial).padStart(4, '0')}`),
});

describe('the order of a chain', () => {
  it('goes from demand to consequence, within a step by date, and puts what lacks either last', () => {
    const place = (number: string, step?: (typeof chainSteps)[number], date?: string) => ({
      number,
      step,
      date,
    });
    const chain = [
      place('7'),
      place('5', 'consequence', '2024-01'),
      place('6', undefined, '2023'),
      place('4', 'denial'),
      place('3', 'denial', '2025-03-XX'),
      place('2', 'threat', '2025'),
      place('1', 'demand', '2025-09'),
    ];
    expect(inChainOrder(chain).map(({ number }) => number)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  it('keeps every incident, whatever order they came in, and always gives the same one', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(places, { selector: ({ number }) => number }),
        fc.infiniteStream(fc.nat()),
        (chain, chance) => {
          const shuffled = chain
            .map((place) => ({ place, at: chance.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ place }) => place);
          expect(inChainOrder(shuffled)).toEqual(inChainOrder(chain));
          expect([...inChainOrder(chain)].sort((a, b) => (a.number < b.number ? -1 : 1))).toEqual(
            [...chain].sort((a, b) => (a.number < b.number ? -1 : 1)),
          );
        },
      ),
    );
  });
});
