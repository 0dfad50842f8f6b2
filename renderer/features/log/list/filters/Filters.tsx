import { Menu } from '@mantine/core';
import { IconFilterPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../../../app/actions.ts';
import classes from '../list.module.css';
import {
  type ChosenFilters,
  type FilterKind,
  filterKinds,
  quickFilters,
  setFilter,
  setListQuery,
  useListQuery,
} from '../list-query.ts';
import { FilterChip } from './FilterChip.tsx';
import filterClasses from './filters.module.css';

/** What a filter begins with, so that it stands as a chip while nothing is chosen in it yet. */
const blank = (kind: FilterKind): ChosenFilters[FilterKind] => (kind === 'dates' ? { from: '', to: '' } : []);

/** The quick filters, those that were added, and the button that adds one. */
export const Filters = () => {
  const { t } = useTranslation('log');
  const { quick, chosen } = useListQuery();
  const [open, setOpen] = useState<FilterKind>();
  const [adding, setAdding] = useState(false);
  // A place or a person is in force once it is picked; until then its chip is here alone.
  const shown = filterKinds.filter((kind) => chosen[kind] !== undefined || open === kind);

  useActions([{ id: 'log.filter', label: t('filters.add'), keys: ['f'], run: () => setAdding(true) }]);

  const add = (kind: FilterKind) => {
    if (kind !== 'place' && kind !== 'person' && chosen[kind] === undefined)
      setFilter(kind, blank(kind) as never);
    // The menu gives the focus back first; then the filter takes it.
    setTimeout(() => setOpen(kind), 0);
  };

  return (
    <div className={classes.filters}>
      <fieldset className={classes.chips}>
        <legend className="zapys-spoken">{t('list.show')}</legend>
        {quickFilters.map((filter) => (
          <button
            key={filter}
            type="button"
            className={classes.chip}
            aria-pressed={quick === filter}
            onClick={() => setListQuery({ quick: filter })}
          >
            {t(`filter.${filter}`)}
          </button>
        ))}
      </fieldset>
      {shown.map((kind) => (
        <FilterChip
          key={kind}
          kind={kind}
          chosen={chosen}
          opened={open === kind}
          onOpen={(opened) => setOpen(opened ? kind : undefined)}
        />
      ))}
      <Menu position="bottom-start" opened={adding} onChange={setAdding}>
        <Menu.Target>
          <button type="button" className={filterClasses.add} data-add-filter>
            <IconFilterPlus size={15} aria-hidden />
            {t('filters.add')}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {filterKinds.map((kind) => (
            <Menu.Item key={kind} onClick={() => add(kind)}>
              {t(`filters.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
};
