import { useEffect, useMemo } from 'react';
import type { RecordId } from '../../../../shared/ledger/entry.ts';
import { validateExhibitField } from '../../../../shared/model/validate-exhibit.ts';
import type { ExhibitView } from '../../../../shared/model/views.ts';
import { beforeLock } from '../../../app/saving.ts';
import { onVaultEvent, vault } from '../../../app/vault.ts';
import { VaultCallError } from '../../../vault-client.ts';
import { createEditor, type Editor } from '../editor/editor.ts';
import { showSaving } from '../editor/open-editors.ts';

/**
 * The exhibits being described in this window. An editor outlives its panel while it holds anything unsaved, as that
 * of an incident does.
 */
type Open = { readonly editor: Editor<ExhibitView>; users: number; readonly stop: () => void };

const open = new Map<RecordId, Open>();

const readExhibit = async (incident: RecordId, id: RecordId): Promise<ExhibitView> => {
  const { exhibitList } = await vault.incident({ id: incident });
  const found = exhibitList.find((exhibit) => exhibit.id === id);
  if (!found) throw new VaultCallError({ code: 'not_found' });
  return found;
};

const start = (incident: RecordId, exhibit: ExhibitView): Open => {
  const editor = createEditor<ExhibitView>(
    {
      create: () => Promise.reject(new VaultCallError({ code: 'not_found' })),
      edit: (input) => vault.editExhibit(input),
      read: (id) => readExhibit(incident, id),
      validate: validateExhibitField,
      later: (run, milliseconds) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    exhibit,
  );
  const stops = [
    beforeLock(() => editor.flush()),
    onVaultEvent((event) => {
      if (event.type === 'changed' && event.records.includes(exhibit.id)) void editor.refresh();
    }),
    showSaving(editor),
  ];
  return { editor, users: 0, stop: () => stops.forEach((stop) => void stop()) };
};

const closeWhenDone = async (id: RecordId, one: Open): Promise<void> => {
  // A refusal is in the state, which then has something unsent.
  await one.editor.flush().catch(() => undefined);
  const { unsent, rough } = one.editor.store.getState();
  if (one.users > 0 || unsent || Object.keys(rough).length > 0 || open.get(id) !== one) return;
  open.delete(id);
  one.stop();
};

/** The exhibit's editor, kept while the component shows it. */
export const useExhibitEditor = (incident: RecordId, exhibit: ExhibitView): Editor<ExhibitView> => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: an open editor follows its exhibit by itself
  const one = useMemo(() => {
    const found = open.get(exhibit.id) ?? start(incident, exhibit);
    open.set(exhibit.id, found);
    return found;
  }, [incident, exhibit.id]);
  useEffect(() => {
    one.users += 1;
    return () => {
      one.users -= 1;
      one.editor.leave();
      void closeWhenDone(exhibit.id, one);
    };
  }, [one, exhibit.id]);
  return one.editor;
};
