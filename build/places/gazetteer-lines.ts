import { levelLetters } from '../../shared/places/levels.ts';
import { transliterate } from '../../shared/places/transliterate.ts';
import { handPlaced, handPlacedHromadas } from './hand-placed.ts';
import type { PlaceRow } from './source-rows.ts';

/**
 * The gazetteer in the form that `readGazetteer` reads: a text per oblast or city with special status.
 * @throws where the rows are not in the order of the tree, or a level is none
 */
export const gazetteerLines = (rows: readonly PlaceRow[]): readonly string[] => {
  const oblasts: string[][] = [];
  const above: (string | undefined)[] = [];
  let before = '';
  const levels = new Map(rows.map(({ katottg, level }) => [katottg, level]));
  for (const row of rows) {
    const letter = letterOf(row, levels);
    const depth = levelLetters[letter]?.depth ?? 0;
    if ((above.slice(0, depth).findLast((code) => code !== undefined) ?? '') !== row.parent)
      throw new Error(`${row.katottg} does not follow its parent`);
    above.length = depth;
    above[depth] = row.katottg;
    if (depth === 0) oblasts.push([]);
    const shared = sharedStart(before, row.katottg);
    oblasts.at(-1)?.push(letter + shared.toString(36) + row.katottg.slice(shared) + row.name_uk + extra(row));
    before = row.katottg;
  }
  return oblasts.map((lines) => lines.join('\n'));
};

const letterOf = ({ level, parent }: PlaceRow, levelsByCode: ReadonlyMap<string, string>): string => {
  const own = level.replace('-', '_');
  const letter = Object.keys(levelLetters).find((key) => key !== 'c' && levelLetters[key]?.level === own);
  if (!letter) throw new Error(`No level: ${level}`);
  return letter === 'C' && levelsByCode.get(parent) === 'oblast' ? 'c' : letter;
};

const sharedStart = (one: string, other: string): number => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
};

const extra = (row: PlaceRow): string => {
  const hand = handPlaced[row.katottg] ?? (row.level === 'hromada' ? handPlacedHromada(row) : undefined);
  const point = row.lat === '' ? hand : { lat: Number(row.lat), lon: Number(row.lon) };
  const english = row.name_en === transliterate(row.name_uk) ? '' : row.name_en;
  if (!point && english === '') return '';
  // A thousandth of a degree is a hundred metres: finer would say more than a centroid knows.
  return `|${point?.lat.toFixed(3) ?? ''}|${point?.lon.toFixed(3) ?? ''}|${english}`;
};

const handPlacedHromada = ({ katottg, name_uk }: PlaceRow) =>
  katottg.startsWith('UA0102') ? handPlacedHromadas[name_uk] : undefined;
