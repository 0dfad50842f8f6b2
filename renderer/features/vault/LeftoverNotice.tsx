import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { leftovers } from '../../app/leftovers-on-unlock.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import classes from './DamageBanner.module.css';

/** Files with readable text that an interrupted save left outside the vault, while they cannot be removed. */
export const LeftoverNotice = () => {
  const { t } = useTranslation(['vault', 'app']);
  const { paths, error } = useStore(leftovers.store);
  const again = () => void leftovers.remove();
  if (paths.length === 0) return error ? <ErrorNotice error={error} onRetry={again} /> : null;
  return (
    <section className={classes.banner} aria-labelledby="leftover-title">
      <IconAlertTriangle size={20} aria-hidden className={classes.icon} />
      <div>
        <strong id="leftover-title">{t('leftover.title', { count: paths.length })}</strong>
        <p>{t('leftover.body')}</p>
        <ul className={classes.paths}>
          {paths.map((path) => (
            <li key={path}>
              <code>{path}</code>
            </li>
          ))}
        </ul>
      </div>
      <Button variant="default" className={classes.button ?? ''} onClick={again}>
        {t('app:action.retry')}
      </Button>
    </section>
  );
};
