import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportView, KeptIncident } from '../../../shared/model/imports.ts';
import type { VaultError } from '../../../shared/vault-api/vault-error.ts';
import { hashOf } from '../../app/router.ts';
import { trackSave } from '../../app/saving.ts';
import { vault } from '../../app/vault.ts';
import { asVaultError } from '../../app/vault-error.ts';
import { useVaultQuery } from '../../app/vault-query.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useWords } from '../../components/use-words.ts';
import { Waiting } from '../../components/Waiting.tsx';
import classes from './import.module.css';

/** Who imported what and when, and taking it back. */
export const PastImports = () => {
  const { t } = useTranslation('import');
  const words = useWords();
  const { answer, reload } = useVaultQuery('imports', () => vault.imports());
  const [asked, setAsked] = useState<ImportView>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<VaultError>();
  const [kept, setKept] = useState<readonly KeptIncident[]>();

  const undo = async ({ id, fileName }: ImportView) => {
    setBusy(true);
    setError(undefined);
    try {
      const undone = await trackSave(
        vault.undoImport({ import: id, reason: t('undo.reason', { file: fileName }) }),
      );
      setKept(undone.kept);
      setAsked(undefined);
    } catch (reason) {
      setError(asVaultError(reason));
    } finally {
      setBusy(false);
    }
  };

  if (answer.state === 'loading') return <Waiting lines={2} />;
  if (answer.state === 'failed') return <ErrorNotice error={answer.error} onRetry={reload} />;
  return (
    <section aria-labelledby="past-imports" className={classes.past}>
      <h2 id="past-imports">{t('past.title')}</h2>
      {kept ? (
        <div className={classes.made} role="status">
          <p>{kept.length === 0 ? t('undo.all') : t('undo.kept', { count: kept.length })}</p>
          <ul className={classes.kept}>
            {kept.map(({ id, number }) => (
              <li key={id}>
                <a href={hashOf({ screen: 'log', id })}>{number}</a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {answer.value.length === 0 ? (
        <p className="zapys-quiet">{t('past.none')}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('past.file')}</th>
              <th scope="col">{t('past.when')}</th>
              <th scope="col">{t('past.what')}</th>
              <th scope="col">
                <span className="zapys-spoken">{t('past.undo')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.value.map((made) => (
              <tr key={made.id}>
                <th scope="row">{made.fileName}</th>
                <td>
                  {words.time(made.time)}
                  <br />
                  <span className="zapys-quiet">{made.by.name}</span>
                </td>
                <td>
                  {t('past.counts', { created: made.created, updated: made.updated, persons: made.persons })}
                </td>
                <td>
                  {made.undone ? (
                    t('past.undone', { when: words.time(made.undone.time), who: made.undone.by.name })
                  ) : made.mayUndo ? (
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={t('past.undoOf', { file: made.fileName })}
                      onClick={() => setAsked(made)}
                    >
                      {t('past.undo')}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ConfirmDialog
        opened={asked !== undefined}
        title={t('undo.title', { file: asked?.fileName ?? '' })}
        confirm={t('undo.confirm')}
        destructive
        busy={busy}
        onConfirm={() => asked && void undo(asked)}
        onCancel={() => setAsked(undefined)}
      >
        <p>{t('undo.body')}</p>
        {error ? <ErrorNotice error={error} /> : null}
      </ConfirmDialog>
    </section>
  );
};
