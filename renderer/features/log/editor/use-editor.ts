import { createContext, useContext, useEffect, useState } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { VaultError } from '../../../../shared/vault-api.ts';
import { asVaultError } from '../../../app/vault-error.ts';
import type { Editor, FieldEditor } from './editor.ts';
import { findEditor, holdEditor, openEditor } from './open-editors.ts';

export type EditorAnswer =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: VaultError }
  | { readonly state: 'ready'; readonly editor: Editor };

/** The editor of this incident, kept open while the component shows it. */
export const useEditor = (id: string): { readonly answer: EditorAnswer; readonly retry: () => void } => {
  const [failure, setFailure] = useState<{ readonly id: string; readonly error: VaultError }>();
  const [turn, setTurn] = useState(0);
  const editor = findEditor(id);

  useEffect(() => {
    let current = true;
    const opening = findEditor(id) ? Promise.resolve() : openEditor(id);
    opening.then(
      () => current && setTurn((before) => before + 1),
      (reason) => current && setFailure({ id, error: asVaultError(reason) }),
    );
    return () => {
      current = false;
    };
  }, [id]);

  useEffect(() => (editor ? holdEditor(editor) : undefined), [editor]);

  const retry = () => {
    setFailure(undefined);
    openEditor(id).then(
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
