import { Select } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnMapping } from '../../../shared/import/mapping.ts';
import { targetField } from '../../../shared/import/targets.ts';
import { AnswersButton } from './AnswersButton.tsx';
import classes from './import.module.css';
import { changeColumn } from './import-work.ts';
import type { TargetChoices } from './target-choices.ts';

type Props = {
  readonly heading: string;
  readonly samples: readonly string[];
  readonly column: ColumnMapping;
  readonly choices: TargetChoices;
};

/** One column: what stands in it, and where it goes. */
export const ColumnRow = memo(({ heading, samples, column, choices }: Props) => {
  const { t } = useTranslation('import');
  const field = targetField(column.target);
  return (
    <tr data-ignored={column.target === 'ignore' || undefined}>
      <th scope="row" className={classes.heading}>
        {heading}
      </th>
      <td className={classes.samples}>
        {samples.map((sample) => (
          <span key={sample}>{sample}</span>
        ))}
      </td>
      <td>
        <Select
          aria-label={t('columns.targetOf', { heading })}
          data={choices.map(({ group, items }) => ({ group, items: [...items] }))}
          value={column.target}
          searchable
          // Hundreds of columns with hundreds of fields each would be a document of a hundred thousand nodes.
          comboboxProps={{ keepMounted: false }}
          allowDeselect={false}
          nothingFoundMessage={t('columns.noTarget')}
          onChange={(target) => target && changeColumn(heading, { target, values: {} })}
        />
      </td>
      <td>
        {field && (field.kind === 'one' || field.kind === 'many' || field.kind === 'yesno') ? (
          <AnswersButton
            heading={heading}
            field={field}
            values={column.values}
            onChange={(values) => changeColumn(heading, { ...column, values })}
          />
        ) : null}
      </td>
    </tr>
  );
});
