import { createStore, useStore } from 'zustand';
import type { Gazetteer } from '../../shared/places/gazetteer.ts';
import { loadGazetteer, loadOccupation } from '../../shared/places/load.ts';
import type { OccupationList } from '../../shared/places/occupation-list.ts';

/** The gazetteer and the list of territories, once someone has asked for them. */
export type PlacesData = { readonly gazetteer: Gazetteer; readonly list: OccupationList };

const store = createStore<{ readonly data: PlacesData | undefined }>()(() => ({ data: undefined }));
let asked: Promise<PlacesData> | undefined;

/** Loads both, once. They are part of the program: that they cannot be read is a broken installation. */
export const loadPlaces = (): Promise<PlacesData> => {
  asked ??= Promise.all([loadGazetteer(), loadOccupation()]).then(
    ([gazetteer, list]) => {
      const data = { gazetteer, list };
      store.setState({ data });
      return data;
    },
    (reason: unknown) => {
      // The next one to ask tries again.
      asked = undefined;
      throw reason;
    },
  );
  return asked;
};

/** What is loaded by now; nothing is loaded by asking. */
export const usePlaces = (): PlacesData | undefined => useStore(store, ({ data }) => data);
