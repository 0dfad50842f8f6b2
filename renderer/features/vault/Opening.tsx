import { Button, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { session } from '../../app/session.ts';
import { onVaultEvent } from '../../app/vault.ts';
import classes from './Gate.module.css';

/**
 * Shown once the vault has been opening for long enough to be wondered at. Whoever does not want to wait goes back to
 * the locked vault: opening changes nothing that would be left half done.
 */
export const Opening = () => {
  const { t } = useTranslation(['vault', 'app']);
  const [part, setPart] = useState<number>();
  useEffect(
    () =>
      onVaultEvent((event) => {
        if (event.type === 'opening') setPart(event.part);
      }),
    [],
  );
  if (part === undefined) return null;
  return (
    <>
      <p role="status">{t('unlock.opening')}</p>
      <div className={classes.opening}>
        <Progress value={100 * part} aria-label={t('unlock.opening')} />
        <Button variant="default" onClick={() => void session.lock()}>
          {t('app:action.cancel')}
        </Button>
      </div>
    </>
  );
};
