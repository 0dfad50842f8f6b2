import { useTranslation } from 'react-i18next';
import type { PersonSummary } from '../../../shared/model/views.ts';
import { useWords } from '../../components/use-words.ts';
import classes from './people.module.css';

/** A person in one line or two: who, by which pseudonym, in what roles and how often. */
export const PersonLine = ({ person }: { person: PersonSummary }) => {
  const { t } = useTranslation('people');
  const words = useWords();
  const roles = person.roles.map((role) => words.option('role', role)).join(', ');
  const about = [person.birth ? words.date(person.birth) : '', person.office ?? ''].filter(Boolean);
  return (
    <span className={classes.line}>
      <span className={classes.first}>
        <span className={classes.pseudonym}>{person.pseudonym}</span>
        <span className={person.name ? classes.name : classes.unnamed} dir="auto">
          {person.name ?? t('unnamed')}
        </span>
      </span>
      <span className={classes.second} dir="auto">
        {[...about, roles, t('list.incidents', { count: person.incidents })].filter(Boolean).join(' · ')}
      </span>
    </span>
  );
};
