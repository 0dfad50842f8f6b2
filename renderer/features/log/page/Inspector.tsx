import { memo, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { completeness } from '../../../../shared/model/completeness.ts';
import type { Editor } from '../editor/editor.ts';
import { useEditor, useEditorState } from '../editor/use-editor.ts';
import { MissingFields } from './MissingFields.tsx';
import classes from './page.module.css';

/** Beside the page on a wide window: what the incident still lacks. */
export const Inspector = ({ id }: { id: string }) => {
  const { answer } = useEditor(id);
  return answer.state === 'ready' ? <Lacking editor={answer.editor} /> : null;
};

const Lacking = ({ editor }: { editor: Editor }) => {
  const values = useDeferredValue(useEditorState(editor, (state) => state.values));
  const mayEdit = useEditorState(editor, ({ view }) => view?.may.edit ?? true);
  return mayEdit ? <LackingOf values={values} /> : null;
};

const LackingOf = memo(({ values }: { values: Parameters<typeof completeness>[0] }) => {
  const { t } = useTranslation('log');
  const { needed, useful } = completeness(values);
  return (
    <div className={classes.inspector}>
      <h2 className={classes.inspectorTitle}>{t('lacking.title')}</h2>
      {needed.length + useful.length === 0 ? <p>{t('lacking.nothing')}</p> : null}
      <MissingFields title={t('lacking.needed')} names={needed} />
      <MissingFields title={t('lacking.useful')} names={useful} />
    </div>
  );
});
