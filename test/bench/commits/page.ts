import { measureCommits } from './measure-commits.ts';

/** What the bench calls in the page. */
Object.assign(globalThis, { measureCommits });
