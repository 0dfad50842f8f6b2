import { measurePlaceSearch } from './place-search.ts';

/** What the bench calls in the page. */
Object.assign(globalThis, { measurePlaceSearch });
