import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../shared/locale.ts';
import {
  type ConsentPurpose,
  type ConsentRecipient,
  consentPurposes,
  consentRecipients,
} from '../../../shared/model/incident.ts';
import type { CaseView } from '../../../shared/model/views.ts';
import type { ExportRequest } from '../../../shared/vault-api/cases-api.ts';
import { usePreferences } from '../../app/preferences.ts';
import { vault } from '../../app/vault.ts';
import { useVaultQuery } from '../../app/vault-query.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import classes from './cases.module.css';
import { ExportPlanView } from './ExportPlanView.tsx';
import { ExportResultView } from './ExportResultView.tsx';
import { clearExporting, exportBundle, useExporting } from './exporting.ts';

/** Recipient, purpose and language; what goes in and what stays out; then sign and save. */
export const ExportPanel = ({ file }: { file: CaseView }) => {
  const { t } = useTranslation('cases');
  const preferred = usePreferences().locale;
  const [recipient, setRecipient] = useState<ConsentRecipient>('icc_otp');
  const [purpose, setPurpose] = useState<ConsentPurpose>('criminal_accountability');
  const [locale, setLocale] = useState<Locale>(preferred);
  const { running, saved, error } = useExporting(file.id);
  const request: ExportRequest = { caseId: file.id, locale, purpose, recipient };
  const { answer, reload } = useVaultQuery(
    [file.id, file.incidentIds.join(), locale, purpose, recipient].join('|'),
    () => vault.planExport(request),
  );

  const run = () =>
    exportBundle(request, {
      suggestedName: `${file.number}.zip`,
      dialogTitle: t('export.fileTitle'),
      taskTitle: (say) => say('cases:export.running', { number: file.number }),
    });
  const clear = () => clearExporting(file.id);

  const nothing = answer.state === 'ready' && answer.value.included.length === 0;
  return (
    <div className={classes.export}>
      <div className={classes.choose}>
        <Select
          label={t('export.recipient')}
          data={consentRecipients.map((value) => ({ value, label: t(`recipient.${value}`) }))}
          value={recipient}
          allowDeselect={false}
          onChange={(value) => value && setRecipient(value as ConsentRecipient)}
        />
        <Select
          label={t('export.purpose')}
          data={consentPurposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
          value={purpose}
          allowDeselect={false}
          onChange={(value) => value && setPurpose(value as ConsentPurpose)}
        />
        <Select
          label={t('export.language')}
          data={[
            { value: 'uk', label: 'Українська' },
            { value: 'en', label: 'English' },
          ]}
          value={locale}
          allowDeselect={false}
          onChange={(value) => setLocale(value === 'en' ? 'en' : 'uk')}
        />
      </div>
      {answer.state === 'loading' ? <Waiting lines={3} /> : null}
      {answer.state === 'failed' ? <ErrorNotice error={answer.error} onRetry={reload} /> : null}
      {answer.state === 'ready' ? <ExportPlanView plan={answer.value} /> : null}
      {error ? <ErrorNotice error={error} onDismiss={clear} /> : null}
      <div className={classes.run}>
        <p className="zapys-quiet">{nothing ? t('export.nothing') : t('export.clearNote')}</p>
        <Button loading={running} disabled={answer.state !== 'ready' || nothing} onClick={() => void run()}>
          {t('export.run')}
        </Button>
      </div>
      {saved ? <ExportResultView saved={saved} onClose={clear} /> : null}
    </div>
  );
};
