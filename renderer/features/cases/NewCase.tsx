import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { navigate } from '../../app/router.ts';
import { trackSave } from '../../app/saving.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import classes from './cases.module.css';
import { titleProblem } from './title.ts';

/** Asks for the title; the number is given and never reused. */
export const NewCase = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => {
  const { t } = useTranslation('cases');
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<VaultError>();
  const problem = titleProblem(title, t);
  const create = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const made = await trackSave(vault.createCase({ title: title.trim() }));
      setTitle('');
      onClose();
      navigate({ screen: 'cases', id: made.id });
    } catch (reason) {
      setError(asVaultError(reason));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={t('new')} withCloseButton={false}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!problem) void create();
        }}
      >
        {error ? <ErrorNotice error={error} /> : null}
        <TextInput
          label={t('newTitle')}
          data-autofocus
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          // That nothing is typed yet is no mistake.
          error={title.trim() === '' ? undefined : problem}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={problem !== undefined}>
            {t('create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
