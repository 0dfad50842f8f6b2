import { Button } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/model/views.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { useFormat } from '../../app/format.ts';
import { useOpenSession, useReadOnly } from '../../app/session.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { AddProfile } from './AddProfile.tsx';
import { MemberActions } from './MemberActions.tsx';
import classes from './settings.module.css';

/** Everyone who signs in this vault or did, and the ways to add, change and remove one. */
export const Profiles = () => {
  const { t } = useTranslation(['vault', 'app']);
  const format = useFormat();
  const { profile: own } = useOpenSession();
  const readOnly = useReadOnly();
  const [list, setList] = useState<readonly MemberView[]>();
  const [error, setError] = useState<VaultError>();
  const [adding, setAdding] = useState(false);
  const load = useCallback(
    () => vault.profiles().then(setList, (reason: unknown) => setError(asVaultError(reason))),
    [],
  );
  useEffect(() => void load(), [load]);
  if (error) return <ErrorNotice error={error} />;
  if (!list) return <Waiting lines={2} />;
  const self = list.find(({ id }) => id === own.id);
  const manages = self?.founding || self?.role === 'admin';
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('profile.name')}</th>
            <th scope="col">{t('profile.role')}</th>
            <th scope="col">{t('settings.profiles.fingerprint')}</th>
            {manages ? (
              <th scope="col">
                <span className="zapys-spoken">{t('settings.profiles.actions')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {list.map((member) => {
            const { id, name, role, fingerprint, removed } = member;
            return (
              <tr key={id}>
                <td>{id === own.id ? t('settings.profiles.you', { name }) : name}</td>
                <td>
                  {removed === undefined
                    ? t(`app:role.${role}`)
                    : t('settings.profiles.removed', { day: format.day(removed) })}
                </td>
                <td className={classes.fingerprint}>{fingerprint}</td>
                {manages ? (
                  <td>
                    {removed === undefined ? (
                      <MemberActions
                        member={member}
                        isSelf={id === own.id}
                        disabled={readOnly}
                        onDone={() => void load()}
                      />
                    ) : null}
                  </td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
      {manages ? (
        <div className={classes.buttons}>
          <Button variant="default" disabled={readOnly} onClick={() => setAdding(true)}>
            {t('settings.profiles.add')}
          </Button>
        </div>
      ) : (
        <p className="zapys-quiet">{t('settings.profiles.managed')}</p>
      )}
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
