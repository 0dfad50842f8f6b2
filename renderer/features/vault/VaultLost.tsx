import { Anchor, Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LostVault } from '../../../shared/ipc.ts';
import { bridge } from '../../app/bridge.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import classes from './Gate.module.css';
import { Gate } from './Gate.tsx';
import { PutBack } from './PutBack.tsx';
import { useRestart } from './use-restart.ts';

/** Beginning anew is for who has given the vault up: said in full, ticked, and never the first button. */
const StartOver = ({ onBack }: { onBack: () => void }) => {
  const { t } = useTranslation(['vault', 'app']);
  const [understood, setUnderstood] = useState(false);
  const { busy, refused, ask } = useRestart();
  return (
    <Gate title={t('lost.startOver.title')}>
      <div className={classes.form}>
        <p>{t('lost.startOver.body')}</p>
        <Checkbox
          label={t('lost.startOver.understood')}
          checked={understood}
          onChange={(event) => setUnderstood(event.currentTarget.checked)}
        />
        {refused ? <ErrorNotice error={refused} /> : null}
        <div className={classes.buttons}>
          <Button variant="default" autoFocus disabled={busy} onClick={onBack}>
            {t('app:action.back')}
          </Button>
          <Button
            color="red"
            variant="outline"
            loading={busy}
            disabled={!understood}
            onClick={() => ask(bridge.invoke('vault:start-over', {}))}
          >
            {t('lost.startOver.do')}
          </Button>
        </div>
      </div>
    </Gate>
  );
};

/** There was a vault here and its files are damaged: nothing is made in its place, a copy can be put back. */
export const VaultLost = ({ lost }: { lost: LostVault }) => {
  const { t } = useTranslation('vault');
  const [startingOver, setStartingOver] = useState(false);
  if (startingOver) return <StartOver onBack={() => setStartingOver(false)} />;
  return (
    <Gate title={t('lost.title')} wide>
      <div className={classes.form}>
        <p>{t('lost.what')}</p>
        <p>{t(lost.damagedKept ? 'lost.safe' : 'lost.safeCopies')}</p>
        <p className={classes.path}>{lost.folder}</p>
        <PutBack lost={lost} />
        <div className={classes.buttons}>
          <Anchor component="button" type="button" onClick={() => setStartingOver(true)}>
            {t('lost.startOver.open')}
          </Anchor>
        </div>
      </div>
    </Gate>
  );
};
