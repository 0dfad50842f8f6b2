import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { columnOf, headingOf } from '../../../shared/import/mapping.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ColumnRow } from './ColumnRow.tsx';
import classes from './import.module.css';
import { checkRows, dismissNotice, guessAgain, leaveImport, useImportWork } from './import-work.ts';
import { ReadingOptions } from './ReadingOptions.tsx';
import { ReadNotice } from './ReadNotice.tsx';
import { useTargetChoices } from './target-choices.ts';

/** What each column of the file says, guessed and to be corrected. */
export const ColumnsStep = () => {
  const { t } = useTranslation('import');
  const { table, mapping, isRemembered, busy, error, unreadable } = useImportWork();
  const choices = useTargetChoices();
  if (!table || !mapping) return null;
  const hasKey = headingOf(table.headings, mapping, 'import.key') !== undefined;
  return (
    <>
      <div className={classes.body}>
        {error ? <ErrorNotice error={error} onDismiss={dismissNotice} /> : null}
        {unreadable ? <ReadNotice problem={unreadable} /> : null}
        <div className={classes.row}>
          <p>
            <strong>{table.fileName}</strong> ·{' '}
            {t('columns.size', { rows: table.rows, columns: table.headings.length })}
          </p>
          {isRemembered ? (
            <p className="zapys-quiet">
              {t('columns.remembered')}{' '}
              <Button size="compact-xs" variant="subtle" onClick={guessAgain}>
                {t('columns.guessAgain')}
              </Button>
            </p>
          ) : null}
        </div>
        {table.unplaced > 0 ? (
          <p className={classes.failure} role="note">
            <IconAlertTriangle size={20} aria-hidden />
            <span>{t('columns.unplaced', { count: table.unplaced })}</span>
          </p>
        ) : null}
        <ReadingOptions table={table} mapping={mapping} />
        <p className="zapys-quiet">{hasKey ? t('columns.withKey') : t('columns.withoutKey')}</p>
        <table className={classes.table}>
          <caption className="zapys-spoken">{t('columns.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('columns.heading')}</th>
              <th scope="col">{t('columns.values')}</th>
              <th scope="col">{t('columns.target')}</th>
              <th scope="col">{t('columns.answers')}</th>
            </tr>
          </thead>
          <tbody>
            {table.headings.map((heading, index) => (
              <ColumnRow
                key={heading}
                heading={heading}
                samples={table.samples[index] ?? []}
                column={columnOf(mapping, heading)}
                choices={choices}
              />
            ))}
          </tbody>
        </table>
      </div>
      <footer className={classes.foot}>
        <Button variant="default" onClick={leaveImport}>
          {t('columns.other')}
        </Button>
        <Button loading={busy === 'checking'} onClick={() => void checkRows([])}>
          {t('columns.check')}
        </Button>
      </footer>
    </>
  );
};
