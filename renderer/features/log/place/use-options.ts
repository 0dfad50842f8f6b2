import { useEffect, useState } from 'react';
import type { Place } from '../../../../shared/places/gazetteer.ts';
import { placeSearch } from './place-search.ts';

export type Options =
  | { readonly state: 'closed' | 'loading' | 'failed' }
  | { readonly state: 'found'; readonly query: string; readonly places: readonly Place[] };

/** As many as one looks through; whoever sees too many types on. */
const most = 12;

/** The places for what is typed; undefined while nothing is. */
export const useOptions = (query: string | undefined): Options => {
  const [options, setOptions] = useState<Options>({ state: 'closed' });
  useEffect(() => {
    let current = true;
    if (query === undefined || query.trim() === '') {
      setOptions({ state: 'closed' });
      return;
    }
    setOptions((before) => (before.state === 'found' ? before : { state: 'loading' }));
    placeSearch().then(
      (search) => current && setOptions({ state: 'found', query, places: search(query, most) }),
      () => current && setOptions({ state: 'failed' }),
    );
    return () => {
      current = false;
    };
  }, [query]);
  return options;
};
