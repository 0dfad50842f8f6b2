import { loadGazetteer, loadOccupation } from '../../../shared/places/load.ts';
import { makePlaceSearch } from '../../../shared/places/search.ts';
import { oblastsStillOccupied } from '../../../shared/places/still-occupied.ts';
import { type Keystroke, typedPlaces } from './typed-places.ts';

/** Milliseconds. */
export type Measured = {
  readonly prepared: number;
  readonly strokes: readonly (Keystroke & { readonly took: number; readonly found: number })[];
};

/** In the page: prepares the search as the window does, then asks it after every keystroke. */
export const measurePlaceSearch = async (count: number): Promise<Measured> => {
  const [gazetteer, list] = await Promise.all([loadGazetteer(), loadOccupation()]);
  const likely = oblastsStillOccupied(gazetteer, list);
  const began = performance.now();
  const search = await makePlaceSearch(gazetteer, likely, () => Promise.resolve());
  const prepared = performance.now() - began;
  // Three times through, the middle of each: what else the machine does meanwhile is not the search's.
  const typed = typedPlaces(gazetteer, likely, count);
  const passes = [0, 1, 2].map(() =>
    typed.map(({ text }) => {
      const before = performance.now();
      const found = search(text, 12).length;
      return { took: performance.now() - before, found };
    }),
  );
  const strokes = typed.map((stroke, index) => {
    const times = passes.map((pass) => pass[index]?.took ?? 0).sort((a, b) => a - b);
    return { ...stroke, took: times[1] ?? 0, found: passes[0]?.[index]?.found ?? 0 };
  });
  return { prepared, strokes };
};
