import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { reviewChecklist } from '../../../shared/model/review-checklist.ts';
import type { IncidentView } from '../../../shared/model/views.ts';
import { today } from '../../app/format.ts';
import classes from './review.module.css';

/** What is present and what is missing, told by word and sign; it informs and never blocks. */
export const Checklist = ({ incident }: { incident: IncidentView }) => {
  const { t } = useTranslation('review');
  return (
    <>
      <h2 className={classes.sideTitle}>{t('checklist.title')}</h2>
      <ul className={classes.checklist}>
        {reviewChecklist(incident, today()).map(({ item, present }) => (
          <li key={item} className={classes.check} data-present={present || undefined}>
            {present ? <IconCheck size={16} aria-hidden /> : <IconMinus size={16} aria-hidden />}
            <span>{t(`checklist.${item}`)}</span>
            <span className={classes.checkWord}>
              {present ? t('checklist.present') : t('checklist.missing')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};
