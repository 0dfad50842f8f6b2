import { useEffect } from 'react';
import { createStore, useStore } from 'zustand';
import type { RecoveryState } from '../../../shared/model/recovery.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';

/** When the open profile's sheet and shares were made and proved; one for every part of the window that shows it. */
const store = createStore<{ readonly state?: RecoveryState; readonly error?: VaultError }>()(() => ({}));

/** What the vault answered after it was changed. */
export const setRecoveryState = (state: RecoveryState): void => store.setState({ state }, true);

export const loadRecoveryState = (): Promise<void> =>
  vault
    .recoveryState()
    .then(setRecoveryState, (reason: unknown) => store.setState({ error: asVaultError(reason) }, true));

export const useRecoveryState = () => {
  useEffect(() => {
    if (!store.getState().state) void loadRecoveryState();
  }, []);
  return useStore(store);
};
