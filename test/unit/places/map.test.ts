import { beforeAll, describe, expect, it } from 'vitest';
import { type Gazetteer, isWithin } from '../../../shared/places/gazetteer.ts';
import { loadGazetteer } from '../../../shared/places/load.ts';
import { type HromadaMap, hromadaMap } from '../../../shared/places/map/hromada-map.ts';
import { stepFrom } from '../../../shared/places/map/step.ts';

let gazetteer: Gazetteer;
let map: HromadaMap;
beforeAll(async () => {
  gazetteer = await loadGazetteer();
  map = hromadaMap(gazetteer);
});

const directions = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

describe('The map of hromadas', () => {
  it('has a cell for each hromada, Kyiv and Sevastopol, with those of Crimea', () => {
    expect(map.cells).toHaveLength(1774);
    expect(map.cells.filter(({ shape }) => !/^M[\d.]+,[\d.]+(L[\d.]+,[\d.]+){2,}Z$/.test(shape))).toEqual([]);
    const crimea = map.cells.filter(({ place }) => isWithin(gazetteer, place.code, 'UA01000000000013043'));
    const known = gazetteer.places.filter(
      ({ code, level }) => level === 'hromada' && isWithin(gazetteer, code, 'UA01000000000013043'),
    );
    expect(crimea.map(({ place }) => place)).toEqual(known);
    expect(map.cells.map(({ place }) => place.name)).toEqual(expect.arrayContaining(['Київ', 'Севастополь']));
  });

  it('finds each cell at its own middle, and nothing in the sea or far abroad', () => {
    expect(map.cells.filter(({ x, y }, index) => map.at(x, y) !== index)).toEqual([]);
    for (const [x, y] of [
      [2, 2],
      [450, 600],
      [898, 618],
    ] as const)
      expect(map.at(x, y)).toBeUndefined();
  });

  it('is one country: every cell can be reached with the arrow keys', () => {
    const reached = new Set([0]);
    for (const index of reached)
      for (const [dx, dy] of directions) reached.add(stepFrom(map.cells, index, dx, dy));
    expect(reached.size).toBe(map.cells.length);
  });

  it('goes where the arrow points, or stays', () => {
    for (const [index, cell] of map.cells.entries())
      for (const [dx, dy] of directions) {
        const next = stepFrom(map.cells, index, dx, dy);
        const to = map.cells[next];
        if (next !== index)
          expect(((to?.x ?? 0) - cell.x) * dx + ((to?.y ?? 0) - cell.y) * dy).toBeGreaterThan(0);
      }
  });
});
