import { useTranslation } from 'react-i18next';
import type { IncidentView } from '../../../shared/model/views.ts';
import { hashOf } from '../../app/router.ts';
import { Section } from '../../components/Section.tsx';
import { useWords } from '../../components/use-words.ts';
import { ChangedPersons } from '../people/ChangedPersons.tsx';
import classes from './review.module.css';

type Props = { readonly incident: Pick<IncidentView, 'persons' | 'personsChanged' | 'state'> };

/** Who is in the incident and as what, each a step from their own page, and what changed of them since. */
export const ReviewPeople = ({ incident: { persons, personsChanged, state } }: Props) => {
  const { t } = useTranslation('people');
  const words = useWords();
  if (persons.length === 0) return null;
  return (
    <Section id="people" title={t('section.title')}>
      <ul className={classes.people}>
        {persons.map(({ id, pseudonym, name, roles }) => (
          <li key={id}>
            <a href={hashOf({ screen: 'people', id })} dir="auto">
              {[pseudonym, name ?? t('unnamed')].join(' ')}
            </a>
            : {roles.map((role) => words.option('role', role)).join(', ')}
          </li>
        ))}
      </ul>
      <ChangedPersons persons={personsChanged} approved={state === 'approved'} />
    </Section>
  );
};
