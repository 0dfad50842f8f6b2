import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EntryId, Json, RecordId } from '../../../../shared/ledger/entry.ts';
import type { FieldProblem, FieldProblemCode } from '../../../../shared/model/validate.ts';
import type { IncidentView } from '../../../../shared/model/views.ts';
import type { FieldChanges } from '../../../../shared/vault-api/log-api.ts';
import type { VaultError } from '../../../../shared/vault-api/vault-error.ts';
import { asVaultError } from '../../../app/vault-error.ts';
import { noSteps, record, redo, type Steps, seal, undo } from './undo.ts';

/** What any record with fields to edit shows of itself. */
export type EditedView = Pick<IncidentView, 'id' | 'fields' | 'heads' | 'conflicts'> & {
  readonly erased?: IncidentView['erased'];
};

/**
 * One open record, an incident, an exhibit or a person: what was typed, what is on its way to the ledger and what the
 * ledger holds. What was typed last is what is shown, whatever answers arrive; a refused save goes back among what
 * is to be sent.
 */
export type EditorState<V extends EditedView = IncidentView> = {
  /** As the ledger last gave it; undefined until the first save of a new incident. */
  readonly view: V | undefined;
  /** Field name → value as shown: the ledger's, overlaid by what is unsent. A blank field is absent. */
  readonly values: Readonly<Record<string, Json>>;
  /** Text that says no value yet, such as half a date: kept as typed, not sent. */
  readonly rough: Readonly<Record<string, { readonly text: string; readonly code: FieldProblemCode }>>;
  readonly unsent: boolean;
  readonly failure: VaultError | undefined;
  readonly steps: Steps;
};

export type EditorPorts<V extends EditedView = IncidentView> = {
  create(changes: FieldChanges): Promise<V>;
  edit(input: { id: RecordId; heads: readonly EntryId[]; changes: FieldChanges }): Promise<V>;
  read(id: RecordId): Promise<V>;
  /** What is wrong with a value of this field, if anything. */
  validate(field: string, value: Json): FieldProblem | undefined;
  /** Runs later, once; returns the function that prevents it. */
  later(run: () => void, milliseconds: number): () => void;
};

/** What a field's row needs of the editor around it, whatever record it edits. */
export type FieldEditor = {
  readonly store: Pick<StoreApi<EditorState<EditedView>>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Takes a value (null clears the field); a value that cannot stand is kept as rough text. */
  set(field: string, value: Json): void;
  /** Keeps text that says no value. */
  setRough(field: string, text: string, code: FieldProblemCode): void;
  /** A field was left: sends at once, and ends its step of undo. */
  leave(): void;
};

export type Editor<V extends EditedView = IncidentView> = Omit<FieldEditor, 'store'> & {
  /** Names this editor among those made in this window. */
  readonly key: string;
  readonly store: StoreApi<EditorState<V>>;
  undo(): string | undefined;
  redo(): string | undefined;
  /** Sends everything; rejects with the `VaultError` when the vault refuses. */
  flush(): Promise<void>;
  /**
   * Sends everything, then runs another action on the record as it then stands, and shows what it gives.
   * `set` names a field that the action sets from blank: taking it back is then a step of undo.
   */
  act(run: (view: V) => Promise<V>, set?: () => string | undefined): Promise<V>;
  /** Reads the incident anew; what is unsent stays on top. */
  refresh(): Promise<void>;
};

/** Typing pauses this long before it is sent. */
export const pauseMs = 600;
/** What a full disk refused is sent again after this long. */
const fullDiskMs = 5000;
/** Someone else's change between our reading and our writing, this many times in a row. */
const staleLimit = 5;

type Changes = ReadonlyMap<string, Json>;
const none: Changes = new Map();

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** `next`, in the objects of `before` wherever they say the same: what did not change is not drawn anew. */
const keepSame = (before: EditorState['values'], next: EditorState['values']): EditorState['values'] => {
  const entries = Object.entries(next).map(([field, value]) => {
    const earlier = before[field];
    return [field, earlier !== undefined && same(earlier, value) ? earlier : value] as const;
  });
  const isSame =
    entries.length === Object.keys(before).length &&
    entries.every(([field, value]) => before[field] === value);
  return isSame ? before : Object.fromEntries(entries);
};

let made = 0;

export const createEditor = <V extends EditedView = IncidentView>(
  ports: EditorPorts<V>,
  opened?: V,
): Editor<V> => {
  let pending: Changes = none;
  let sending: Changes = none;
  let cancelTimer = (): void => undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let refreshQueued = false;

  const store = createStore<EditorState<V>>()(() => ({
    view: opened,
    values: opened?.fields ?? {},
    rough: {},
    unsent: false,
    failure: undefined,
    steps: noSteps,
  }));

  const publish = (change: Partial<EditorState<V>> = {}) => {
    const view = 'view' in change ? change.view : store.getState().view;
    const values: Record<string, Json> = { ...view?.fields };
    for (const [field, value] of [...sending, ...pending]) {
      if (value === null) delete values[field];
      else values[field] = value;
    }
    // Of an erased incident nothing is kept, not even for undo.
    const gone = view?.erased ? { rough: {}, steps: noSteps } : {};
    const kept = keepSame(store.getState().values, values);
    store.setState({ ...change, ...gone, values: kept, unsent: pending.size + sending.size > 0 });
  };

  /** One job at a time: no answer can overtake another. */
  const enqueue = <T>(job: () => Promise<T>): Promise<T> => {
    const result = queue.then(job);
    queue = result.catch(() => undefined);
    return result;
  };

  const send = async (changes: FieldChanges): Promise<V> => {
    const { view } = store.getState();
    return view ? ports.edit({ id: view.id, heads: view.heads, changes }) : ports.create(changes);
  };

  const sendPending = async (): Promise<void> => {
    for (let attempt = 1; pending.size > 0; attempt += 1) {
      sending = pending;
      pending = none;
      try {
        const view = await send(Object.fromEntries(sending));
        sending = none;
        publish({ view, failure: undefined });
        return;
      } catch (reason) {
        // What was typed since stands above what was refused.
        pending = new Map([...sending, ...pending]);
        sending = none;
        const error = asVaultError(reason);
        if (!(error.code === 'stale' && attempt < staleLimit && (await reread()))) {
          publish({ failure: error });
          // Space comes back when the person frees it elsewhere: nobody has to remember this window.
          if (error.code === 'quota') schedule(fullDiskMs);
          throw error;
        }
      }
    }
  };

  /** False when it cannot be read: the refusal that led here is then the one to tell. */
  const reread = async (): Promise<boolean> => {
    const { view } = store.getState();
    if (!view) return false;
    try {
      publish({ view: await ports.read(view.id) });
      return true;
    } catch {
      return false;
    }
  };

  const flush = async (): Promise<void> => {
    cancelTimer();
    do await enqueue(sendPending);
    while (pending.size > 0);
  };

  // A refusal is in the state for the page to show.
  const flushQuietly = () => void flush().catch(() => undefined);

  const schedule = (milliseconds: number) => {
    cancelTimer();
    cancelTimer = ports.later(() => void enqueue(sendPending).catch(() => undefined), milliseconds);
  };

  const withoutRough = (field: string) => {
    const { [field]: _, ...rough } = store.getState().rough;
    return rough;
  };

  const setRough: FieldEditor['setRough'] = (field, text, code) =>
    store.setState({ rough: { ...store.getState().rough, [field]: { text, code } } });

  const put = (field: string, value: Json, steps: Steps) => {
    const changes = new Map(pending);
    const saved = sending.get(field) ?? store.getState().view?.fields[field];
    // Typed back to what the ledger holds: nothing to send, unless another value is on its way.
    if (same(saved, value) && !sending.has(field)) changes.delete(field);
    else changes.set(field, value);
    pending = changes;
    publish({ rough: withoutRough(field), steps });
    if (pending.size > 0) schedule(pauseMs);
  };

  made += 1;
  return {
    key: `editor-${made}`,
    store,
    set(field, value) {
      const problem = ports.validate(field, value);
      if (problem) {
        setRough(field, typeof value === 'string' ? value : '', problem.code);
        return;
      }
      const before = store.getState().values[field] ?? null;
      if (same(before, value)) store.setState({ rough: withoutRough(field) });
      else put(field, value, record(store.getState().steps, { field, before, after: value }));
    },
    setRough,
    leave() {
      store.setState({ steps: seal(store.getState().steps) });
      if (pending.size > 0) flushQuietly();
    },
    undo() {
      const taken = undo(store.getState().steps);
      if (taken) put(taken.step.field, taken.step.before, taken.steps);
      return taken?.step.field;
    },
    redo() {
      const taken = redo(store.getState().steps);
      if (taken) put(taken.step.field, taken.step.after, taken.steps);
      return taken?.step.field;
    },
    flush,
    async act(run, set) {
      await flush();
      return enqueue(async () => {
        const view = store.getState().view ?? (await ports.create({}));
        publish({ view });
        try {
          const next = await run(view);
          const field = set?.();
          const after = field === undefined ? undefined : next.fields[field];
          const { steps } = store.getState();
          publish({
            view: next,
            failure: undefined,
            steps:
              field === undefined || after === undefined
                ? steps
                : seal(record(steps, { field, before: null, after })),
          });
          return next;
        } catch (reason) {
          const error = asVaultError(reason);
          if (error.code === 'stale') await reread();
          throw error;
        }
      });
    },
    async refresh() {
      if (refreshQueued) return;
      refreshQueued = true;
      await enqueue(async () => {
        refreshQueued = false;
        await reread();
      });
    },
  };
};
