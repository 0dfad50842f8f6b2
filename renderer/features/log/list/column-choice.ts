import { rememberedIn } from '../../../app/remembered.ts';
import { type ColumnId, parseColumns, usual } from './columns.ts';

/** The columns this profile has chosen for the Log. */
const columns = rememberedIn('log.list', parseColumns);

export const useColumns = columns.use;

/** Shown at the end, or no longer. */
export const toggleColumn = (id: ColumnId): void =>
  columns.change((shown) =>
    parseColumns(shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id]),
  );

/** One place to the left (−1) or to the right (1). */
export const moveColumn = (id: ColumnId, by: -1 | 1): void =>
  columns.change((before) => {
    const shown = [...before];
    const from = shown.indexOf(id);
    const other = shown[from + by];
    if (from < 0 || other === undefined) return before;
    shown[from] = other;
    shown[from + by] = id;
    return shown;
  });

export const usualColumns = (): void => columns.change(() => usual);
