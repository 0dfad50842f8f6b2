import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecordId } from '../../../../shared/ledger/entry.ts';
import type { IncidentSummary } from '../../../../shared/model/views.ts';
import type { FoundText } from '../../../../shared/vault-api/log-api.ts';
import type { VaultError } from '../../../../shared/vault-api/vault-error.ts';
import { onVaultEvent, vault } from '../../../app/vault.ts';
import { asVaultError } from '../../../app/vault-error.ts';
import type { VaultQuestion } from './use-list-filter.ts';

/** An incident and what the words that were searched for were found in. */
export type Row = { readonly row: IncidentSummary; readonly found: FoundText | null };

export type IncidentRows = {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly error: VaultError | undefined;
  readonly total: number;
  /** Undefined until its page has come. */
  readonly at: (index: number) => Row | undefined;
  /** Among the rows that have come; -1 when it is not. */
  readonly indexOf: (id: RecordId) => number;
  /** Asks for the pages of these rows; end is exclusive. */
  readonly want: (start: number, end: number) => void;
  readonly reload: () => void;
};

const pageSize = 100;
/** Saves come in bursts: the list follows them at this pace, in milliseconds. */
const pace = 150;

type Held = {
  readonly key: string;
  readonly state: IncidentRows['state'];
  readonly error: VaultError | undefined;
  readonly total: number;
  readonly pages: ReadonlyMap<number, readonly Row[]>;
};

const blank = (key: string): Held => ({
  key,
  state: 'loading',
  error: undefined,
  total: 0,
  pages: new Map(),
});

/** The Log's rows, read a hundred at a time as they come into view and read again when the ledger changes. */
export const useIncidentRows = (asked: VaultQuestion): IncidentRows => {
  const key = JSON.stringify(asked);
  const [held, setHeld] = useState(() => blank(key));
  const latest = useRef(asked);
  latest.current = asked;
  const range = useRef<readonly [number, number]>([0, 1]);
  const loading = useRef(new Map<number, symbol>());

  const load = useCallback(
    async (page: number) => {
      const turn = Symbol('page');
      loading.current.set(page, turn);
      const isCurrent = () => loading.current.get(page) === turn;
      try {
        const question = latest.current;
        const { total, rows } = await vault.incidents({
          ...question,
          offset: page * pageSize,
          limit: pageSize,
        });
        const show = (found: readonly (FoundText | null)[] | undefined) => {
          if (!isCurrent()) return;
          setHeld((before) => {
            const pages = new Map(before.key === key ? before.pages : []);
            const known = new Map(pages.get(page)?.map((one) => [one.row.id, one.found]));
            const shown = rows.map((row, index) => ({
              row,
              found: found?.[index] ?? known.get(row.id) ?? null,
            }));
            return { key, state: 'ready', error: undefined, total, pages: pages.set(page, shown) };
          });
        };
        show(undefined);
        // Where the words stand is read from the records themselves, which takes longer than finding the rows.
        if (question.text?.trim())
          show(await vault.foundTexts({ ids: rows.map(({ id }) => id), text: question.text }));
      } catch (reason) {
        if (isCurrent())
          setHeld((before) => ({ ...before, key, state: 'failed', error: asVaultError(reason) }));
      }
    },
    [key],
  );

  const loadRange = useCallback(() => {
    const [start, end] = range.current;
    const first = Math.floor(start / pageSize);
    const last = Math.floor(Math.max(start, end - 1) / pageSize);
    for (let page = first; page <= last; page += 1) void load(page);
  }, [load]);

  useEffect(() => {
    const current = loading.current;
    // The rows of the question before stay until those of this one are here.
    range.current = [0, 1];
    loadRange();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onVaultEvent((event) => {
      if (event.type === 'changed') timer ??= setTimeout(again, pace);
    });
    const again = () => {
      timer = undefined;
      loadRange();
    };
    return () => {
      clearTimeout(timer);
      current.clear();
      stop();
    };
  }, [loadRange]);

  const want = useCallback(
    (start: number, end: number) => {
      range.current = [start, end];
      const last = Math.floor((end - 1) / pageSize);
      for (let page = Math.floor(start / pageSize); page <= last; page += 1)
        if (!loading.current.has(page)) void load(page);
    },
    [load],
  );

  return {
    state: held.state,
    error: held.error,
    total: held.total,
    indexOf: (id) => {
      for (const [page, rows] of held.pages) {
        const index = rows.findIndex(({ row }) => row.id === id);
        if (index >= 0) return page * pageSize + index;
      }
      return -1;
    },
    at: (index) => held.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    want,
    reload: loadRange,
  };
};
