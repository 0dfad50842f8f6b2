import type { FormWords } from '../../form-words.ts';
import { placeSearch } from '../../place/place-search.ts';
import type { Choice } from './PickFilter.tsx';

const limit = 12;

/** Places of every level by their names: an oblast, raion or hromada stands for all within it. */
export const placeChoices =
  (words: FormWords) =>
  async (query: string): Promise<readonly Choice[]> => {
    const search = await placeSearch();
    return search(query, limit).map((place) => {
      const { name, path } = words.place(place);
      return { value: place.code, label: name, about: path };
    });
  };
