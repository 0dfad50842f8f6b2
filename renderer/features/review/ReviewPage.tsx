import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { damageSection, lawSection } from '../../../shared/law/law-fields.ts';
import { earlierTypes } from '../../../shared/model/earlier-types.ts';
import { sectionsOf } from '../../../shared/model/incident.ts';
import { vault } from '../../app/vault.ts';
import { useVaultQuery } from '../../app/vault-query.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FieldFacts, isAnswered } from '../../components/FieldFacts.tsx';
import { Section } from '../../components/Section.tsx';
import { StateBadge } from '../../components/StateBadge.tsx';
import { useWords } from '../../components/use-words.ts';
import { Waiting } from '../../components/Waiting.tsx';
import { Changes } from './Changes.tsx';
import { Checklist } from './Checklist.tsx';
import { Decide } from './Decide.tsx';
import { ReviewExhibits } from './ReviewExhibits.tsx';
import { ReviewPeople } from './ReviewPeople.tsx';
import classes from './review.module.css';

type Props = { readonly id: string; readonly onDecided: () => void };

/** The entry and its checklist side by side; the decision at the bottom. */
export const ReviewPage = ({ id, onDecided }: Props) => {
  const { t } = useTranslation(['review', 'log']);
  const words = useWords();
  const { answer, reload } = useVaultQuery(id, async () => ({
    incident: await vault.incident({ id }),
    history: await vault.history({ id }),
  }));
  const reading = useRef<HTMLElement>(null);
  // The keys that scroll work at once, and a screen reader says which incident it is.
  useEffect(() => {
    if (answer.state === 'ready') reading.current?.focus({ preventScroll: true });
  }, [answer.state]);
  if (answer.state === 'loading') return <Waiting lines={14} />;
  if (answer.state === 'failed') return <ErrorNotice error={answer.error} onRetry={reload} />;
  const { incident, history } = answer.value;
  const submitted = incident.decisions.findLast(({ kind }) => kind === 'submit');
  return (
    <article className={classes.page} aria-labelledby="review-title">
      <header className={classes.header}>
        <h1 id="review-title">
          {incident.number} · {words.type(incident.type)}
        </h1>
        <p className={classes.meta}>
          <StateBadge state={incident.state} />
          <span>{[words.where(incident), words.date(incident.date)].filter(Boolean).join(' · ')}</span>
          {submitted ? (
            <span className="zapys-quiet">
              {t('submitted', { name: submitted.by.name, time: words.time(submitted.time) })}
            </span>
          ) : null}
        </p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section ref={reading} className={classes.reading} tabIndex={0} aria-labelledby="review-title">
        <aside className={classes.side} aria-label={t('checklist.title')}>
          <Checklist incident={incident} />
        </aside>
        <div className={classes.record}>
          <Changes history={history} />
          <ReviewPeople incident={incident} />
          {sectionsOf(incident.type)
            .filter((section) => section.fields.some(({ name }) => isAnswered(incident.fields, name)))
            .map((section) => (
              <Section key={section.id} id={section.id} title={words.section(section.id)}>
                <FieldFacts section={section} fields={incident.fields} />
              </Section>
            ))}
          {earlierTypes(incident.fields).map(({ type, section }) => (
            <Section key={type} id={type} title={t('earlier', { type: words.type(type) })}>
              <FieldFacts section={section} fields={incident.fields} />
            </Section>
          ))}
          {[lawSection, damageSection].some(({ fields }) =>
            fields.some(({ name }) => isAnswered(incident.fields, name)),
          ) ? (
            <Section id="law" title={t('log:section.law')}>
              <FieldFacts section={lawSection} fields={incident.fields} />
              <FieldFacts section={damageSection} fields={incident.fields} />
            </Section>
          ) : null}
          <ReviewExhibits incident={incident} />
        </div>
      </section>
      <Decide incident={incident} onDecided={onDecided} />
    </article>
  );
};
