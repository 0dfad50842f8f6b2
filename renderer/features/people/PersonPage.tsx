import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft, IconUsers } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personSections } from '../../../shared/model/person.ts';
import type { PersonView } from '../../../shared/model/views.ts';
import { useActions } from '../../app/actions.ts';
import { navigate } from '../../app/router.ts';
import { useReadOnly } from '../../app/session.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Section } from '../../components/Section.tsx';
import { useWords } from '../../components/use-words.ts';
import { Waiting } from '../../components/Waiting.tsx';
import type { Editor } from '../log/editor/editor.ts';
import { blankId } from '../log/editor/open-editors.ts';
import { FormProvider, useEditorOf, useEditorState } from '../log/editor/use-editor.ts';
import { FieldRow } from '../log/fields/FieldRow.tsx';
import { focusFirstBlank, useFormKeys } from '../log/page/use-form-keys.ts';
import { Appearances } from './Appearances.tsx';
import { PersonHistory } from './PersonHistory.tsx';
import classes from './people.module.css';
import { personEditors } from './person-editors.ts';

const back = () => navigate({ screen: 'people' });

/** One person, by their id or as a blank to begin. */
export const PersonPage = ({ id }: { id: string }) => {
  const { t } = useTranslation('people');
  const { answer, retry } = useEditorOf(personEditors, id);
  useActions([{ id: 'people.back', label: t('page.back'), keys: ['Esc'], run: back }]);
  if (answer.state === 'loading') return <Waiting lines={12} />;
  if (answer.state === 'failed')
    return (
      <ErrorNotice error={answer.error} onRetry={retry}>
        <Button size="xs" variant="subtle" onClick={back}>
          {t('page.back')}
        </Button>
      </ErrorNotice>
    );
  return (
    <>
      {id === blankId ? <Named editor={answer.editor} /> : null}
      <PersonForm key={answer.editor.key} editor={answer.editor} />
    </>
  );
};

/** Once the first words are saved the person has an id: the address follows without a step for Back. */
const Named = ({ editor }: { editor: Editor<PersonView> }) => {
  const id = useEditorState(editor, ({ view }) => view?.id);
  useEffect(() => {
    if (id !== undefined) navigate({ screen: 'people', id }, { replace: true });
  }, [id]);
  return null;
};

const PersonForm = ({ editor }: { editor: Editor<PersonView> }) => {
  const { t } = useTranslation('people');
  const words = useWords();
  const damaged = useReadOnly();
  const id = useEditorState(editor, ({ view }) => view?.id);
  const pseudonym = useEditorState(editor, ({ view }) => view?.pseudonym);
  const mayEdit = useEditorState(editor, ({ view }) => view?.may.edit ?? true);
  const name = useEditorState(editor, ({ values }) => values['person.name']);
  const failure = useEditorState(editor, (state) => state.failure);
  const conflicts = useEditorState(editor, ({ view }) => view?.conflicts.length ?? 0);
  const readOnly = damaged || !mayEdit;
  const form = useMemo(() => ({ editor, readOnly }), [editor, readOnly]);
  const page = useRef<HTMLElement>(null);
  const [beganBlank] = useState(id === undefined);
  useEffect(() => {
    if (beganBlank) focusFirstBlank(page.current);
    else page.current?.focus({ preventScroll: true });
  }, [beganBlank]);
  useFormKeys(editor, readOnly, page);

  return (
    <FormProvider value={form}>
      <article
        ref={page}
        className={classes.page}
        tabIndex={-1}
        aria-labelledby="person-title"
        onKeyDown={(event) => {
          // The first Esc leaves the field, the next one the page.
          const typing =
            event.target instanceof HTMLElement && event.target.closest('input, textarea, select');
          if (event.key !== 'Escape' || event.defaultPrevented || !typing) return;
          event.preventDefault();
          page.current?.focus({ preventScroll: true });
        }}
      >
        <header className={classes.title}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('page.back')}
            title={t('page.back')}
            onClick={back}
          >
            <IconArrowLeft size={18} aria-hidden />
          </ActionIcon>
          <h1 id="person-title" className={classes.heading}>
            {pseudonym === undefined ? (
              t('page.new')
            ) : (
              <>
                <span className={classes.pseudonym}>{pseudonym}</span>{' '}
                <span dir="auto">{typeof name === 'string' ? name : t('unnamed')}</span>
              </>
            )}
          </h1>
        </header>
        <div className={classes.sections}>
          <p className={classes.rule}>{t('page.rule')}</p>
          {failure ? (
            <ErrorNotice error={failure} onRetry={() => void editor.flush().catch(() => undefined)} />
          ) : null}
          {conflicts > 0 ? (
            <p className={classes.conflict}>
              <IconUsers size={16} aria-hidden />
              {t('page.conflicts', { count: conflicts })}
            </p>
          ) : null}
          {personSections.map((section) => (
            <Section key={section.id} id={section.id} title={words.section(section.id)}>
              {section.fields
                .filter((field) => field.name !== 'person.pseudonym')
                .map((field) => (
                  <FieldRow key={field.name} field={field} />
                ))}
            </Section>
          ))}
          <Section id="person-incidents" title={t('page.incidents')}>
            {id === undefined ? (
              <p className="zapys-quiet">{t('page.noIncidents')}</p>
            ) : (
              <Appearances id={id} />
            )}
          </Section>
          <Section id="person-history" title={t('page.history')}>
            {id === undefined ? (
              <p className="zapys-quiet">{t('page.noHistory')}</p>
            ) : (
              <PersonHistory id={id} />
            )}
          </Section>
        </div>
      </article>
    </FormProvider>
  );
};
