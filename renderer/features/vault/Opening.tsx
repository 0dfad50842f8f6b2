import { Button, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { session } from '../../app/session.ts';
import { onVaultEvent } from '../../app/vault.ts';
import classes from './Gate.module.css';

type Props = {
  /** Whether one may go back to the locked vault: opening itself leaves nothing half done. */
  readonly mayCancel?: boolean;
};

/** Shown once the vault has been opening for long enough to be wondered at. */
export const Opening = ({ mayCancel = false }: Props) => {
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
        {mayCancel ? (
          <Button variant="default" onClick={() => void session.lock()}>
            {t('app:action.cancel')}
          </Button>
        ) : null}
      </div>
    </>
  );
};
