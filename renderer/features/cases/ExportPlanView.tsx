import { useTranslation } from 'react-i18next';
import type { ExportPlan } from '../../../shared/model/views.ts';
import { useFormat } from '../../app/format.ts';
import classes from './cases.module.css';

/** What would go in and what stays out, with the reason for each, before anything is written. */
export const ExportPlanView = ({ plan }: { plan: ExportPlan }) => {
  const { t } = useTranslation('cases');
  const format = useFormat();
  return (
    <div className={classes.plan}>
      <h3>{t('export.plan')}</h3>
      <p>
        <strong>{t('export.included', { count: plan.included.length })}</strong>
        {plan.included.length > 0 ? ': ' : ''}
        {plan.included
          .map(({ incident, anonymised }) =>
            anonymised ? `${incident.number} (${t('export.anonymised')})` : incident.number,
          )
          .join(', ')}
      </p>
      <p>{t('export.exhibits', { count: plan.exhibits, size: format.size(plan.size) })}</p>
      {plan.withheldFields.length > 0 ? (
        <p>{t('export.withheld', { count: plan.withheldFields.length })}</p>
      ) : null}
      {plan.omitted.length > 0 ? (
        <>
          <p>
            <strong>{t('export.omitted', { count: plan.omitted.length })}</strong>
          </p>
          <ul className={classes.omitted}>
            {plan.omitted.map(({ incident, reasons }) => (
              <li key={incident.id}>
                {incident.number}: {reasons.map((reason) => t(`reason.${reason}`)).join('; ')}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
};
