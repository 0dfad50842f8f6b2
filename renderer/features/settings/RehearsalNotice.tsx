import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecoveryWay, rehearsalDue } from '../../../shared/model/recovery.ts';
import { vault } from '../../app/vault.ts';
import { ProveShares } from './ProveShares.tsx';
import { ProveSheet } from './ProveSheet.tsx';
import classes from './RehearsalNotice.module.css';
import { setRecoveryState, useRecoveryState } from './use-recovery-state.ts';

/** Asks once, weeks after the paper was made, whether it can still be found and read. */
export const RehearsalNotice = () => {
  const { t } = useTranslation('recovery');
  const { state } = useRecoveryState();
  const [proving, setProving] = useState<RecoveryWay>();
  const due = state && rehearsalDue(state, Date.now());
  const way = proving ?? due;
  if (!way) return null;
  const asked = () => {
    setProving(undefined);
    // Refused, it is asked again at the next unlock.
    vault.rehearsalAsked({ way }).then(setRecoveryState, () => undefined);
  };
  const Prove = way === 'sheet' ? ProveSheet : ProveShares;
  return (
    <section className={classes.notice} aria-labelledby="rehearsal-title">
      <IconPrinter size={20} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <strong id="rehearsal-title">{t(`rehearsal.${way}`)}</strong>
        <p>{t('rehearsal.body')}</p>
      </div>
      <Button variant="default" className={classes.button ?? ''} onClick={asked}>
        {t('rehearsal.later')}
      </Button>
      <Button variant="default" className={classes.button ?? ''} onClick={() => setProving(way)}>
        {t('rehearsal.now')}
      </Button>
      {proving ? <Prove onClose={asked} /> : null}
    </section>
  );
};
