import type { RecordId } from '../../../../shared/ledger/entry.ts';
import { validateField } from '../../../../shared/model/validate.ts';
import type { IncidentView } from '../../../../shared/model/views.ts';
import { beforeLock, trackSave } from '../../../app/saving.ts';
import { onVaultEvent, vault } from '../../../app/vault.ts';
import { createEditor, type EditedView, type Editor, type EditorPorts } from './editor.ts';

/**
 * The records of one kind open in this window. An editor outlives its page while it holds anything unsaved, so
 * that leaving a page, or opening it again, loses nothing.
 */
export type OpenEditors<V extends EditedView> = {
  find(id: RecordId): Editor<V> | undefined;
  /** The record's editor, read from the vault unless it is open; rejects with a `VaultError`. */
  open(id: RecordId): Promise<Editor<V>>;
  /** The page uses the editor from now on; the returned function says that it no longer does. */
  hold(editor: Editor<V>): () => void;
  /** A record begun elsewhere than on the blank page. */
  begin(): Editor<V>;
};

type Open<V extends EditedView> = {
  readonly editor: Editor<V>;
  users: number;
  readonly stop: () => void;
  /** Not the blank page's: it is found by nobody until its record is there. */
  readonly apart: boolean;
};

/** The address of an incident that nothing has been typed into yet. */
export const blankId = 'new';

export const openEditorsOf = <V extends EditedView>(ports: Omit<EditorPorts<V>, 'later'>): OpenEditors<V> => {
  const open = new Set<Open<V>>();
  const idOf = ({ editor, apart }: Open<V>): RecordId | undefined =>
    editor.store.getState().view?.id ?? (apart ? undefined : blankId);
  const find = (id: RecordId): Editor<V> | undefined => [...open].find((one) => idOf(one) === id)?.editor;

  const start = (view: V | undefined, apart = false): Editor<V> => {
    const editor = createEditor<V>({ ...ports, later }, view);
    const stops = [
      beforeLock(() => editor.flush()),
      onVaultEvent((event) => {
        const shown = editor.store.getState().view?.id;
        if (event.type === 'changed' && shown !== undefined && event.records.includes(shown))
          void editor.refresh();
      }),
      showSaving(editor),
    ];
    open.add({ editor, apart, users: 0, stop: () => stops.forEach((stop) => void stop()) });
    return editor;
  };

  const closeWhenDone = async (one: Open<V>): Promise<void> => {
    // A refusal is in the state, which then has something unsent.
    await one.editor.flush().catch(() => undefined);
    const { unsent, rough } = one.editor.store.getState();
    if (one.users > 0 || unsent || Object.keys(rough).length > 0) return;
    open.delete(one);
    one.stop();
  };

  return {
    find,
    begin: () => start(undefined, true),
    open: async (id) => {
      const found = find(id);
      if (found) return found;
      const view = id === blankId ? undefined : await ports.read(id);
      return find(id) ?? start(view);
    },
    hold: (editor) => {
      const one = [...open].find((candidate) => candidate.editor === editor);
      if (!one) return () => undefined;
      one.users += 1;
      return () => {
        one.users -= 1;
        editor.leave();
        void closeWhenDone(one);
      };
    },
  };
};

const later: EditorPorts['later'] = (run, milliseconds) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/** The bottom line says "Saving" from the first key until the ledger has it, and main holds the window open. */
export const showSaving = <V extends EditedView>(editor: Editor<V>): (() => void) => {
  let settle: { done(): void; failed(reason: unknown): void } | undefined;
  let refused = false;
  return editor.store.subscribe(({ unsent, failure }) => {
    if (unsent && !failure && !settle) {
      const saved = new Promise<void>((resolve, reject) => {
        settle = { done: resolve, failed: reject };
      });
      // The refusal itself is told on the page.
      trackSave(saved).catch(() => undefined);
    } else if (settle && (failure || !unsent)) {
      if (unsent) settle.failed(failure);
      else settle.done();
      settle = undefined;
      refused = unsent;
    } else if (refused && !unsent) {
      // What was refused got through at another try.
      refused = false;
      void trackSave(Promise.resolve());
    }
  });
};

export const incidentEditors = openEditorsOf<IncidentView>({
  create: (changes) => vault.createIncident({ changes }),
  edit: (input) => vault.editIncident(input),
  read: (id) => vault.incident({ id }),
  validate: validateField,
});
