import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LostVault } from '../../../shared/ipc.ts';
import { bridge } from '../../app/bridge.ts';
import { useFormat } from '../../app/format.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useRestart } from './use-restart.ts';

/** The copies that can be put in the place of the vault's files, the newest first. */
export const PutBack = ({ lost }: { lost: LostVault }) => {
  const { t } = useTranslation('vault');
  const format = useFormat();
  const { busy, refused, ask } = useRestart();
  const [newest] = lost.copies;
  if (!newest) return <p>{t('lost.noCopy')}</p>;
  return (
    <>
      <p>{t('lost.copy', { when: format.instant(newest.at) })}</p>
      {lost.requestFailed ? <p role="alert">{t('lost.requestFailed')}</p> : null}
      {refused ? <ErrorNotice error={refused} /> : null}
      {lost.copies.map(({ id, at }, index) => (
        <Button
          key={id}
          variant={index === 0 ? 'filled' : 'default'}
          disabled={busy}
          onClick={() => ask(bridge.invoke('vault:put-back', { copy: id }))}
        >
          {t('lost.putBack', { when: format.instant(at) })}
        </Button>
      ))}
    </>
  );
};
