import { useState } from 'react';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { asVaultError } from '../../app/vault-error.ts';

/** Main restarts the app once it has noted what to do; until then nothing can be pressed twice. */
export const useRestart = () => {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<VaultError>();
  const ask = (asked: Promise<void>) => {
    setBusy(true);
    setRefused(undefined);
    asked.catch((reason: unknown) => {
      setRefused(asVaultError(reason));
      setBusy(false);
    });
  };
  return { busy, refused, ask };
};
