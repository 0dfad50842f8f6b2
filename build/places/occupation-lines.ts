import type { Gazetteer } from '../../shared/places/gazetteer.ts';
import { listOrder } from '../../shared/places/occupation-list.ts';
import { exceptionsOf } from './exceptions.ts';
import type { OccupationRow } from './source-rows.ts';

const letters: Readonly<Record<string, string>> = {
  occupied: 'o',
  'active-hostilities': 'a',
  'active-hostilities-digital': 'd',
  'possible-hostilities': 'p',
};

/** The last day the list speaks of: that of its last amendment. */
export const listState = listOrder.amendments[listOrder.amendments.length - 1]?.date ?? listOrder.date;

/**
 * The list in the form that `readOccupation` reads, every exception resolved to codes.
 * @throws on a place the gazetteer has not, an unknown status or an exception that names no place
 */
export const occupationLines = (rows: readonly OccupationRow[], gazetteer: Gazetteer): readonly string[] => {
  const listed = new Set(rows.map((row) => row.katottg));
  return rows.map((row) => {
    const letter = letters[row.status];
    if (!letter || !gazetteer.byCode.has(row.katottg)) throw new Error(`No row: ${JSON.stringify(row)}`);
    const { except, exceptPart } = exceptionsOf(row, gazetteer, (code) => listed.has(code));
    const part = /^\s*частина /i.test(row.name_uk);
    return [
      row.katottg,
      part ? letter.toUpperCase() : letter,
      row.from,
      row.to,
      except.join(','),
      exceptPart.join(','),
    ]
      .join('|')
      .replace(/\|+$/, '');
  });
};
