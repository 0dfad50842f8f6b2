import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../../shared/model/fields.ts';
import { consentAnswers } from '../../../../shared/model/incident.ts';
import { useForm } from '../editor/use-editor.ts';
import { useFormWords } from '../form-words.ts';
import { ConsentRow } from './ConsentRow.tsx';
import classes from './consent.module.css';
import { sameForAll } from './same-for-all.ts';

type Props = {
  readonly id: string;
  /** What the group asks: for what, or to whom. */
  readonly title: string;
  readonly fields: readonly Field[];
};

/** Purposes or recipients by the four answers, a line each; one press answers all that may be answered alike. */
export const ConsentMatrix = ({ id, title, fields }: Props) => {
  const { t } = useTranslation('log');
  const { editor, readOnly } = useForm();
  const words = useFormWords();
  const [first] = fields;
  if (!first) return null;
  return (
    <div className={classes.matrix}>
      <div className={classes.heads}>
        <h3 className={classes.title} id={`${id}-title`}>
          {title}
        </h3>
        {consentAnswers.map((answer) => (
          <span key={answer} className={classes.head} aria-hidden>
            {words.option(first.name, answer)}
          </span>
        ))}
      </div>
      {readOnly ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take part in the grid of its lines
        <div className={classes.all} role="group" aria-labelledby={`${id}-all`}>
          <span className={classes.allName} id={`${id}-all`}>
            {t('consent.same')}
          </span>
          {consentAnswers.map((answer) => (
            <button
              key={answer}
              type="button"
              className={classes.allButton}
              aria-label={t('consent.sameAs', {
                group: title,
                answer: words.option(first.name, answer),
              })}
              onClick={() => {
                for (const name of sameForAll(fields, answer)) editor.set(name, answer);
                editor.leave();
              }}
            >
              <IconCheck size={14} aria-hidden />
              <span aria-hidden>{t('consent.all')}</span>
            </button>
          ))}
        </div>
      )}
      {fields.map((field) => (
        <ConsentRow key={field.name} field={field} />
      ))}
    </div>
  );
};
