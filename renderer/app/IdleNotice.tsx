import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './IdleNotice.module.css';
import { useIdleNotice } from './idle.ts';

/** Stands over the screen shortly before the vault locks by itself; any key or movement ends it. */
export const IdleNotice = () => {
  const { t } = useTranslation();
  const left = useIdleNotice();
  if (left === undefined) return null;
  return (
    <div
      className={classes.notice}
      role="alertdialog"
      aria-labelledby="idle-title"
      aria-describedby="idle-body"
    >
      <strong id="idle-title">{t('shell.idle.title')}</strong>
      <p id="idle-body">{t('shell.idle.body', { count: left })}</p>
      <Button>{t('shell.idle.stay')}</Button>
    </div>
  );
};
