import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExhibitView } from '../../../../shared/model/views.ts';
import type { VaultError } from '../../../../shared/vault-api/vault-error.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { saveOriginal } from '../save-original.ts';

/** What can be done with an exhibit that is not, or not wholly, shown here. */
export const SaveOriginal = ({ exhibit }: { readonly exhibit: ExhibitView }) => {
  const { t } = useTranslation('log');
  const [error, setError] = useState<VaultError>();
  const save = async () =>
    setError(
      await saveOriginal(exhibit, {
        dialog: t('evidence.save'),
        task: (say) => say('log:evidence.saving', { name: exhibit.fileName }),
      }),
    );
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => void save()}
      >
        {t('evidence.save')}
      </Button>
      {error ? <ErrorNotice error={error} onDismiss={() => setError(undefined)} /> : null}
    </>
  );
};
