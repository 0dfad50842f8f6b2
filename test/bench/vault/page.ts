import { measureVault } from './measure.ts';

/** What run.ts calls in the page. */
Object.assign(globalThis, { measureVault });
