import { useEffect, useRef } from 'react';
import { createStore, useStore } from 'zustand';

/**
 * Everything a person can do from here, in one table: the keyboard runs it, the command palette finds it and
 * `?` lists it. A feature registers what its screen can do while it is on the screen.
 */
export type Action = {
  /** Unique among what is registered, e.g. `log.new`. */
  readonly id: string;
  /** What it does, in the person's language. */
  readonly label: string;
  /** `n`, `mod+k`, `?`, `Enter`, `ArrowDown`: see hotkeys.ts. */
  readonly keys?: readonly string[];
  readonly run: () => void;
  /** Works from any screen; shown apart from the keys of this screen. */
  readonly global?: boolean;
  /** Fires even while a field has the focus or a dialog is open (for keys with `mod`). */
  readonly always?: boolean;
  /** Keys only, e.g. `j`: makes no sense in the palette. */
  readonly keysOnly?: boolean;
};

type Group = { readonly order: number; readonly actions: readonly Action[] };
const table = createStore<{ readonly groups: ReadonlyMap<symbol, Group> }>()(() => ({ groups: new Map() }));
let order = 0;

const put = (key: symbol, group: Group | undefined) => {
  const groups = new Map(table.getState().groups);
  if (group) groups.set(key, group);
  else groups.delete(key);
  table.setState({ groups });
};

const flatten = (groups: ReadonlyMap<symbol, Group>): readonly Action[] =>
  [...groups.values()].sort((a, b) => b.order - a.order).flatMap((group) => group.actions);

/** Every action registered now, the latest registered first: on the same key it wins. */
export const currentActions = (): readonly Action[] => flatten(table.getState().groups);

export const useCurrentActions = (): readonly Action[] => flatten(useStore(table).groups);

/** Registers these actions while the component is mounted. */
export const useActions = (actions: readonly Action[]): void => {
  const latest = useRef(actions);
  latest.current = actions;
  const shape = actions.map(({ id, label, keys }) => `${id}|${label}|${keys?.join(' ')}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` says when the registered table differs
  useEffect(() => {
    const key = Symbol('actions');
    order += 1;
    put(key, {
      order,
      actions: latest.current.map((action) => ({
        ...action,
        // The registered action runs what the last render meant by it.
        run: () => latest.current.find(({ id }) => id === action.id)?.run(),
      })),
    });
    return () => put(key, undefined);
  }, [shape]);
};
