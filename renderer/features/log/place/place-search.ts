import { makePlaceSearch, type PlaceSearch } from '../../../../shared/places/search.ts';
import { oblastsStillOccupied } from '../../../../shared/places/still-occupied.ts';
import { loadPlaces } from '../../../components/use-gazetteer.ts';

let prepared: Promise<PlaceSearch> | undefined;

/** The search of places, prepared the first time a place is asked for, between what the window has to draw. */
export const placeSearch = (): Promise<PlaceSearch> => {
  prepared ??= loadPlaces()
    .then(({ gazetteer, list }) =>
      makePlaceSearch(gazetteer, oblastsStillOccupied(gazetteer, list), () =>
        new Promise(requestAnimationFrame).then(),
      ),
    )
    .catch((reason: unknown) => {
      // The next one to ask tries again.
      prepared = undefined;
      throw reason;
    });
  return prepared;
};
