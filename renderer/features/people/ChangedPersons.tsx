import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChangedPerson } from '../../../shared/model/views.ts';
import { useWords } from '../../components/use-words.ts';
import classes from './people.module.css';

type Props = {
  readonly persons: readonly ChangedPerson[];
  /** Whether the incident stands approved: then nobody has approved these changes. */
  readonly approved: boolean;
};

/** Of whom something else is said than when the incident was last decided on: what, since when and by whom. */
export const ChangedPersons = ({ persons, approved }: Props) => {
  const { t } = useTranslation('people');
  const words = useWords();
  if (persons.length === 0) return null;
  return (
    <div className={classes.changed} role="note">
      <p className={classes.changedTitle}>
        <IconAlertTriangle size={16} aria-hidden />
        {t(approved ? 'changed.sinceApproval' : 'changed.sinceDecision')}
      </p>
      {approved ? <p>{t('changed.meaning')}</p> : null}
      {persons.map(({ id, pseudonym, name, changes }) => (
        <div key={id}>
          <p>
            <strong dir="auto">{[pseudonym, name].filter(Boolean).join(' ')}</strong>
          </p>
          <dl className={classes.changes}>
            {changes.map(({ field, before, after, by, time }) => (
              <div key={field} className={classes.change}>
                <dt>{words.field(field)}</dt>
                <dd dir="auto">
                  {before === null ? null : (
                    <>
                      <s>
                        <span className="zapys-spoken">{t('history.before')}</span>
                        {words.value(field, before)}
                      </s>{' '}
                      <span aria-hidden>→</span>{' '}
                    </>
                  )}
                  {after === null ? <em>{t('history.cleared')}</em> : words.value(field, after)}{' '}
                  <span className="zapys-quiet">
                    {t('changed.by', { name: by.name, time: words.time(time) })}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  );
};
