import { Select } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RemovalLimit, removalLimits } from '../../../shared/model/removal.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { trackSave } from '../../app/saving.ts';
import { useOpenSession, useReadOnly } from '../../app/session.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import classes from './settings.module.css';

type State = { readonly limit: RemovalLimit | null; readonly manages: boolean };

/** What the removal does, what it cannot do and who can misuse it, before it is switched on. */
const SwitchOn = (props: {
  readonly limit: RemovalLimit;
  readonly busy: boolean;
  readonly error: VaultError | undefined;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}) => {
  const { t } = useTranslation('vault');
  const { limit, busy, error, onConfirm, onCancel } = props;
  return (
    <ConfirmDialog
      opened
      title={t('settings.removal.dialog', { count: limit })}
      confirm={t('settings.removal.do')}
      destructive
      busy={busy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <div className={classes.text}>
        <p>{t('settings.removal.does')}</p>
        <p>{t('settings.removal.doesNot')}</p>
        <p>{t('settings.removal.counts')}</p>
        <p>{t('settings.removal.danger', { time: t(`settings.removal.time.${limit}`) })}</p>
        {error ? <ErrorNotice error={error} /> : null}
      </div>
    </ConfirmDialog>
  );
};

/** Whether the vault removes itself after so many wrong passphrases: for who manages profiles to say. */
export const Removal = () => {
  const { t } = useTranslation('vault');
  const { profile } = useOpenSession();
  const readOnly = useReadOnly();
  const [state, setState] = useState<State>();
  const [asked, setAsked] = useState<RemovalLimit>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<VaultError>();

  const load = useCallback(async () => {
    const [limit, members] = await Promise.all([vault.removalLimit(), vault.profiles()]);
    const own = members.find(({ id }) => id === profile.id);
    setState({ limit, manages: own?.founding === true || own?.role === 'admin' });
  }, [profile.id]);
  useEffect(() => void load().catch((reason: unknown) => setError(asVaultError(reason))), [load]);

  const choose = async (limit: RemovalLimit | null) => {
    setBusy(true);
    setError(undefined);
    try {
      await trackSave(vault.setRemovalLimit({ limit }));
      await load();
      setAsked(undefined);
    } catch (reason) {
      setError(asVaultError(reason));
    }
    setBusy(false);
  };

  if (!state) return error ? <ErrorNotice error={error} /> : <Waiting lines={2} />;
  return (
    <div className={classes.form}>
      <p>{t('settings.removal.body')}</p>
      <Select
        label={t('settings.removal.label')}
        data={[
          { value: 'never', label: t('settings.removal.never') },
          ...removalLimits.map((count) => ({
            value: String(count),
            label: t('settings.removal.after', { count }),
          })),
        ]}
        value={String(state.limit ?? 'never')}
        allowDeselect={false}
        disabled={!state.manages || readOnly || busy}
        onChange={(value) => {
          const limit = removalLimits.find((one) => String(one) === value);
          if (limit === undefined) void choose(null);
          else if (limit !== state.limit) setAsked(limit);
        }}
      />
      {state.manages ? null : <p className="zapys-quiet">{t('settings.removal.managed')}</p>}
      {error && asked === undefined ? <ErrorNotice error={error} /> : null}
      {asked === undefined ? null : (
        <SwitchOn
          limit={asked}
          busy={busy}
          error={error}
          onConfirm={() => void choose(asked)}
          onCancel={() => {
            setAsked(undefined);
            setError(undefined);
          }}
        />
      )}
    </div>
  );
};
