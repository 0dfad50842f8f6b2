import { Checkbox, Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../../shared/locale.ts';
import type { VaultError } from '../../../../shared/vault-api/vault-error.ts';
import { usePreferences } from '../../../app/preferences.ts';
import { asVaultError } from '../../../app/vault-error.ts';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import type { Editor } from '../editor/editor.ts';
import classes from '../review/review.module.css';
import { printStatement } from './print-statement.ts';

type Props = { readonly editor: Editor; readonly opened: boolean; readonly onClose: () => void };

/** In which language, and whether the name is on it: then where to save it. */
export const StatementDialog = ({ editor, opened, onClose }: Props) => {
  const { t } = useTranslation('log');
  const { locale } = usePreferences();
  const [chosen, setChosen] = useState<Locale>();
  const [printName, setPrintName] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<VaultError>();
  const language = chosen ?? locale;

  const print = async () => {
    setBusy(true);
    setError(undefined);
    try {
      // What is on the paper is what the ledger holds.
      await editor.flush();
      const { view } = editor.store.getState();
      if (!view) return;
      const answer = await printStatement(
        { id: view.id, locale: language, printName },
        {
          fileName: `${view.number}.pdf`,
          dialog: t('statement.save'),
          task: (say) => say('log:statement.task', { number: view.number }),
        },
      );
      if (answer.error) setError(answer.error);
      else if (answer.saved) onClose();
    } catch (reason) {
      setError(asVaultError(reason));
    } finally {
      setBusy(false);
    }
  };

  return (
    <ConfirmDialog
      opened={opened}
      title={t('statement.title')}
      confirm={t('statement.confirm')}
      busy={busy}
      onConfirm={() => void print()}
      onCancel={onClose}
    >
      <div className={classes.dialog}>
        {error ? <ErrorNotice error={error} /> : null}
        <p>{t('statement.body')}</p>
        <Radio.Group
          label={t('statement.language')}
          value={language}
          onChange={(value) => setChosen(value === 'en' ? 'en' : 'uk')}
        >
          <Radio mt={6} value="uk" label={t('statement.uk')} />
          <Radio mt={6} value="en" label={t('statement.en')} />
        </Radio.Group>
        <Checkbox
          label={t('statement.name')}
          description={t('statement.nameHint')}
          checked={printName}
          onChange={(event) => setPrintName(event.currentTarget.checked)}
        />
        <p className="zapys-quiet">{t('statement.clear')}</p>
      </div>
    </ConfirmDialog>
  );
};
