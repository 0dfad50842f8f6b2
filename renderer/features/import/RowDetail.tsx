import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlannedRow } from '../../../shared/import/plan.ts';
import { hashOf } from '../../app/router.ts';
import { useWords } from '../../components/use-words.ts';
import classes from './import.module.css';
import { usePersonMatchWords } from './person-match-words.ts';
import { useFallbackSentence, useProblemSentence } from './problem-words.ts';

/** One row: what stands in the way, and what would be written. */
export const RowDetail = ({ row, onClose }: { row: PlannedRow; onClose: () => void }) => {
  const { t } = useTranslation('import');
  const words = useWords();
  const sentence = useProblemSentence();
  const fallback = useFallbackSentence();
  const { line, state, incident, changes, before, person, match, problems, settled } = row;
  const whose = usePersonMatchWords()(row);
  const written = [
    ...Object.entries(changes).map(([name, value]) => ({ name, value, was: before[name] })),
    ...Object.entries(person?.changes ?? {}).map(([name, value]) => ({ name, value, was: undefined })),
  ];
  return (
    <article className={classes.detail} aria-labelledby="import-row">
      <div className={classes.row}>
        <h2 id="import-row">
          {t('check.line', { line })} · {t(`state.${state}`)}
        </h2>
        <Button size="xs" variant="default" onClick={onClose}>
          {t('check.closeRow')}
        </Button>
      </div>
      {incident ? (
        <p>
          {t('detail.incident')} <a href={hashOf({ screen: 'log', id: incident.id })}>{incident.number}</a>
        </p>
      ) : null}
      {whose ? (
        <p>
          {match?.state === 'known' ? (
            <a href={hashOf({ screen: 'people', id: match.person.id })}>{whose}</a>
          ) : (
            whose
          )}
        </p>
      ) : null}
      {problems.length > 0 ? (
        <section aria-labelledby="import-row-problems">
          <h3 id="import-row-problems">{t('detail.problems')}</h3>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.code} ${problem.heading}`}>
                {sentence(problem)}
                <br />
                <span className="zapys-quiet">{fallback(problem)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {settled.length > 0 ? (
        <section aria-labelledby="import-row-settled">
          <h3 id="import-row-settled">{t('detail.settled')}</h3>
          <ul>
            {settled.map((problem) => (
              <li key={`${problem.code} ${problem.heading}`}>{sentence(problem)}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <h3>{t('detail.written')}</h3>
      {written.length === 0 ? (
        <p className="zapys-quiet">{t('detail.nothing')}</p>
      ) : (
        <dl className={classes.facts}>
          {written.map(({ name, value, was }) => (
            <div key={name}>
              <dt>{words.field(name)}</dt>
              <dd>
                {was === undefined ? null : (
                  <>
                    <del>{words.value(name, was)}</del>{' '}
                  </>
                )}
                {words.value(name, value)}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  );
};
