import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { idleChoices } from '../../app/preference-values.ts';
import { setPreferences, usePreferences } from '../../app/preferences.ts';
import { Kbd } from '../../components/Kbd.tsx';
import classes from './settings.module.css';

export const Locking = () => {
  const { t } = useTranslation(['vault', 'app']);
  const { idleMinutes } = usePreferences();
  return (
    <div className={classes.form}>
      <Select
        label={t('settings.locking.after')}
        data={idleChoices.map((count) => ({
          value: String(count),
          label: t('settings.locking.minutes', { count }),
        }))}
        value={String(idleMinutes)}
        onChange={(value) => setPreferences({ idleMinutes: Number(value) })}
      />
      <p>
        {t('settings.locking.also')} <Kbd keys="mod+l" />
      </p>
    </div>
  );
};
