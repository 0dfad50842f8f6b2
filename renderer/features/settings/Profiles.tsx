import { Button } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../shared/model/views.ts';
import type { VaultError } from '../../../shared/vault-api.ts';
import { useOpenSession, useReadOnly } from '../../app/session.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { AddProfile } from './AddProfile.tsx';
import classes from './settings.module.css';

/** Everyone who signs in this vault, and the way to add one. */
export const Profiles = () => {
  const { t } = useTranslation(['vault', 'app']);
  const { profile: own } = useOpenSession();
  const readOnly = useReadOnly();
  const [list, setList] = useState<readonly ProfileView[]>();
  const [error, setError] = useState<VaultError>();
  const [adding, setAdding] = useState(false);
  const load = useCallback(
    () => vault.profiles().then(setList, (reason: unknown) => setError(asVaultError(reason))),
    [],
  );
  useEffect(() => void load(), [load]);
  if (error) return <ErrorNotice error={error} />;
  if (!list) return <Waiting lines={2} />;
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('profile.name')}</th>
            <th scope="col">{t('profile.role')}</th>
            <th scope="col">{t('settings.profiles.fingerprint')}</th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ id, name, role, fingerprint }) => (
            <tr key={id}>
              <td>{id === own.id ? t('settings.profiles.you', { name }) : name}</td>
              <td>{t(`app:role.${role}`)}</td>
              <td className={classes.fingerprint}>{fingerprint}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.buttons}>
        <Button variant="default" disabled={readOnly} onClick={() => setAdding(true)}>
          {t('settings.profiles.add')}
        </Button>
      </div>
      {adding ? (
        <AddProfile
          onClose={() => {
            setAdding(false);
            void load();
          }}
        />
      ) : null}
    </>
  );
};
