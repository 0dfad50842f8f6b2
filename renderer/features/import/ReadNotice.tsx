import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { importLimits } from '../../../shared/import/table.ts';
import type { ReadProblem } from '../../table-reader/failure.ts';
import classes from './import.module.css';

/** Why the file could not be read, and what to do about it. */
export const ReadNotice = ({ problem }: { problem: ReadProblem }) => {
  const { t } = useTranslation('import');
  const values = {
    detail: problem.detail ?? '',
    megabytes: importLimits.fileBytes / 1024 / 1024,
    unpacked: importLimits.unpackedBytes / 1024 / 1024,
    rows: importLimits.rows,
    columns: importLimits.columns,
  };
  return (
    <div className={classes.failure} role="alert">
      <IconAlertTriangle size={20} aria-hidden />
      <p>{t(`failure.${problem.code}`, values)}</p>
    </div>
  );
};
