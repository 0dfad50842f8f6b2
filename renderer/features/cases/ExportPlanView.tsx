import { useTranslation } from 'react-i18next';
import { type WithheldReason, withheldReasons } from '../../../shared/model/reasons.ts';
import type { ExportPlan } from '../../../shared/model/views.ts';
import { useFormat } from '../../app/format.ts';
import { hashOf } from '../../app/router.ts';
import { useWords } from '../../components/use-words.ts';
import classes from './cases.module.css';

/** What would go in and what stays out, with the reason for each, before anything is written. */
export const ExportPlanView = ({ plan }: { plan: ExportPlan }) => {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const { persons, exhibitsOmitted } = plan;
  return (
    <div className={classes.plan}>
      <h3>{t('export.plan')}</h3>
      <p>
        <strong>{t('export.included', { count: plan.included.length })}</strong>
        {plan.included.length > 0 ? ': ' : ''}
        {plan.included
          .map(({ incident, anonymised, placeWithheld }) => {
            const how = [
              ...(anonymised ? [t('export.anonymised')] : []),
              ...(placeWithheld ? [t('export.placeWithheld')] : []),
            ];
            return how.length > 0 ? `${incident.number} (${how.join('; ')})` : incident.number;
          })
          .join(', ')}
      </p>
      <p>
        {[
          t('export.persons', { count: persons.included }),
          ...(persons.byPseudonymOnly > 0
            ? [t('export.personsUnnamed', { count: persons.byPseudonymOnly })]
            : []),
          ...(persons.omitted > 0 ? [t('export.personsErased', { count: persons.omitted })] : []),
        ].join('; ')}
      </p>
      <ChangedSince plan={plan} />
      <p>{t('export.exhibits', { count: plan.exhibits, size: format.size(plan.size) })}</p>
      {exhibitsOmitted.length > 0 ? (
        <>
          <p>{t('export.exhibitsOmitted', { count: exhibitsOmitted.length })}</p>
          <ul className={classes.omitted}>
            {exhibitsOmitted.map(({ exhibit, fileName, reasons }) => (
              <li key={exhibit}>
                {fileName}: {reasons.map((reason) => t(`reason.${reason}`)).join('; ')}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Withheld plan={plan} />
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

/** What leaves of people although nobody approved it as it now stands. */
const ChangedSince = ({ plan: { personsChanged } }: { plan: ExportPlan }) => {
  const { t } = useTranslation('cases');
  const words = useWords();
  if (personsChanged.length === 0) return null;
  return (
    <div role="note">
      <p>
        <strong>{t('export.personsChanged')}</strong>
      </p>
      <ul className={classes.omitted}>
        {personsChanged.map(({ incident, number, person, pseudonym, fields }) => (
          <li key={`${incident} ${person}`}>
            {number}, <a href={hashOf({ screen: 'people', id: person })}>{pseudonym}</a>:{' '}
            {fields.map((field) => words.field(field)).join(', ')}
          </li>
        ))}
      </ul>
    </div>
  );
};

/** How many fields stay sealed, and for which reasons. */
const Withheld = ({ plan: { withheldFields } }: { plan: ExportPlan }) => {
  const { t } = useTranslation('cases');
  const count = (why: WithheldReason) => withheldFields.filter(({ reason }) => reason === why).length;
  if (withheldFields.length === 0) return null;
  return (
    <>
      <p>{t('export.withheld', { count: withheldFields.length })}</p>
      <ul className={classes.omitted}>
        {withheldReasons
          .filter((why) => count(why) > 0)
          .map((why) => (
            <li key={why}>
              {count(why)}: {t(`why.${why}`)}
            </li>
          ))}
      </ul>
    </>
  );
};
