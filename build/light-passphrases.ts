import { join } from 'node:path';
import type { Plugin } from 'vite';
import { root } from './root.ts';

const leastCost = join(root, 'renderer/vault/keys/least-cost.ts');

/**
 * For the browser's tests, which open a vault a thousand times: the module that says what a passphrase costs at least
 * is another one, that asks a few milliseconds. What is packaged is built without this.
 */
export const lightPassphrases = (): Plugin => ({
  name: 'light-passphrases',
  enforce: 'pre',
  load: (id) =>
    id.split('?')[0] === leastCost ? 'export const leastCost = { memory: 1024 * 1024, passes: 2 };' : null,
});
