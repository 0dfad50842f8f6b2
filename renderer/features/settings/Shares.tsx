import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewShares as Made } from '../../../shared/model/recovery.ts';
import { useFormat } from '../../app/format.ts';
import { vault } from '../../app/vault.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { NewShares } from './NewShares.tsx';
import { PassphraseForm } from './PassphraseForm.tsx';
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
  const { t } = useTranslation('recovery');
  const [total, setTotal] = useState(5);
  const [threshold, setThreshold] = useState(3);
  const [made, setMade] = useState<Made>();
  const [isDone, setIsDone] = useState(false);

  return (
    <div className={classes.stack}>
      <p>{t('shares.body')}</p>
      <Standing />
      <PassphraseForm
        label={t('shares.passphrase')}
        action={t('shares.make')}
        done={isDone ? t('shares.kept') : null}
        onBegin={() => setIsDone(false)}
        make={async (passphrase) => setMade(await vault.makeShares({ passphrase, threshold, total }))}
      >
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
      </PassphraseForm>
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
