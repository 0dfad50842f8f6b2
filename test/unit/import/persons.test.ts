import { beforeAll, describe, expect, it } from 'vitest';
import { placeFinder } from '../../../shared/import/find-place.ts';
import { guessMapping } from '../../../shared/import/guess.ts';
import type { KnownPerson } from '../../../shared/import/match-persons.ts';
import { openTable } from '../../../shared/import/open-table.ts';
import { type KnownIncident, type PlannedRow, planImport } from '../../../shared/import/plan.ts';
import type { ProblemCode } from '../../../shared/import/problem.ts';
import type { RowContext } from '../../../shared/import/read-row.ts';
import { roleField } from '../../../shared/model/incident-links.ts';
import { loadGazetteer } from '../../../shared/places/load.ts';

let findPlace: RowContext['findPlace'];
beforeAll(async () => {
  findPlace = placeFinder(await loadGazetteer());
});

const person = (id: string, name: string, more: Readonly<Record<string, string>> = {}): KnownPerson => ({
  id,
  heads: [`head of ${id}`],
  name,
  pseudonym: `P-${id}`,
  fields: { 'person.name': name, ...more },
});

type Cells = readonly [name: string, birth: string, contact?: string, personKey?: string];

/** The dry run of rows that differ in whom they tell of. */
const planned = (
  rows: readonly Cells[],
  people: readonly KnownPerson[],
  { accepted = [], known = [] }: { accepted?: readonly ProblemCode[]; known?: readonly KnownIncident[] } = {},
): readonly PlannedRow[] => {
  const headings = ['type', 'date', 'place', 'name', 'birth', 'contact', 'person no', '_uuid'];
  const opened = openTable(
    [
      {
        name: 'rows',
        rows: [
          headings,
          ...rows.map(([name, birth, contact = '', personKey = ''], index) => [
            'conscription',
            '2025-03-14',
            'Мелітополь',
            name,
            birth,
            contact,
            personKey,
            `key-${index}`,
          ]),
        ],
      },
    ],
    undefined,
  );
  if ('code' in opened) throw new Error(opened.code);
  const guess = guessMapping(opened.table, 'rows.csv');
  const mapping = {
    ...guess,
    columns: { ...guess.columns, 'person no': { target: 'person_key', values: {} } },
  };
  const context = {
    headings: opened.table.headings,
    mapping,
    today: '2026-01-01',
    findPlace,
    accepted: new Set(accepted),
  };
  return planImport(opened.table, context, known, people).rows;
};

describe('whose row it is', () => {
  it.each(['іван Мар’яненко', '  ІВАН   МАР\u02BCЯНЕНКО ', "Іван Мар'яненко"])(
    'a row of “%s” is linked to the one person of that name, however it is written',
    (name) => {
      const [row] = planned([[name, '1971']], [person('a', 'Іван Мар’яненко')]);
      expect(row).toMatchObject({
        state: 'new',
        match: { state: 'known', person: { id: 'a', pseudonym: 'P-a' } },
        person: { id: 'a', ref: 'a', heads: ['head of a'], changes: { 'person.birth': '1971' } },
      });
    },
  );

  it('a name that is only alike, or a birth that cannot be the same, is a new person', () => {
    const people = [person('a', 'Іван Петренко', { 'person.birth': '1950' })];
    const rows = planned(
      [
        ['Іван Петренка', ''],
        ['Петренко Іван', ''],
        ['Іван Петренко', '1971'],
      ],
      people,
    );
    for (const row of rows) {
      expect(row.match).toEqual({ state: 'new' });
      expect(row.person).not.toHaveProperty('id');
      expect(row.state).toBe('new');
    }
  });

  it('two people of that name make the row unclear, and nobody is chosen; by their births they are told apart', () => {
    const people = [
      person('a', 'Ганна Коваль', { 'person.birth': '1950' }),
      person('b', 'Ганна Коваль', { 'person.birth': '1985-03' }),
    ];
    const [unclear, clear] = planned(
      [
        ['Ганна Коваль', ''],
        ['Ганна Коваль', '1985'],
      ],
      people,
    );
    expect(unclear).toMatchObject({
      state: 'unclear',
      match: { state: 'several', pseudonyms: ['P-a', 'P-b'] },
      problems: [{ code: 'person_ambiguous', heading: 'name', cell: 'P-a, P-b' }],
    });
    expect(clear?.match).toMatchObject({ state: 'known', person: { id: 'b' } });
    const [taken] = planned([['Ганна Коваль', '']], people, { accepted: ['person_ambiguous'] });
    expect(taken).toMatchObject({ state: 'new', settled: [{ code: 'person_ambiguous' }] });
    expect(taken?.person).not.toHaveProperty('id');
  });

  it('one person of the vault is not two whom the file tells apart, by birth or by key', () => {
    const people = [person('a', 'Ганна Коваль')];
    for (const rows of [
      [
        ['Ганна Коваль', '1950'],
        ['Ганна Коваль', '1985'],
      ],
      [
        ['Ганна Коваль', '', '', '17'],
        ['Ганна Коваль', '', '', '18'],
      ],
    ] as const)
      for (const row of planned(rows, people))
        expect(row.problems.map(({ code }) => code)).toEqual(['person_ambiguous']);
    for (const row of planned(
      [
        ['Ганна Коваль', '1950', '', '17'],
        ['Ганна Коваль', '1950', '', '17'],
      ],
      people,
    ))
      expect(row).toMatchObject({ state: 'new', person: { ref: 'a' } });
  });

  it('rows of one name that say different things of a person may be two people’s: nobody is chosen', () => {
    const rows = planned(
      [
        ['Ганна Коваль', '', '+380 67 222'],
        ['Ганна Коваль', '', '+380 50 111'],
      ],
      [person('a', 'Ганна Коваль')],
    );
    for (const row of rows)
      expect(row).toMatchObject({ state: 'unclear', problems: [{ code: 'person_ambiguous' }] });
  });

  it('a note longer than a field takes is told before anything is imported', () => {
    const long = 'ї'.repeat(60_000);
    const [row] = planned(
      [['Ганна Коваль', '1950', long]],
      [person('a', 'Ганна Коваль', { 'person.contact': '+380' })],
      { accepted: ['person_contradicts'] },
    );
    expect(row?.changes['import.note']).toContain(long);
    const [tooLong] = planned(
      [['Ганна Коваль', '1950', 'ї'.repeat(99_999)]],
      [person('a', 'Ганна Коваль', { 'person.contact': '+380' })],
      { accepted: ['person_contradicts'] },
    );
    expect(tooLong?.state).toBe('error');
    expect(tooLong?.problems.map(({ code }) => code)).toContain('too_long');
  });

  it('what the vault holds of the person stays, and what contradicts it is asked and goes into the note', () => {
    const people = [person('a', 'Ганна Коваль', { 'person.contact': '+380 50 111' })];
    const [asked] = planned([['Ганна Коваль', '1950', '+380 67 222']], people);
    expect(asked).toMatchObject({
      state: 'unclear',
      problems: [{ code: 'person_contradicts', heading: 'contact', cell: '+380 67 222' }],
    });
    const [taken] = planned([['Ганна Коваль', '1950', '+380 67 222']], people, {
      accepted: ['person_contradicts'],
    });
    expect(taken?.person?.changes).toEqual({ 'person.birth': '1950' });
    expect(taken?.changes['import.note']).toContain('contact: +380 67 222');
  });

  it('an incident in which the linked person already is does not change for it', () => {
    const fields = planned([['Ганна Коваль', '']], [])[0]?.changes ?? {};
    const incident: KnownIncident = {
      key: 'key-0',
      id: 'i',
      number: 'ORG-2025-0001',
      heads: ['h'],
      fields: { ...fields, [roleField('a')]: ['victim'], [roleField('b')]: ['victim'] },
      changedSince: [],
      mayEdit: true,
      person: undefined,
    };
    const [row] = planned([['Ганна Коваль', '']], [person('a', 'Ганна Коваль')], { known: [incident] });
    expect(row).toMatchObject({ state: 'unchanged', person: undefined });
  });

  it('whoever does not want it has a new person for each', () => {
    expect(planned([['Ганна Коваль', '']], [])[0]).toMatchObject({
      match: { state: 'new' },
      person: { changes: { 'person.name': 'Ганна Коваль' } },
    });
  });
});
