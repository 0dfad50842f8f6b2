import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './import.module.css';
import { linkPeople, useImportWork } from './import-work.ts';

/** How many rows tell of people who are in the vault already, and whether they are linked to them. */
export const PeopleLinks = () => {
  const { t } = useTranslation('import');
  const { plan, linksPeople, busy } = useImportWork();
  const count = plan?.rows.filter(({ match }) => match?.state === 'known').length ?? 0;
  if (count === 0 && linksPeople) return null;
  return (
    <Checkbox
      className={classes.people}
      size="xs"
      label={t('people.link')}
      description={linksPeople ? t('people.linked', { count }) : t('people.notLinked')}
      checked={linksPeople}
      disabled={busy !== undefined}
      onChange={({ currentTarget }) => linkPeople(currentTarget.checked)}
    />
  );
};
