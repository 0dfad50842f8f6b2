import { useTranslation } from 'react-i18next';
import classes from './Gate.module.css';
import { Gate } from './Gate.tsx';

/** The last attempt was wrong: said while the app restarts, or while files of the vault cannot be removed. */
export const VaultRemoved = ({ filesLeft }: { filesLeft: boolean }) => {
  const { t } = useTranslation('vault');
  return (
    <Gate title={t('removed.title')}>
      <p role="status" className={classes.form}>
        {t(filesLeft ? 'removed.filesLeft' : 'removed.restarting')}
      </p>
    </Gate>
  );
};
