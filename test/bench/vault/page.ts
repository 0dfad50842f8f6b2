import { measureVault } from './measure.ts';
import { openedAndChecked } from './zapys-vault.ts';

/** What run.ts calls in the page. */
const called = { measureVault, openedAndChecked };
export type Called = typeof called;
Object.assign(globalThis, called);
