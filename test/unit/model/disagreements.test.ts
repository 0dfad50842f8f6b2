import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disagreements, distanceKm, type IncidentStatement } from '../../../shared/evidence/disagreements.ts';
import type { ExhibitMetadata } from '../../../shared/evidence/metadata.ts';
import type { Json } from '../../../shared/ledger/entry.ts';

const melitopol = { name: 'Мелітопольська', latitude: 46.8489, longitude: 35.3653 };
const kyiv = { latitude: 50.4501, longitude: 30.5234 };

const found = (
  metadata: Omit<ExhibitMetadata, 'outcome'>,
  incident: Partial<IncidentStatement> = {},
  fields: Readonly<Record<string, Json>> = {},
) =>
  disagreements(
    {
      fields: { ...fields, 'exhibit.metadata': { outcome: 'read', ...metadata } as Json },
      attachedAt: '2025-06-01T12:00:00+03:00',
    },
    { date: undefined, place: undefined, ...incident },
  );
const kinds = (...input: Parameters<typeof found>) => found(...input).map(({ kind }) => kind);

const anywhere = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('the distance between two places', () => {
  test('from Kyiv to Melitopol is what a map says', () => {
    expect(distanceKm(kyiv, melitopol)).toBeGreaterThan(530);
    expect(distanceKm(kyiv, melitopol)).toBeLessThan(545);
  });

  test('is the same both ways, nothing to itself, and never more than half the earth', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (a, b) => {
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 6);
        expect(distanceKm(a, a)).toBe(0);
        expect(distanceKm(a, b)).toBeLessThanOrEqual(Math.PI * 6371 + 1e-6);
      }),
    );
  });

  test('is never shortened by a way round a third place', () => {
    fc.assert(
      fc.property(anywhere, anywhere, anywhere, (a, b, c) => {
        // At the other side of the earth the formula is exact to decimetres only.
        expect(distanceKm(a, c)).toBeLessThanOrEqual(distanceKm(a, b) + distanceKm(b, c) + 1e-3);
      }),
      {
        examples: [
          [
            { latitude: 0, longitude: 0 },
            { latitude: 6.037091348628667e-7, longitude: 0 },
            { latitude: 0, longitude: -179.99999790869023 },
          ],
        ],
      },
    );
  });
});

describe('where a photograph was taken', () => {
  test('far from the incident both are said', () => {
    expect(found(kyiv, { place: melitopol })).toEqual([
      { kind: 'far', km: Math.round(distanceKm(kyiv, melitopol)), position: kyiv, place: 'Мелітопольська' },
    ]);
  });

  test('within the hromada nothing is said', () => {
    expect(kinds({ latitude: 46.95, longitude: 35.5 }, { place: melitopol })).toEqual([]);
    expect(kinds({}, { place: melitopol })).toEqual([]);
    expect(kinds(kyiv)).toEqual([]);
  });
});

describe('when it was made', () => {
  test('a year too early is said with both dates', () => {
    expect(found({ created: '2024-03-14T10:00:00Z' }, { date: '2025-03-14' })).toEqual([
      { kind: 'before', days: 364, made: '2024-03-14T10:00:00Z', date: '2025-03-14' },
    ]);
  });

  test('later is said of a photograph, not of a paper photographed afterwards', () => {
    const metadata = { created: '2025-05-01T10:00:00Z' };
    expect(kinds(metadata, { date: '2025-03' })).toEqual(['after']);
    expect(kinds(metadata, { date: '2025-03' }, { 'exhibit.kind': 'document' })).toEqual([]);
    expect(kinds(metadata, { date: '2025-03/..' })).toEqual([]);
  });

  test('on a day of the incident, by a clock of any zone, nothing is said of the date', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 0, max: 86_399 }),
        fc.integer({ min: -12, max: 14 }),
        (days, seconds, zone) => {
          const local = new Date(Date.UTC(2017, 0, 1 + days) + seconds * 1000).toISOString();
          const said = kinds(
            { taken: local.slice(0, 19), taken_offset: offsetOf(zone) },
            { date: local.slice(0, 10) },
          );
          expect(said.filter((kind) => kind === 'before' || kind === 'after')).toEqual([]);
        },
      ),
    );
  });

  test('two days or more outside the date it is always said', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 3000 }), fc.boolean(), (days, early) => {
        const at = new Date(Date.UTC(2024, 5, 15, 12) + (early ? -days : days) * 86_400_000);
        const said = kinds({ taken: at.toISOString().slice(0, 19) }, { date: '2024-06-15' });
        expect(said).toContain(early ? 'before' : 'after');
      }),
    );
  });
});

const offsetOf = (hours: number): string =>
  `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;

describe('the clock of the camera', () => {
  test('that differs from the satellites by more than any zone is said, by a zone it is not', () => {
    expect(kinds({ taken: '2008-10-22T16:28:39', gps_time: '2008-10-23T14:27:07Z' })).toEqual([
      'clock_differs',
      'no_zone',
    ]);
    expect(kinds({ taken: '2008-10-22T16:28:39', gps_time: '2008-10-22T14:27:07Z' })).toEqual(['no_zone']);
    expect(
      kinds({ taken: '2008-10-22T16:28:39', taken_offset: '+02:00', gps_time: '2008-10-22T14:27:07Z' }),
    ).toEqual([]);
  });

  test('ahead of the moment of attaching is said', () => {
    expect(kinds({ taken: '2031-01-01T00:00:00', taken_offset: '+02:00' })).toEqual(['clock_ahead']);
  });
});

test('a file changed after it was collected is said', () => {
  const collected = { 'exhibit.collected_on': '2025-03' };
  expect(kinds({ file_modified: '2025-04-10T08:00:00.000Z' }, {}, collected)).toEqual(['changed_later']);
  expect(kinds({ file_modified: '2025-03-30T08:00:00.000Z' }, {}, collected)).toEqual([]);
});

test('a file of which nothing was read disagrees with nothing', () => {
  expect(
    disagreements({ fields: {}, attachedAt: '2025-06-01T12:00:00Z' }, { date: '2025', place: melitopol }),
  ).toEqual([]);
});
