import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { exceptionsOf, printedExceptions } from '../../../build/places/exceptions.ts';
import { dataFolder, occupationRows, placeRows } from '../../../build/places/source-rows.ts';
import { makePlaces } from '../../../build/places.ts';
import { type Gazetteer, placeCode } from '../../../shared/places/gazetteer.ts';
import { isSettlement } from '../../../shared/places/levels.ts';
import { loadGazetteer } from '../../../shared/places/load.ts';

let gazetteer: Gazetteer;
beforeAll(async () => {
  gazetteer = await loadGazetteer();
});

describe('The data of places', () => {
  it('is what the build script makes from the raw rows', () => {
    const made = makePlaces();
    expect(readFileSync(join(dataFolder, 'gazetteer.json'), 'utf8')).toBe(made.gazetteer);
    expect(readFileSync(join(dataFolder, 'occupation.json'), 'utf8')).toBe(made.occupation);
  });

  it('holds each of the 31,748 places with its code, name and parent as the codifier has them', () => {
    const rows = placeRows();
    expect(rows).toHaveLength(31_748);
    const said = gazetteer.places.map(({ code, name, parent }) => `${code} ${name} ${parent?.code ?? ''}`);
    expect(said.join('\n')).toBe(rows.map((row) => `${row.katottg} ${row.name_uk} ${row.parent}`).join('\n'));
    expect(gazetteer.places.every(({ code }) => placeCode.test(code))).toBe(true);
  });

  it('gives every hromada a point for the map, all inside Ukraine', () => {
    const hromadas = gazetteer.places.filter(({ level }) => level === 'hromada');
    expect(hromadas).toHaveLength(1772);
    const outside = hromadas.filter(({ centroid }) => {
      const { lat, lon } = centroid ?? { lat: 0, lon: 0 };
      return lat < 44.3 || lat > 52.4 || lon < 22.1 || lon > 40.3;
    });
    expect(outside).toEqual([]);
  });
});

describe('The exceptions of the list', () => {
  it('name 388 places or parts of places, each of which is a real settlement inside its row', () => {
    const listed = new Set(occupationRows().map(({ katottg }) => katottg));
    let parsed = 0;
    for (const row of occupationRows()) {
      const printed = printedExceptions(row);
      const { except, exceptPart } = exceptionsOf(row, gazetteer, (code) => listed.has(code));
      expect(except.length + exceptPart.length, row.name_uk).toBe(printed.length);
      for (const code of [...except, ...exceptPart]) {
        const place = gazetteer.byCode.get(code);
        expect(place && isSettlement(place.level), `${row.katottg} excepts ${code}`).toBe(true);
      }
      parsed += printed.length;
    }
    expect(parsed).toBe(388);
  });

  it('stand on every row that is printed with them', () => {
    const rows = occupationRows().filter(({ name_uk }) => name_uk.includes('винятком'));
    expect(rows).toHaveLength(55);
    for (const row of rows) expect(printedExceptions(row).length, row.name_uk).toBeGreaterThan(0);
  });

  it('are refused when they name no place of the row', () => {
    const row = { katottg: 'UA23080070000068953', status: 'occupied', from: '2022-02-25', to: '' };
    const wrong = { ...row, name_uk: 'Мелітопольська громада', except_uk: 'с. Вигадане' };
    expect(() => exceptionsOf(wrong, gazetteer, () => false)).toThrow('с. Вигадане');
  });
});
