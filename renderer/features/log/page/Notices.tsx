import { IconArrowBackUp, IconLock, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import type { Editor } from '../editor/editor.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import { useFormWords } from '../form-words.ts';
import { ConsentNotice } from './ConsentNotice.tsx';
import classes from './page.module.css';
import { focusField } from './use-form-keys.ts';

/** What the person must know before reading on: a refused save, a return, a conflict, why it is only to read. */
export const Notices = ({ editor }: { editor: Editor }) => {
  const failure = useEditorState(editor, (state) => state.failure);
  return (
    <div className={classes.notices} data-notices>
      {failure ? (
        <ErrorNotice error={failure} onRetry={() => void editor.flush().catch(() => undefined)} />
      ) : null}
      <ConsentNotice editor={editor} />
      <Returned editor={editor} />
      <Conflicts editor={editor} />
      <OnlyToRead editor={editor} />
    </div>
  );
};

const Notice = ({ kind, icon, children }: { kind: string; icon: ReactNode; children: ReactNode }) => (
  <div className={classes.notice} data-kind={kind}>
    {icon}
    <div>{children}</div>
  </div>
);

const Returned = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation('log');
  const words = useFormWords();
  const view = useEditorState(editor, (state) => state.view);
  const decision = view?.decisions.findLast(({ kind }) => kind === 'return');
  // An edit after the return makes it a draft again: the reason stays in sight until it is submitted.
  const answered = view?.decisions.at(-1)?.kind !== 'return';
  if (!decision || answered) return null;
  return (
    <Notice kind="returned" icon={<IconArrowBackUp size={18} aria-hidden />}>
      <strong>{t('returned.title', { name: decision.by.name })}</strong>
      <p className={classes.reason} dir="auto">
        {decision.reason ?? t('returned.noReason')}
      </p>
      <p className="zapys-quiet">{words.time(decision.time)}</p>
    </Notice>
  );
};

const Conflicts = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation('log');
  const words = useFormWords();
  const conflicts = useEditorState(editor, (state) => state.view?.conflicts);
  if (!conflicts || conflicts.length === 0) return null;
  return (
    <Notice kind="conflict" icon={<IconUsers size={18} aria-hidden />}>
      <strong>{t('conflict.title')}</strong>
      <p>{t('conflict.body')}</p>
      <ul className={classes.names}>
        {conflicts.map((name) => (
          <li key={name}>
            <button type="button" className={classes.link} onClick={() => focusField(name)}>
              {words.field(name)}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
};

const OnlyToRead = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation('log');
  const { readOnly } = useForm();
  const state = useEditorState(editor, ({ view }) => view?.state);
  if (!readOnly || state === undefined) return null;
  return (
    <Notice kind="quiet" icon={<IconLock size={18} aria-hidden />}>
      {state === 'retracted' ? t('readOnly.retracted') : t('readOnly.role')}
    </Notice>
  );
};
