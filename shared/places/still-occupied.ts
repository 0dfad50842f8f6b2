import { type Gazetteer, pathOf } from './gazetteer.ts';
import type { OccupationList } from './occupation-list.ts';

/** Codes of the oblasts in which something was occupied on the list's last day. */
export const oblastsStillOccupied = (gazetteer: Gazetteer, list: OccupationList): ReadonlySet<string> => {
  const oblasts = new Set<string>();
  for (const [code, rows] of list.rows)
    if (rows.some(({ status, to }) => status === 'occupied' && to === undefined))
      oblasts.add(pathOf(gazetteer, code).at(-1)?.code ?? code);
  return oblasts;
};
