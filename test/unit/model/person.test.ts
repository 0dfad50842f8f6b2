import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  familyOf,
  incidentOfLink,
  linkField,
  linksIn,
  personOfRole,
  roleField,
  rolesIn,
} from '../../../shared/model/incident-links.ts';
import { type PersonRole, personFields, personPrivacy, personRoles } from '../../../shared/model/person.ts';
import { mayBeSame } from '../../../shared/model/person-likeness.ts';

const uuid = fc.uuid({ version: 4 });
const someRoles = fc.subarray([...personRoles], { minLength: 1 });

describe('the fields that lead from an incident to other records', () => {
  it('name the record they end in, and no other field does', () => {
    fc.assert(
      fc.property(uuid, fc.string(), (id, other) => {
        expect([personOfRole(roleField(id)), incidentOfLink(linkField(id))]).toEqual([id, id]);
        expect([personOfRole(linkField(id)), incidentOfLink(roleField(id))]).toEqual([undefined, undefined]);
        expect([familyOf(roleField(id)), familyOf(linkField(id)), familyOf(`exhibit.${id}`)]).toEqual([
          'role',
          'link',
          undefined,
        ]);
        expect(familyOf(`role.${other}`)).toBeUndefined();
        expect(familyOf(`${roleField(id)}.x`)).toBeUndefined();
      }),
    );
  });

  it('say who is in it as what, and what it is linked to; what is cleared or strange says nothing', () => {
    fc.assert(
      fc.property(fc.dictionary(uuid, someRoles), uuid, (roles, linked) => {
        const fields = {
          'account.place': 'Токмак',
          ...Object.fromEntries(Object.entries(roles).map(([id, held]) => [roleField(id), held])),
          [linkField(linked)]: true,
        };
        expect(rolesIn(fields)).toEqual(
          Object.entries(roles).map(([person, held]) => ({ person, roles: held })),
        );
        expect(linksIn(fields)).toEqual([linked]);
        expect(rolesIn({ [roleField(linked)]: ['hero'], [roleField(linked)]: null })).toEqual([]);
        expect(linksIn({ [linkField(linked)]: null })).toEqual([]);
      }),
    );
  });
});

describe('how far a field of a person travels', () => {
  const privacy = (name: string, ...roles: (readonly PersonRole[])[]) =>
    personPrivacy(`person.${name}`, roles);

  it('is for the consent of whoever was wronged to say', () => {
    for (const name of ['name', 'other_names', 'birth', 'contact', 'occupation', 'office'])
      expect(privacy(name, ['victim', 'witness'])).toBe('identifying');
  });

  it('lets a court see the office that acted, and the name only where nothing is anonymised', () => {
    for (const name of ['office', 'unit', 'rank'])
      expect(privacy(name, ['alleged_perpetrator'])).toBe('open');
    expect(privacy('name', ['alleged_perpetrator'])).toBe('identifying');
    expect(privacy('contact', ['alleged_perpetrator'])).toBe('sealed');
  });

  it('ends at the vault for those whom nobody asked, also where they are accused too', () => {
    for (const role of ['witness', 'source', 'guardian', 'interpreter', 'contact'] as const) {
      for (const name of ['name', 'contact', 'office']) {
        expect(privacy(name, [role])).toBe('sealed');
        expect(privacy(name, [role, 'alleged_perpetrator'])).toBe('sealed');
      }
    }
    expect(privacy('name')).toBe('sealed');
  });

  it('is never further with one incident more, and safety notes and pseudonym are as they are', () => {
    const caution = ['sealed', 'identifying', 'sensitive', 'open'];
    fc.assert(
      fc.property(
        fc.constantFrom(...personFields.keys()),
        fc.array(someRoles, { minLength: 1, maxLength: 4 }),
        someRoles,
        (name, incidents, more) => {
          const [before, after] = [personPrivacy(name, incidents), personPrivacy(name, [...incidents, more])];
          expect(caution.indexOf(after ?? '')).toBeLessThanOrEqual(caution.indexOf(before ?? ''));
          expect(personPrivacy('person.safety_notes', incidents)).toBe('sealed');
          expect(personPrivacy('person.pseudonym', incidents)).toBe('open');
        },
      ),
    );
    expect(personPrivacy('account.place', [['victim']])).toBeUndefined();
  });
});

describe('two people who may be one', () => {
  const alike = (a: string, b: string, births: readonly [string?, string?] = []) =>
    mayBeSame({ name: a, birth: births[0] }, { name: b, birth: births[1] });

  it('are called alike, in any order, script and spelling', () => {
    expect(alike('Катерина Коваленко', 'Коваленко Катерина Іванівна')).toBe(true);
    expect(alike('Kateryna Kovalenko', 'Катерина Коваленко')).toBe(true);
    expect(alike('Мар’яна Ґудзь', 'Марьяна Гудзь')).toBe(true);
    expect(alike('Катерина Коваленко', 'Катерина Коваль')).toBe(false);
    expect(alike('Катерина', 'Катерина Коваленко')).toBe(false);
    expect(alike('', '')).toBe(false);
  });

  it('were not born apart', () => {
    expect(alike('Катерина Коваленко', 'Катерина Коваленко', ['1954', '1954-03-02'])).toBe(true);
    expect(alike('Катерина Коваленко', 'Катерина Коваленко', ['1954'])).toBe(true);
    expect(alike('Катерина Коваленко', 'Катерина Коваленко', ['1954', '1991'])).toBe(false);
  });

  it('are found whoever of them was recorded first', () => {
    const names = fc.constantFrom(
      'Катерина Коваленко',
      'Коваленко К',
      'Kovalenko Kateryna',
      'Марія',
      'Марія Лі',
      '',
    );
    fc.assert(
      fc.property(names, names, (a, b) => {
        expect(alike(a, b)).toBe(alike(b, a));
        expect(alike(a, a)).toBe(/\p{L}{2}/u.test(a));
      }),
    );
  });
});
