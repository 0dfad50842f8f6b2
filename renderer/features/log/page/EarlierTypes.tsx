import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { earlierTypes } from '../../../../shared/model/earlier-types.ts';
import { FieldFacts } from '../../../components/FieldFacts.tsx';
import type { Editor } from '../editor/editor.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import { useFormWords } from '../form-words.ts';
import classes from './page.module.css';

/** What was entered under a type the incident no longer has: kept, to be read, and back in the form with its type. */
export const EarlierTypes = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation('log');
  const { readOnly } = useForm();
  const words = useFormWords();
  const values = useEditorState(editor, (state) => state.values);
  const earlier = useMemo(() => earlierTypes(values), [values]);
  return earlier.map(({ type, section }) => (
    <section key={type} className={classes.earlier} data-earlier={type} aria-labelledby={`earlier-${type}`}>
      <h3 id={`earlier-${type}`} className={classes.groupTitle}>
        {t('earlier.title', { type: words.type(type) })}
      </h3>
      <p className={classes.earlierNote}>{t('earlier.note')}</p>
      <FieldFacts section={section} fields={values} />
      {readOnly ? null : (
        <Button
          mt={10}
          size="xs"
          variant="default"
          leftSection={<IconArrowBackUp size={15} aria-hidden />}
          onClick={() => {
            editor.set('account.type', type);
            editor.leave();
          }}
        >
          {t('earlier.back', { type: words.type(type) })}
        </Button>
      )}
    </section>
  ));
};
