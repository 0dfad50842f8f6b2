import { Button, Select } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewShares as Made } from '../../../shared/model/recovery.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { useFormat } from '../../app/format.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PassphraseInput } from '../vault/PassphraseInput.tsx';
import { NewShares } from './NewShares.tsx';
import { Proved } from './Proved.tsx';
import { ProveShares } from './ProveShares.tsx';
import classes from './settings.module.css';
import { useRecoveryState } from './use-recovery-state.ts';

const fewest = 2;
const most = 10;

const upTo = (last: number): string[] =>
  Array.from({ length: last - fewest + 1 }, (_, index) => String(fewest + index));

/** What there is now, and the rehearsal of it. */
const Standing = () => {
  const { t } = useTranslation('recovery');
  const format = useFormat();
  const { state, error } = useRecoveryState();
  const [proving, setProving] = useState(false);
  if (error) return <ErrorNotice error={error} />;
  if (!state) return null;
  const { shares } = state;
  if (!shares) return <p className="zapys-quiet">{t('shares.none')}</p>;
  return (
    <>
      <p>
        {t('shares.standing', {
          count: shares.threshold,
          total: shares.total,
          day: format.day(shares.made),
        })}
      </p>
      <Proved rehearsal={shares} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => setProving(true)}>
          {t('proof.shares')}
        </Button>
      </div>
      {proving ? <ProveShares onClose={() => setProving(false)} /> : null}
    </>
  );
};

/** Several sheets for several people, some of which together open the profile. */
export const Shares = () => {
  const { t } = useTranslation(['recovery', 'vault']);
  const [passphrase, setPassphrase] = useState('');
  const [total, setTotal] = useState(5);
  const [threshold, setThreshold] = useState(3);
  const [insist, setInsist] = useState(false);
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<Made>();
  const [isDone, setIsDone] = useState(false);
  const [error, setError] = useState<VaultError>();

  const make = async (event: FormEvent) => {
    event.preventDefault();
    setIsDone(false);
    setInsist(passphrase === '');
    if (passphrase === '') return;
    setBusy(true);
    setError(undefined);
    try {
      setMade(await vault.makeShares({ passphrase, threshold, total }));
      setPassphrase('');
    } catch (reason) {
      setError(asVaultError(reason));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className={classes.stack}>
      <p>{t('shares.body')}</p>
      <Standing />
      <form className={classes.form} onSubmit={(event) => void make(event)}>
        <div className={classes.pair}>
          <Select
            label={t('shares.total')}
            data={upTo(most)}
            value={String(total)}
            allowDeselect={false}
            onChange={(value) => {
              const next = Number(value ?? total);
              setTotal(next);
              setThreshold(Math.min(threshold, next));
            }}
          />
          <Select
            label={t('shares.threshold')}
            data={upTo(total)}
            value={String(threshold)}
            allowDeselect={false}
            onChange={(value) => setThreshold(Number(value ?? threshold))}
          />
        </div>
        <p className="zapys-quiet">{t('shares.choice', { count: threshold, spare: total - threshold })}</p>
        <PassphraseInput
          label={t('shares.passphrase')}
          autoComplete="current-password"
          value={passphrase}
          onChange={setPassphrase}
          error={insist && passphrase === '' ? t('vault:settings.passphrase.currentMissing') : undefined}
        />
        {error ? <ErrorNotice error={error} /> : null}
        <div className={classes.buttons}>
          <Button type="submit" loading={busy}>
            {t('shares.make')}
          </Button>
        </div>
        <p role="status" className={classes.done}>
          {isDone ? t('shares.kept') : null}
        </p>
      </form>
      {made ? (
        <NewShares
          made={made}
          onClose={(kept) => {
            setMade(undefined);
            setIsDone(kept);
          }}
        />
      ) : null}
    </div>
  );
};
