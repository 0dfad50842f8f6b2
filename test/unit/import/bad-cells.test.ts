import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { placeFinder } from '../../../shared/import/find-place.ts';
import { guessMapping } from '../../../shared/import/guess.ts';
import { openTable } from '../../../shared/import/open-table.ts';
import { type Plan, planImport } from '../../../shared/import/plan.ts';
import { fallbackOf, type ProblemCode, problemCodes } from '../../../shared/import/problem.ts';
import type { Table } from '../../../shared/import/table.ts';
import en from '../../../shared/locales/en/import.json' with { type: 'json' };
import uk from '../../../shared/locales/uk/import.json' with { type: 'json' };
import { loadGazetteer } from '../../../shared/places/load.ts';
import { badCells, koboCsv } from '../../fixtures/kobo-export.ts';

const soundRows = 3;
let table: Table;
let plan: (accepted?: readonly ProblemCode[]) => Plan;

beforeAll(async () => {
  const { data } = Papa.parse<string[]>(koboCsv());
  const opened = openTable([{ name: 'export', rows: data }], undefined);
  if ('code' in opened) throw new Error(opened.code);
  table = opened.table;
  const mapping = guessMapping(table, 'Form_-_all_versions_-_2025-04-02.csv');
  const findPlace = placeFinder(await loadGazetteer());
  plan = (accepted = []) =>
    planImport(
      table,
      { headings: table.headings, mapping, today: '2026-01-01', findPlace, accepted: new Set(accepted) },
      [],
      [],
    );
});

describe('a Kobo export with every kind of bad cell', () => {
  it('is mapped by the names of its questions, groups left off', () => {
    const { columns, dates, source } = guessMapping(table, 'Form_-_all_versions_-_2025-04-02.csv');
    const targets = Object.fromEntries(
      Object.entries(columns).map(([heading, { target }]) => [heading, target]),
    );
    expect(targets).toMatchObject({
      start: 'ignore',
      'details/type': 'account.type',
      'details/date': 'account.date',
      'details/place': 'account.place',
      'details/narrative': 'account.narrative',
      demand: 'coercion.demand',
      'person/name': 'person.name',
      'person/contact': 'person.contact',
      'consent/voluntary': 'consent.voluntary',
      'conscription.age': 'conscription.age',
      _uuid: 'import.key',
      _submission_time: 'ignore',
      _point_latitude: 'note',
    });
    expect(targets).not.toHaveProperty('demand/oath');
    expect({ dates, source }).toEqual({ dates: 'day_first', source: 'Form' });
  });

  it.each(badCells.map(({ code }, index) => [code, index] as const))(
    'has a row reported as %s',
    (code, index) => {
      const row = plan().rows[soundRows + index];
      expect(row?.problems.map((problem) => problem.code)).toContain(code);
      expect(row?.state).toBe(fallbackOf(code) ? 'unclear' : 'error');
    },
  );

  it('has nothing against the sound rows but a key that comes twice', () => {
    const sound = plan().rows.slice(0, soundRows);
    expect(sound.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['duplicate_key'],
      [],
      [],
    ]);
    expect(sound[1]?.changes).toMatchObject({
      'account.place': 'Мелітополь',
      'coercion.demand': ['oath', 'apply_passport'],
      'benefit_denial.amount': { amount: '12500.50', currency: 'UAH' },
      'consent.voluntary': true,
    });
  });

  it('reports the row with cells beyond the last heading as an error', () => {
    expect(plan().rows.at(-1)).toMatchObject({ state: 'error', problems: [{ code: 'too_many_cells' }] });
  });

  it('is taken in, but for its errors, when the person says so, with the unclear cells in the note', () => {
    const accepted = problemCodes.filter((code) => fallbackOf(code));
    const taken = plan(accepted);
    expect(taken.counts.unclear).toBe(0);
    expect(taken.rows.filter(({ state }) => state === 'error')).toHaveLength(taken.counts.error);
    const row = taken.rows[soundRows];
    expect(row?.changes['account.date']).toBeUndefined();
    expect(JSON.stringify(row?.changes)).toContain('31.02.2025');
    for (const { changes, settled } of taken.rows)
      for (const { code } of settled)
        if (code === 'control_signs') expect(JSON.stringify(changes)).not.toMatch(/\\u0007/);
  });

  it('has a sentence for each of them in both languages', () => {
    for (const words of [en, uk])
      for (const code of problemCodes) {
        expect(words.problem[code]).toMatch(/\S/);
        expect(words.kind[code]).toMatch(/\S/);
      }
  });
});
