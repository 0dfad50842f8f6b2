import { useEffect } from 'react';
import { createStore, useStore } from 'zustand';
import type { Json } from '../../shared/ledger/entry.ts';
import type { RememberedKey } from '../../shared/model/remembered.ts';
import { beforeLock, trackSave } from './saving.ts';
import { vault } from './vault.ts';

/**
 * What the open profile likes to work with, kept encrypted in the vault: read once, then held in the window until the
 * lock reloads it. `parse` gives a good value for whatever stands there.
 */
export type Remembered<T> = {
  use(): T;
  /** Replaces what is there by what `next` makes of it, once it has been read; refused, it stays as it was. */
  change(next: (value: T) => T): void;
};

export const rememberedIn = <T>(key: RememberedKey, parse: (stored: unknown) => T): Remembered<T> => {
  const store = createStore<{ readonly value: T }>()(() => ({ value: parse(null) }));
  /** What the vault holds; undefined until it has been read. */
  let kept: { readonly value: T } | undefined;
  let reading: Promise<void> | undefined;
  let writing: Promise<unknown> = Promise.resolve();
  let awaited = false;

  const read = (): Promise<void> => {
    reading ??= vault.remembered({ key }).then(
      (stored) => {
        kept = { value: parse(stored) };
        store.setState(kept);
      },
      (reason) => {
        // The next use asks again.
        reading = undefined;
        throw reason;
      },
    );
    return reading;
  };

  const write = async (): Promise<void> => {
    const { value } = store.getState();
    try {
      await vault.remember({ key, value: value as Json });
      kept = { value };
    } catch (reason) {
      if (kept) store.setState(kept);
      throw reason;
    }
  };

  const show = (next: (value: T) => T) => store.setState(({ value }) => ({ value: next(value) }));

  return {
    use: () => {
      useEffect(() => {
        // What cannot be read is as if nothing had been kept; the vault itself says when it is damaged.
        read().catch(() => undefined);
      }, []);
      return useStore(store).value;
    },
    change: (next) => {
      // Shown at once where it is known what is changed; a refusal is told by the bottom line.
      const known = kept !== undefined;
      if (known) show(next);
      const save = async () => {
        if (!known) {
          await read();
          show(next);
        }
        await write();
      };
      writing = writing.then(() => trackSave(save())).catch(() => undefined);
      if (!awaited) beforeLock(async () => void (await writing));
      awaited = true;
    },
  };
};
