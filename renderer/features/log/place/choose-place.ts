import type { Place } from '../../../../shared/places/gazetteer.ts';
import { precisionAfter } from '../../../../shared/places/precision.ts';
import type { FieldEditor } from '../editor/editor.ts';

const precisionField = 'account.place_precision';

/** Sets the place; where it is the incident's own, what is said of its precision stays true. */
export const choosePlace = (
  editor: FieldEditor,
  field: string,
  place: Place,
  before: Place | undefined,
): void => {
  editor.set(field, place.code);
  if (field !== 'account.place_code') return;
  const held = editor.store.getState().values[precisionField];
  const precision = precisionAfter(held, before?.level, place.level);
  // "Unknown" is an answer too and is not ours to take away.
  if (typeof held !== 'object' && precision !== held) editor.set(precisionField, precision ?? null);
};
