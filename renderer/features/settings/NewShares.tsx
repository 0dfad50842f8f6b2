import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewShares as Made } from '../../../shared/model/recovery.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import gate from '../vault/Gate.module.css';
import { ShareSheet } from '../vault/ShareSheet.tsx';
import { SheetCheck } from '../vault/SheetCheck.tsx';
import { commonWords } from '../vault/sheet-check.ts';
import { setRecoveryState } from './use-recovery-state.ts';

type Props = { readonly made: Made; readonly onClose: (kept: boolean) => void };

/** The new shares one by one until all are on paper; only then do they take the place of those before. */
export const NewShares = ({ made, onClose }: Props) => {
  const { t } = useTranslation(['recovery', 'vault', 'app']);
  const total = made.shares.length;
  const [number, setNumber] = useState(1);
  const [checked] = useState(() => 1 + ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) % total));
  const [error, setError] = useState<VaultError>();
  const isCheck = number > total;
  const keep = async () => {
    try {
      setRecoveryState(await vault.keepShares());
      onClose(true);
    } catch (reason) {
      setError(asVaultError(reason));
    }
  };
  return (
    <Dialog
      opened
      onClose={() => undefined}
      size={isCheck ? 520 : 720}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={isCheck ? t('check.title', { number: checked }) : t('share.heading', { number, total })}
    >
      {error ? <ErrorNotice error={error} /> : null}
      {isCheck ? (
        <SheetCheck
          words={made.shares[checked - 1] ?? []}
          common={commonWords(made.shares)}
          onBack={() => setNumber(checked)}
          onDone={() => void keep()}
          done={t('check.finish')}
        />
      ) : (
        <>
          <ShareSheet key={number} made={made} number={number} />
          <div className={gate.buttons}>
            <Button variant="default" onClick={() => (number === 1 ? onClose(false) : setNumber(number - 1))}>
              {number === 1 ? t('app:action.cancel') : t('app:action.back')}
            </Button>
            <Button onClick={() => setNumber(number + 1)}>{t('share.have', { number })}</Button>
          </div>
        </>
      )}
    </Dialog>
  );
};
