import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IpcOutput } from '../../../shared/ipc.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { bridge } from '../../app/bridge.ts';
import { session, useOpenSession } from '../../app/session.ts';
import { dismissTask, runTask } from '../../app/tasks.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { DamageList } from '../vault/DamageList.tsx';
import classes from './settings.module.css';

/** The folder of the vault; a portable one says what stays off this computer and what cannot. */
const WhereItLies = () => {
  const { t } = useTranslation('vault');
  const [place, setPlace] = useState<Pick<IpcOutput<'app:info'>, 'dataFolder' | 'portable'>>();
  useEffect(() => {
    void bridge.invoke('app:info', {}).then(setPlace);
  }, []);
  if (!place) return null;
  return (
    <>
      <p>
        {t('settings.vault.where')} <code className={classes.path}>{place.dataFolder}</code>
      </p>
      {place.portable ? <p>{t('settings.vault.portable')}</p> : null}
    </>
  );
};

/** Checks everything when asked, and says what came of it. */
export const VaultState = () => {
  const { t } = useTranslation(['vault', 'app']);
  const { integrity } = useOpenSession();
  const [state, setState] = useState<'idle' | 'busy' | 'done' | 'stopped'>('idle');
  const [error, setError] = useState<VaultError>();
  const verify = async () => {
    setState('busy');
    setError(undefined);
    let id: string | undefined;
    try {
      await runTask(
        (say) => say('app:tray.verifyVault'),
        (task) => {
          id = task;
          return session.verify(task);
        },
        { onlyReads: true },
      );
      setState('done');
    } catch (reason) {
      const refused = asVaultError(reason);
      // Said here, where it was asked for.
      if (id !== undefined) dismissTask(id);
      if (refused.code !== 'cancelled') setError(refused);
      setState(refused.code === 'cancelled' ? 'stopped' : 'idle');
    }
  };
  const { entries, problems } = integrity;
  return (
    <div className={classes.stack}>
      <WhereItLies />
      <p>{t('settings.vault.body')}</p>
      <div className={classes.buttons}>
        <Button variant="default" loading={state === 'busy'} onClick={() => void verify()}>
          {t('settings.vault.verify')}
        </Button>
      </div>
      {error ? <ErrorNotice error={error} /> : null}
      <div role="status" className={classes.result}>
        {state === 'done' && problems.length === 0 ? (
          <p className={classes.done}>
            {t('settings.vault.sound', { count: entries })} {t('settings.vault.exhibits')}
          </p>
        ) : null}
        {state === 'stopped' ? <p>{t('settings.vault.stopped')}</p> : null}
        {problems.length > 0 ? <DamageList problems={problems} /> : null}
      </div>
    </div>
  );
};
