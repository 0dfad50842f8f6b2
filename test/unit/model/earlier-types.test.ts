import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earlierTypes } from '../../../shared/model/earlier-types.ts';
import { incidentTypeIds, incidentTypes } from '../../../shared/model/incident-types.ts';

const names = (fields: Parameters<typeof earlierTypes>[0]) =>
  earlierTypes(fields).map(({ type, section }) => [type, section.fields.map(({ name }) => name)]);

describe('what was entered under an earlier type', () => {
  it('is named by its type, and only where it holds a value', () => {
    const fields = {
      'account.type': 'property_seizure',
      'conscription.stage': 'summons',
      'conscription.age': null,
      'property_seizure.asset': 'flat',
    };
    expect(names(fields)).toEqual([['conscription', ['conscription.stage']]]);
  });

  it('counts “unknown” and “declined” as entered, and shows where the type was taken back', () => {
    expect(names({ 'conscription.age': { unanswered: 'declined' } })).toEqual([
      ['conscription', ['conscription.age']],
    ]);
  });

  it('is, with the current type’s own, everything that any type holds', () => {
    const everyName = incidentTypeIds.flatMap((id) => incidentTypes[id].fields.map(({ name }) => name));
    fc.assert(
      fc.property(fc.constantFrom(...incidentTypeIds), fc.subarray(everyName), (type, held) => {
        const fields = { 'account.type': type, ...Object.fromEntries(held.map((name) => [name, 'x'])) };
        const earlier = earlierTypes(fields).flatMap(({ section }) => section.fields.map(({ name }) => name));
        const own = incidentTypes[type].fields.map(({ name }) => name).filter((name) => held.includes(name));
        expect([...own, ...earlier].sort()).toEqual([...held].sort());
      }),
    );
  });
});
