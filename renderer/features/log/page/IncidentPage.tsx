import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../../app/actions.ts';
import { navigate } from '../../../app/router.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Waiting } from '../../../components/Waiting.tsx';
import type { Editor } from '../editor/editor.ts';
import { blankId } from '../editor/open-editors.ts';
import { useEditor, useEditorState } from '../editor/use-editor.ts';
import { ErasedPage } from '../erase/ErasedPage.tsx';
import type { Leftovers } from '../erase/erase-incident.ts';
import { IncidentForm } from './IncidentForm.tsx';
import classes from './page.module.css';

const back = () => navigate({ screen: 'log' });

/** One incident, by its id or as a blank to begin; it opens from the vault unless it is open already. */
export const IncidentPage = ({ id }: { id: string }) => {
  const { t } = useTranslation('log');
  const { answer, retry } = useEditor(id);
  useActions([{ id: 'log.back', label: t('page.back'), keys: ['Esc'], run: back }]);
  if (answer.state === 'loading') return <Waiting lines={14} />;
  if (answer.state === 'failed')
    return (
      <div className={classes.failed}>
        <ErrorNotice error={answer.error} onRetry={retry}>
          <Button size="xs" variant="subtle" onClick={back}>
            {t('page.back')}
          </Button>
        </ErrorNotice>
      </div>
    );
  return (
    <>
      {id === blankId ? <Named editor={answer.editor} /> : null}
      <Page key={answer.editor.key} editor={answer.editor} />
    </>
  );
};

/** The form, or what is left of an erased incident. */
const Page = ({ editor }: { editor: Editor }) => {
  // Not the view itself: it is another with every save, and the form draws only what changed.
  const erased = useEditorState(editor, ({ view }) => (view?.erased ? view : undefined));
  const [left, setLeft] = useState<Leftovers>();
  return erased ? (
    <ErasedPage view={erased} editor={editor} left={left} onBack={back} />
  ) : (
    <IncidentForm editor={editor} onBack={back} onErased={setLeft} />
  );
};

/** Once the first words are saved the incident has an id: the address follows without a step for Back. */
const Named = ({ editor }: { editor: Editor }) => {
  const id = useEditorState(editor, ({ view }) => view?.id);
  useEffect(() => {
    if (id !== undefined) navigate({ screen: 'log', id }, { replace: true });
  }, [id]);
  return null;
};
