import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { encodings } from '../../../shared/import/encoding.ts';
import type { Mapping } from '../../../shared/import/mapping.ts';
import { usualCurrencies } from '../../../shared/model/currencies.ts';
import type { OpenedTable } from '../../table-reader/protocol.ts';
import classes from './import.module.css';
import { changeMapping, openFiles, useImportWork } from './import-work.ts';

/** How the file as a whole is read: its sheet, encoding, order of day and month, currency, and what it is a download of. */
export const ReadingOptions = ({ table, mapping }: { table: OpenedTable; mapping: Mapping }) => {
  const { t } = useTranslation('import');
  const { files } = useImportWork();
  return (
    <div className={classes.options}>
      {table.sheets.length > 1 ? (
        <NativeSelect
          label={t('options.sheet')}
          value={String(table.sheet)}
          data={table.sheets.map((name, index) => ({ value: String(index), label: name }))}
          onChange={({ currentTarget }) => void openFiles(files, { sheet: Number(currentTarget.value) })}
        />
      ) : null}
      {table.encoding ? (
        <NativeSelect
          label={t('options.encoding')}
          value={table.encoding}
          data={encodings.map((value) => ({ value, label: value.toUpperCase() }))}
          onChange={({ currentTarget: { value } }) => {
            const encoding = encodings.find((known) => known === value);
            if (encoding) void openFiles(files, { encoding, sheet: table.sheet });
          }}
        />
      ) : null}
      <NativeSelect
        label={t('options.dates')}
        value={mapping.dates}
        data={[
          { value: 'day_first', label: t('options.day_first') },
          { value: 'month_first', label: t('options.month_first') },
        ]}
        onChange={({ currentTarget }) =>
          changeMapping({
            ...mapping,
            dates: currentTarget.value === 'month_first' ? 'month_first' : 'day_first',
          })
        }
      />
      <NativeSelect
        label={t('options.currency')}
        value={mapping.currency}
        data={[
          { value: '', label: t('options.noCurrency') },
          ...usualCurrencies.map((code) => ({ value: code, label: code })),
        ]}
        onChange={({ currentTarget }) => changeMapping({ ...mapping, currency: currentTarget.value })}
      />
      <TextInput
        label={t('options.source')}
        description={t('options.sourceHint')}
        value={mapping.source}
        maxLength={200}
        onChange={({ currentTarget }) => changeMapping({ ...mapping, source: currentTarget.value })}
      />
    </div>
  );
};
