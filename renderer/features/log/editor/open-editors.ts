import type { RecordId } from '../../../../shared/ledger/entry.ts';
import { validateField } from '../../../../shared/model/validate.ts';
import type { IncidentView } from '../../../../shared/model/views.ts';
import { beforeLock, trackSave } from '../../../app/saving.ts';
import { onVaultEvent, vault } from '../../../app/vault.ts';
import { createEditor, type EditedView, type Editor, type EditorPorts } from './editor.ts';

/**
 * The incidents open in this window. An editor outlives its page while it holds anything unsaved, so that
 * leaving a page, or opening it again, loses nothing.
 */
type Open = {
  readonly editor: Editor;
  users: number;
  readonly stop: () => void;
  /** Not the blank page's: it is found by nobody until its incident is recorded. */
  readonly apart: boolean;
};

const open = new Set<Open>();

const ports: EditorPorts = {
  create: (changes) => vault.createIncident({ changes }),
  edit: (input) => vault.editIncident(input),
  read: (id) => vault.incident({ id }),
  validate: validateField,
  later: (run, milliseconds) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** The address of an incident that nothing has been typed into yet. */
export const blankId = 'new';

const idOf = ({ editor, apart }: Open): RecordId | undefined =>
  editor.store.getState().view?.id ?? (apart ? undefined : blankId);

export const findEditor = (id: RecordId): Editor | undefined =>
  [...open].find((one) => idOf(one) === id)?.editor;

/** The incident's editor, read from the vault unless it is open; rejects with a `VaultError`. */
export const openEditor = async (id: RecordId): Promise<Editor> => {
  const found = findEditor(id);
  if (found) return found;
  const view = id === blankId ? undefined : await vault.incident({ id });
  return findEditor(id) ?? start(view);
};

/** The page uses the editor from now on; the returned function says that it no longer does. */
export const holdEditor = (editor: Editor): (() => void) => {
  const one = [...open].find((candidate) => candidate.editor === editor);
  if (!one) return () => undefined;
  one.users += 1;
  return () => {
    one.users -= 1;
    editor.leave();
    void closeWhenDone(one);
  };
};

/** An incident begun elsewhere than on the blank page. */
export const beginEditor = (): Editor => start(undefined, true);

const start = (view: IncidentView | undefined, apart = false): Editor => {
  const editor = createEditor(ports, view);
  const stops = [
    beforeLock(() => editor.flush()),
    onVaultEvent((event) => {
      if (event.type === 'changed' && event.record === editor.store.getState().view?.id)
        void editor.refresh();
    }),
    showSaving(editor),
  ];
  open.add({ editor, apart, users: 0, stop: () => stops.forEach((stop) => void stop()) });
  return editor;
};

const closeWhenDone = async (one: Open): Promise<void> => {
  await one.editor.flush().catch(() => undefined);
  const { unsent, rough } = one.editor.store.getState();
  if (one.users > 0 || unsent || Object.keys(rough).length > 0) return;
  open.delete(one);
  one.stop();
};

/** The bottom line says "Saving" from the first key until the ledger has it, and main holds the window open. */
export const showSaving = <V extends EditedView>(editor: Editor<V>): (() => void) => {
  let settle: { done(): void; failed(reason: unknown): void } | undefined;
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
    }
  });
};
