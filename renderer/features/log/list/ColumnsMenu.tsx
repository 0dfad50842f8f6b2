import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { moveColumn, toggleColumn, useColumns, usualColumns } from './column-choice.ts';
import { type ColumnId, columnIds } from './columns.ts';
import classes from './list.module.css';

type Props = { readonly fitting: readonly ColumnId[] };

/** Which columns the list has and in which order; remembered for this profile. */
export const ColumnsMenu = ({ fitting }: Props) => {
  const { t } = useTranslation('log');
  const chosen = useColumns();
  const others = columnIds.filter((id) => !chosen.includes(id));
  const unseen = chosen.filter((id) => !fitting.includes(id));
  return (
    <Popover position="bottom-end" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <ActionIcon variant="default" size={34} aria-label={t('columns.button')} title={t('columns.button')}>
          <IconColumns3 size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('columns.button')}>
        <ul className={classes.columnNames}>
          {[...chosen, ...others].map((id, index) => (
            <li key={id}>
              <Checkbox
                size="sm"
                checked={chosen.includes(id)}
                disabled={id === 'number'}
                label={t(`column.${id}`)}
                onChange={() => toggleColumn(id)}
              />
              {chosen.includes(id) ? (
                <span className={classes.moves}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    disabled={index === 0}
                    aria-label={t('columns.earlier', { column: t(`column.${id}`) })}
                    onClick={() => moveColumn(id, -1)}
                  >
                    <IconArrowUp size={15} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    disabled={index === chosen.length - 1}
                    aria-label={t('columns.later', { column: t(`column.${id}`) })}
                    onClick={() => moveColumn(id, 1)}
                  >
                    <IconArrowDown size={15} aria-hidden />
                  </ActionIcon>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
        {unseen.length > 0 ? (
          <p className={classes.unseen}>
            {t('columns.unseen', { columns: unseen.map((id) => t(`column.${id}`)).join(', ') })}
          </p>
        ) : null}
        <Button size="xs" variant="subtle" onClick={usualColumns}>
          {t('columns.usual')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
};
