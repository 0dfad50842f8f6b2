import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoView as Why } from '../../../../shared/evidence/reader-api.ts';
import type { ExhibitView } from '../../../../shared/model/views.ts';
import type { VaultError } from '../../../../shared/vault-api.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { saveOriginal } from '../save-original.ts';
import classes from './viewer.module.css';

/** Why this exhibit cannot be shown here, and what can be done instead. */
export const NoView = ({ exhibit, why }: { readonly exhibit: ExhibitView; readonly why: Why }) => {
  const { t } = useTranslation('evidence');
  const { t: log } = useTranslation('log');
  const [error, setError] = useState<VaultError>();
  const save = async () =>
    setError(
      await saveOriginal(exhibit, {
        dialog: log('evidence.save'),
        task: log('evidence.saving', { name: exhibit.fileName }),
      }),
    );
  return (
    <div className={classes.noView} role={why === 'damaged' ? 'alert' : undefined}>
      <p>{t(`noView.${why}`)}</p>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => void save()}
      >
        {log('evidence.save')}
      </Button>
      {error ? <ErrorNotice error={error} onDismiss={() => setError(undefined)} /> : null}
    </div>
  );
};
