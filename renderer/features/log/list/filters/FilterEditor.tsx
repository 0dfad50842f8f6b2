import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { consentStates } from '../../../../../shared/model/consent-state.ts';
import { incidentField } from '../../../../../shared/model/incident.ts';
import { incidentTypeIds } from '../../../../../shared/model/incident-types.ts';
import { reviewStates } from '../../../../../shared/model/views.ts';
import { useFormWords } from '../../form-words.ts';
import { type ChosenFilters, type FilterKind, setFilter } from '../list-query.ts';
import { ChoiceFilter } from './ChoiceFilter.tsx';
import { DatesFilter } from './DatesFilter.tsx';
import { PickFilter } from './PickFilter.tsx';
import { searchPersons } from './person-search.ts';
import { placeChoices } from './place-choices.ts';

type Props = {
  readonly kind: FilterKind;
  readonly chosen: ChosenFilters;
  /** After a choice that leaves nothing more to choose. */
  readonly onDone: () => void;
};

const labelled = <T extends string>(values: readonly T[], label: (value: T) => string) =>
  values.map((value) => ({ value, label: label(value) }));

const optionsOf = (field: string): readonly string[] => {
  const found = incidentField(field);
  return found && 'options' in found ? found.options : [];
};

/** What a filter lets through, to be chosen. */
export const FilterEditor = ({ kind, chosen, onDone }: Props) => {
  const { t } = useTranslation(['log', 'app']);
  const words = useFormWords();
  const searchPlaces = useMemo(() => placeChoices(words), [words]);
  const choices = (field: 'source.reliability' | 'source.credibility') =>
    labelled(optionsOf(field), (value) => words.option(field, value));
  switch (kind) {
    case 'type':
      return (
        <ChoiceFilter
          kind="type"
          options={labelled(incidentTypeIds, words.type)}
          chosen={chosen.type ?? []}
          onChange={(next) =>
            setFilter(
              'type',
              incidentTypeIds.filter((id) => next.includes(id)),
            )
          }
        />
      );
    case 'state':
      return (
        <ChoiceFilter
          kind="state"
          options={labelled(reviewStates, (state) => t(`app:state.${state}`))}
          chosen={chosen.state ?? []}
          onChange={(next) =>
            setFilter(
              'state',
              reviewStates.filter((state) => next.includes(state)),
            )
          }
        />
      );
    case 'reliability':
      return (
        <ChoiceFilter
          kind="reliability"
          options={choices('source.reliability')}
          chosen={chosen.reliability ?? []}
          onChange={(next) => setFilter('reliability', next)}
        />
      );
    case 'credibility':
      return (
        <ChoiceFilter
          kind="credibility"
          options={choices('source.credibility')}
          chosen={chosen.credibility ?? []}
          onChange={(next) => setFilter('credibility', next)}
        />
      );
    case 'evidence':
      return (
        <ChoiceFilter
          kind="evidence"
          options={labelled(['yes', 'no'] as const, (value) => t(`hasEvidence.${value}`))}
          chosen={chosen.evidence ?? []}
          onChange={(next) =>
            setFilter(
              'evidence',
              (['yes', 'no'] as const).filter((value) => next.includes(value)),
            )
          }
        />
      );
    case 'consent':
      return (
        <ChoiceFilter
          kind="consent"
          options={labelled(consentStates, (state) => t(`consentState.${state}`))}
          chosen={chosen.consent ?? []}
          onChange={(next) =>
            setFilter(
              'consent',
              consentStates.filter((state) => next.includes(state)),
            )
          }
        />
      );
    case 'dates':
      return (
        <DatesFilter
          dates={chosen.dates ?? { from: '', to: '' }}
          onChange={(dates) => setFilter('dates', dates)}
        />
      );
    case 'place':
      return (
        <PickFilter
          label={t('filters.placeSearch')}
          search={searchPlaces}
          onPick={({ value, label }) => {
            setFilter('place', { code: value, name: label });
            onDone();
          }}
        />
      );
    case 'person':
      return (
        <PickFilter
          label={t('filters.personSearch')}
          search={searchPersons}
          onPick={({ value, label }) => {
            setFilter('person', { id: value, name: label });
            onDone();
          }}
        />
      );
  }
};
