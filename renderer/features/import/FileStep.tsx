import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../app/router.ts';
import { useReadOnly } from '../../app/session.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFileDrop } from '../../components/use-file-drop.ts';
import classes from './import.module.css';
import { dismissNotice, openFiles, useImportWork } from './import-work.ts';
import { PastImports } from './PastImports.tsx';
import { ReadNotice } from './ReadNotice.tsx';

const accepted =
  '.csv,.tsv,.txt,.xlsx,.zip,text/csv,application/zip,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Choosing the file; what was imported before, and taking it back. */
export const FileStep = () => {
  const { t } = useTranslation('import');
  const { busy, unreadable, error, made, files } = useImportWork();
  const readOnly = useReadOnly();
  const input = useRef<HTMLInputElement>(null);
  const take = (chosen: readonly File[]) => void openFiles(chosen);
  const over = useFileDrop(readOnly ? undefined : take);

  return (
    <div className={classes.body}>
      {made ? (
        <div className={classes.made} role="status">
          <p>{t('made.what', { created: made.created, updated: made.updated, persons: made.persons })}</p>
          <div className={classes.row}>
            <Button size="xs" onClick={() => navigate({ screen: 'log' })}>
              {t('made.open')}
            </Button>
            <Button size="xs" variant="subtle" onClick={dismissNotice}>
              {t('made.dismiss')}
            </Button>
          </div>
        </div>
      ) : null}
      {unreadable ? <ReadNotice problem={unreadable} /> : null}
      {error ? <ErrorNotice error={error} onDismiss={dismissNotice} /> : null}
      <section className={classes.drop} aria-label={t('file.drop')} data-over={over || undefined}>
        <IconFileSpreadsheet size={32} stroke={1.2} aria-hidden />
        <p>{t('file.drop')}</p>
        {busy === 'reading' ? (
          <p role="status">{t('file.reading', { name: files[0]?.name ?? '' })}</p>
        ) : (
          <Button disabled={readOnly} onClick={() => input.current?.click()}>
            {t('file.choose')}
          </Button>
        )}
        <input
          ref={input}
          type="file"
          accept={accepted}
          multiple
          hidden
          onChange={(event) => {
            const chosen = [...(event.currentTarget.files ?? [])];
            // So that the same one can be chosen again, when it has been corrected.
            event.currentTarget.value = '';
            if (chosen.length > 0) take(chosen);
          }}
        />
        <p className="zapys-quiet">{t('file.note')}</p>
      </section>
      <PastImports />
    </div>
  );
};
