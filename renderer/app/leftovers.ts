import { createStore, type StoreApi } from 'zustand';
import type { VaultError } from '../../shared/vault-api/vault-error.ts';
import { asVaultError } from './vault-error.ts';

/**
 * Temporary files of saves that a kill interrupted: clear text of a case, outside the vault. The vault remembers
 * their paths; what cannot be removed is told to the person and tried again at the next unlock.
 */
export type Leftovers = {
  /** Paths that are still there (or on a drive that is not), and a refusal met on the way. */
  readonly store: StoreApi<LeftoverState>;
  /** Tries each path, whatever happened to the others. Never rejects. */
  remove(): Promise<void>;
};

export type LeftoverState = { readonly paths: readonly string[]; readonly error: VaultError | undefined };

export type LeftoverPorts = {
  list(): Promise<readonly string[]>;
  /** False when the file could not be removed. */
  remove(path: string): Promise<boolean>;
  forget(path: string): Promise<void>;
};

const nothing: LeftoverState = { paths: [], error: undefined };

export const createLeftovers = (ports: LeftoverPorts): Leftovers => {
  const store = createStore<LeftoverState>()(() => nothing);
  return {
    store,
    async remove() {
      const paths: string[] = [];
      let error: VaultError | undefined;
      try {
        for (const path of await ports.list()) {
          try {
            if (await ports.remove(path)) await ports.forget(path);
            else paths.push(path);
          } catch (reason) {
            error = asVaultError(reason);
            paths.push(path);
          }
        }
      } catch (reason) {
        error = asVaultError(reason);
      }
      store.setState({ paths, error }, true);
    },
  };
};
