import { Anchor, Button, Select } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyslotView } from '../../../shared/vault-api/session-api.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { takeInterrupted } from '../../app/interrupted.ts';
import { session } from '../../app/session.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import classes from './Gate.module.css';
import { Gate } from './Gate.tsx';
import { Opening } from './Opening.tsx';
import { PassphraseInput } from './PassphraseInput.tsx';
import { Recover } from './Recover.tsx';
import { RecoverWithShares } from './RecoverWithShares.tsx';

/** Whole seconds until the next attempt, counted down from when the vault told us. */
const useCountdown = (keyslot: KeyslotView | undefined): number => {
  const [now, setNow] = useState(() => performance.now());
  const [until, setUntil] = useState(0);
  useEffect(() => {
    const start = performance.now();
    setNow(start);
    setUntil(start + (keyslot?.waitMs ?? 0));
    if (!keyslot || keyslot.waitMs === 0) return;
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [keyslot]);
  return Math.max(0, Math.ceil((until - now) / 1000));
};

const Wait = ({ seconds }: { seconds: number }) => {
  const { t } = useTranslation('vault');
  const minutes = Math.floor(seconds / 60);
  const clock = `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <p className={classes.wait} role="timer">
      {t('unlock.wait', { clock })}
    </p>
  );
};

/** Attempts are told once they are this few: earlier it would only help whoever tries. */
const few = 5;

const AttemptsLeft = ({ count }: { count: number }) => {
  const { t } = useTranslation('vault');
  return (
    <div role="status">
      <p className={classes.wait}>
        {count === 1 ? t('unlock.lastAttempt') : t('unlock.attemptsLeft', { count })}
      </p>
      <p>{t('unlock.notCounted')}</p>
    </div>
  );
};

/** Whose profile, then the passphrase; the sheet for who has lost it. */
export const Unlock = ({ keyslots }: { keyslots: readonly KeyslotView[] }) => {
  const { t } = useTranslation(['vault', 'recovery']);
  const [chosen, setChosen] = useState(keyslots[0]?.id ?? '');
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<VaultError>();
  const [recovering, setRecovering] = useState<'sheet' | 'shares'>();
  const keyslot = keyslots.find(({ id }) => id === chosen) ?? keyslots[0];
  const wait = useCountdown(keyslot);
  const left = keyslot?.attemptsLeft;
  const [stopped] = useState(takeInterrupted);

  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (!keyslot || passphrase === '' || wait > 0 || busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await session.unlock({ keyslot: keyslot.id, passphrase });
    } catch (reason) {
      const refused = asVaultError(reason);
      // Cancelled: the window starts anew.
      if (refused.code === 'locked') return;
      setError(refused);
      setPassphrase('');
      setBusy(false);
      await session.refresh();
    }
  };

  if (recovering && keyslot) {
    const Way = recovering === 'sheet' ? Recover : RecoverWithShares;
    return (
      <Way
        keyslot={keyslot}
        name={keyslot.label ?? t('unlock.unnamed', { number: keyslots.indexOf(keyslot) + 1 })}
        onBack={() => setRecovering(undefined)}
      />
    );
  }
  return (
    <Gate title={t('unlock.title')}>
      {stopped > 0 ? (
        <p role="status" className={classes.wait}>
          {t('unlock.interrupted', { count: stopped })}
        </p>
      ) : null}
      <form className={classes.form} onSubmit={(event) => void unlock(event)}>
        <Select
          label={t('unlock.profile')}
          data={keyslots.map(({ id, label }, index) => ({
            value: id,
            label: label ?? t('unlock.unnamed', { number: index + 1 }),
          }))}
          value={keyslot?.id ?? null}
          onChange={(id) => {
            setChosen(id ?? '');
            setError(undefined);
          }}
        />
        <PassphraseInput
          label={t('unlock.passphrase')}
          autoFocus
          autoComplete="current-password"
          value={passphrase}
          onChange={setPassphrase}
        />
        {error && (error.code !== 'wait' || wait > 0) ? <ErrorNotice error={error} /> : null}
        {left !== undefined && left <= few ? <AttemptsLeft count={left} /> : null}
        {wait > 0 ? <Wait seconds={wait} /> : null}
        {busy ? <Opening mayCancel /> : null}
        <div className={classes.buttons}>
          <div className={classes.ways}>
            <Anchor component="button" type="button" onClick={() => setRecovering('sheet')}>
              {t('unlock.haveSheet')}
            </Anchor>
            {keyslot?.hasShares ? (
              <Anchor component="button" type="button" onClick={() => setRecovering('shares')}>
                {t('recovery:recover.open')}
              </Anchor>
            ) : null}
          </div>
          <Button type="submit" loading={busy} disabled={wait > 0}>
            {t('unlock.unlock')}
          </Button>
        </div>
      </form>
    </Gate>
  );
};
