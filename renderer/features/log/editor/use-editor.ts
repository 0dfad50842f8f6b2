import { createContext, useContext, useEffect, useState } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { IncidentView } from '../../../../shared/model/views.ts';
import type { VaultError } from '../../../../shared/vault-api/vault-error.ts';
import { asVaultError } from '../../../app/vault-error.ts';
import type { EditedView, Editor, FieldEditor } from './editor.ts';
import { incidentEditors, type OpenEditors } from './open-editors.ts';

export type EditorAnswer<V extends EditedView = IncidentView> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: VaultError }
  | { readonly state: 'ready'; readonly editor: Editor<V> };

/** The editor of this incident, kept open while the component shows it. */
export const useEditor = (id: string) => useEditorOf(incidentEditors, id);

/** The editor of this record among those open of its kind, kept open while the component shows it. */
export const useEditorOf = <V extends EditedView>(
  editors: OpenEditors<V>,
  id: string,
): { readonly answer: EditorAnswer<V>; readonly retry: () => void } => {
  const [failure, setFailure] = useState<{ readonly id: string; readonly error: VaultError }>();
  const [turn, setTurn] = useState(0);
  const editor = editors.find(id);

  useEffect(() => {
    let current = true;
    const opening = editors.find(id) ? Promise.resolve() : editors.open(id);
    opening.then(
      () => current && setTurn((before) => before + 1),
      (reason) => current && setFailure({ id, error: asVaultError(reason) }),
    );
    return () => {
      current = false;
    };
  }, [editors, id]);

  useEffect(() => (editor ? editors.hold(editor) : undefined), [editors, editor]);

  const retry = () => {
    setFailure(undefined);
    editors.open(id).then(
      () => setTurn(turn + 1),
      (reason) => setFailure({ id, error: asVaultError(reason) }),
    );
  };
  if (editor) return { answer: { state: 'ready', editor }, retry };
  if (failure?.id === id) return { answer: { state: 'failed', error: failure.error }, retry };
  return { answer: { state: 'loading' }, retry };
};

type Form = {
  readonly editor: FieldEditor;
  readonly readOnly: boolean;
  /** Tells the controls of this form from those of another on the same screen. */
  readonly scope?: string;
};
const context = createContext<Form | undefined>(undefined);
export const FormProvider = context.Provider;

/** The form around this field. */
export const useForm = (): Form => {
  const form = useContext(context);
  if (!form) throw new Error('a field stands only inside an incident form');
  return form;
};

type Readable<S> = { readonly store: Pick<StoreApi<S>, 'getState' | 'getInitialState' | 'subscribe'> };

export const useEditorState = <S, T>(editor: Readable<S>, select: (state: S) => T): T =>
  useStore(editor.store, select);
