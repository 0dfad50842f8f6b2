import { useState } from 'react';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { setRecoveryState } from './use-recovery-state.ts';

type RecoveryState = Parameters<typeof setRecoveryState>[0];

/** One rehearsal: tried, refused or proved. What it proved is known to the whole of Settings. */
export const useProof = () => {
  const [state, setState] = useState<'idle' | 'busy' | 'proved'>('idle');
  const [error, setError] = useState<VaultError>();
  const run = async (proof: () => Promise<RecoveryState>): Promise<void> => {
    setState('busy');
    setError(undefined);
    try {
      setRecoveryState(await proof());
      setState('proved');
    } catch (reason) {
      setError(asVaultError(reason));
      setState('idle');
    }
  };
  return { state, error, run };
};
