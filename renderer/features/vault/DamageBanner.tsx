import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenSession } from '../../app/session.ts';
import { Dialog } from '../../components/Dialog.tsx';
import classes from './DamageBanner.module.css';
import { DamageList } from './DamageList.tsx';

/** Says plainly that the vault opened for reading only, and names what is damaged. */
export const DamageBanner = () => {
  const { t } = useTranslation(['vault', 'app']);
  const { integrity } = useOpenSession();
  const [shown, setShown] = useState(false);
  const count = integrity.problems.length;
  if (count === 0) return null;
  return (
    <section className={classes.banner} aria-labelledby="damage-title">
      <IconAlertTriangle size={20} aria-hidden className={classes.icon} />
      <div>
        <strong id="damage-title">{t('damage.title')}</strong>
        <p>{t('damage.body', { count })}</p>
      </div>
      <Button variant="default" className={classes.button ?? ''} onClick={() => setShown(true)}>
        {t('damage.show')}
      </Button>
      <Dialog
        opened={shown}
        onClose={() => setShown(false)}
        title={t('damage.listTitle')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('app:action.close') }}
      >
        <DamageList problems={integrity.problems} />
      </Dialog>
    </section>
  );
};
