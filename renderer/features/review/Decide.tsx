import { Button, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentView } from '../../../shared/model/views.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { useActions } from '../../app/actions.ts';
import { trackSave } from '../../app/saving.ts';
import { useOpenSession, useReadOnly } from '../../app/session.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import classes from './review.module.css';

type Props = { readonly incident: IncidentView; readonly onDecided: () => void };

/** Approve, or return with a reason. Who wrote any of it does not decide; the vault refuses it too. */
export const Decide = ({ incident, onDecided }: Props) => {
  const { t } = useTranslation('review');
  const { profile } = useOpenSession();
  const readOnly = useReadOnly();
  const [returning, setReturning] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<VaultError>();
  const field = useRef<HTMLTextAreaElement>(null);

  const decide = async (decision: () => Promise<unknown>) => {
    setBusy(true);
    setError(undefined);
    try {
      await trackSave(decision());
      onDecided();
    } catch (reasonOfRefusal) {
      setError(asVaultError(reasonOfRefusal));
      setBusy(false);
    }
  };
  const version = { id: incident.id, heads: incident.heads };
  const approve = () => decide(() => vault.approveIncident(version));
  const sendBack = () => {
    if (reason.trim() === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    void decide(() => vault.returnIncident({ ...version, reason: reason.trim() }));
  };
  const may = incident.may.decide && !busy;
  useActions(
    incident.may.decide
      ? [
          { id: 'review.approve', label: t('keys.approve'), keys: ['a'], run: () => void (may && approve()) },
          { id: 'review.return', label: t('keys.return'), keys: ['r'], run: () => setReturning(true) },
        ]
      : [],
  );

  if (!incident.may.decide) {
    const reviewer = profile.role === 'supervisor' || profile.role === 'admin';
    const refused = readOnly ? t('damaged') : reviewer ? t('own') : t('readOnly');
    const why = incident.state === 'waiting' ? refused : t('decided');
    return <footer className={classes.decide}>{why}</footer>;
  }
  return (
    <footer className={classes.decide}>
      {error ? <ErrorNotice error={error} onDismiss={() => setError(undefined)} /> : null}
      {returning ? (
        <Textarea
          ref={field}
          label={t('decide.reason')}
          description={t('decide.reasonHint')}
          error={missing && reason.trim() === '' ? t('decide.reasonMissing') : undefined}
          autosize
          minRows={2}
          maxRows={8}
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setReturning(false);
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) sendBack();
          }}
          dir="auto"
          spellCheck={false}
        />
      ) : null}
      <div className={classes.buttons}>
        <p className="zapys-quiet">{t('decide.signedNote')}</p>
        {returning ? (
          <>
            <Button variant="default" disabled={busy} onClick={() => setReturning(false)}>
              {t('decide.cancel')}
            </Button>
            <Button loading={busy} onClick={sendBack}>
              {t('decide.confirmReturn')}
            </Button>
          </>
        ) : (
          <>
            <Button variant="default" disabled={busy} onClick={() => setReturning(true)}>
              {t('decide.return')}
            </Button>
            <Button loading={busy} onClick={() => void approve()}>
              {t('decide.approve')}
            </Button>
          </>
        )}
      </div>
    </footer>
  );
};
