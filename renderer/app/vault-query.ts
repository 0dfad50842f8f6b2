import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { VaultError } from '../../shared/vault-api/vault-error.ts';
import { onVaultEvent } from './vault.ts';
import { asVaultError } from './vault-error.ts';

/** What a screen knows of something it asked the vault for. A reload keeps the old value until the new one is here. */
export type Answer<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: VaultError }
  | { readonly state: 'ready'; readonly value: T };

/**
 * Asks the vault, and asks again whenever the ledger changes or `key` does. Answers that a newer question has
 * overtaken are dropped. `ask` may be a new function at every render; `key` says when the question differs.
 */
export const useVaultQuery = <T>(
  key: string,
  ask: () => Promise<T>,
): { readonly answer: Answer<T>; readonly reload: () => Promise<void> } => {
  const [held, setHeld] = useState<{ readonly key: string; readonly answer: Answer<T> }>({
    key,
    answer: { state: 'loading' },
  });
  const latest = useRef(ask);
  latest.current = ask;
  const turn = useRef(0);

  const reload = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    const answer: Answer<T> = await latest.current().then(
      (value) => ({ state: 'ready', value }),
      (reason) => ({ state: 'failed', error: asVaultError(reason) }),
    );
    // What is being typed goes before what the vault answered meanwhile.
    if (mine === turn.current) startTransition(() => setHeld({ key, answer }));
  }, [key]);

  useEffect(() => {
    // Changes come in bursts: one more question is asked after the one under way.
    let isAsking = false;
    let isOutdated = false;
    const follow = async () => {
      isOutdated = true;
      if (isAsking) return;
      isAsking = true;
      while (isOutdated) {
        isOutdated = false;
        await reload();
      }
      isAsking = false;
    };
    void follow();
    const stop = onVaultEvent((event) => {
      if (event.type === 'changed') void follow();
    });
    return () => {
      turn.current += 1;
      stop();
    };
  }, [reload]);

  // A value of an earlier question never answers this one.
  return { answer: held.key === key ? held.answer : { state: 'loading' }, reload };
};
