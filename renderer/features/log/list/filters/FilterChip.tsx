import { Popover } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormWords } from '../../form-words.ts';
import { type ChosenFilters, type FilterKind, setFilter } from '../list-query.ts';
import { FilterEditor } from './FilterEditor.tsx';
import classes from './filters.module.css';

type Props = {
  readonly kind: FilterKind;
  readonly chosen: ChosenFilters;
  readonly opened: boolean;
  readonly onOpen: (opened: boolean) => void;
};

/** A filter in force: pressed, it opens; Delete or its cross removes it. */
export const FilterChip = ({ kind, chosen, opened, onOpen }: Props) => {
  const { t } = useTranslation('log');
  const name = t(`filters.${kind}`);
  const said = useFilterWords()(kind, chosen);
  const remove = () => {
    onOpen(false);
    setFilter(kind, undefined);
    // The chip that had the focus is gone: the next filter is added or removed from the same place.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-add-filter]')?.focus());
  };
  return (
    <Popover
      opened={opened}
      onChange={onOpen}
      position="bottom-start"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <span className={classes.chip}>
        <Popover.Target>
          <button
            type="button"
            className={classes.open}
            aria-haspopup="dialog"
            aria-expanded={opened}
            onClick={() => onOpen(!opened)}
            onKeyDown={(event) => {
              if (event.key === 'Delete' || event.key === 'Backspace') remove();
            }}
          >
            <span className={classes.kind}>{name}</span> {said || t('filters.any')}
          </button>
        </Popover.Target>
        <button
          type="button"
          className={classes.remove}
          aria-label={t('filters.remove', { filter: name })}
          onClick={remove}
        >
          <IconX size={14} aria-hidden />
        </button>
      </span>
      <Popover.Dropdown className={classes.editor ?? ''} role="dialog" aria-label={name}>
        <FilterEditor kind={kind} chosen={chosen} onDone={() => onOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
};

/** What a chosen filter lets through, in words; empty when it lets all through. */
const useFilterWords = () => {
  const { t } = useTranslation(['log', 'app']);
  const words = useFormWords();
  return (kind: FilterKind, chosen: ChosenFilters): string => {
    switch (kind) {
      case 'type':
        return (chosen.type ?? []).map(words.type).join(', ');
      case 'state':
        return (chosen.state ?? []).map((state) => t(`app:state.${state}`)).join(', ');
      case 'reliability':
        return (chosen.reliability ?? []).join(', ');
      case 'credibility':
        return (chosen.credibility ?? []).join(', ');
      case 'evidence':
        return (chosen.evidence ?? []).map((value) => t(`hasEvidence.${value}`)).join(', ');
      case 'consent':
        return (chosen.consent ?? []).map((state) => t(`consentState.${state}`)).join(', ');
      case 'dates':
        return [chosen.dates?.from ?? '', chosen.dates?.to ?? ''].some((typed) => typed.trim() !== '')
          ? `${chosen.dates?.from.trim() || '…'} – ${chosen.dates?.to.trim() || '…'}`
          : '';
      case 'place':
        return chosen.place?.name ?? '';
      case 'person':
        return chosen.person?.name ?? '';
    }
  };
};
