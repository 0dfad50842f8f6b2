import { createStore, useStore } from 'zustand';
import type { RecordId } from '../../../../shared/ledger/entry.ts';
import type { ConsentState } from '../../../../shared/model/consent-state.ts';
import type { IncidentType } from '../../../../shared/model/incident-types.ts';
import type { ReviewState } from '../../../../shared/model/views.ts';
import type { IncidentFilter, IncidentQuery, IncidentSort } from '../../../../shared/vault-api/log-api.ts';

/** What the Log shows; kept while the window is open, so that coming back finds it as it was left. */
export const quickFilters = ['all', 'drafts', 'returned', 'waiting', 'approved'] as const;
export type QuickFilter = (typeof quickFilters)[number];

/** Filters that a person adds one by one, in the order in which they are offered. */
export type ChosenFilters = {
  readonly type?: readonly IncidentType[];
  readonly state?: readonly ReviewState[];
  /** As typed; what they mean is read anew in the language of the window. */
  readonly dates?: { readonly from: string; readonly to: string };
  readonly place?: { readonly code: string; readonly name: string };
  readonly person?: { readonly id: RecordId; readonly name: string };
  readonly reliability?: readonly string[];
  readonly credibility?: readonly string[];
  readonly evidence?: readonly ('yes' | 'no')[];
  readonly consent?: readonly ConsentState[];
};
export type FilterKind = keyof ChosenFilters;
export const filterKinds = [
  'type',
  'state',
  'dates',
  'place',
  'person',
  'reliability',
  'credibility',
  'evidence',
  'consent',
] as const satisfies readonly FilterKind[];

export type ListQuery = {
  readonly quick: QuickFilter;
  readonly text: string;
  readonly chosen: ChosenFilters;
  readonly sort: IncidentSort;
  readonly descending: boolean;
};

export const everything: ListQuery = {
  quick: 'all',
  text: '',
  chosen: {},
  sort: 'changed',
  descending: true,
};

const store = createStore<ListQuery>()(() => everything);

export const useListQuery = (): ListQuery => useStore(store);
export const setListQuery = (change: Partial<ListQuery>): void => store.setState(change);
/** Shows every incident again, in the order chosen. */
export const showAll = (): void => store.setState({ quick: 'all', text: '', chosen: {} });

export const setFilter = <K extends FilterKind>(kind: K, value: ChosenFilters[K] | undefined): void => {
  const { [kind]: _, ...others } = store.getState().chosen;
  store.setState({ chosen: value === undefined ? others : { ...others, [kind]: value } });
};

export const showsAll = ({ quick, text, chosen }: ListQuery): boolean =>
  quick === 'all' && text.trim() === '' && Object.keys(chosen).length === 0;

const byQuick: Readonly<Record<QuickFilter, Pick<IncidentFilter, 'states' | 'mine'>>> = {
  all: {},
  drafts: { mine: true, states: ['draft'] },
  returned: { mine: true, states: ['returned'] },
  waiting: { states: ['waiting'] },
  approved: { states: ['approved'] },
};

/** Days that two typed dates mean: from the first day of the one to the last day of the other. */
export type ReadDates = (dates: NonNullable<ChosenFilters['dates']>) => IncidentFilter['dates'];

const some = <T>(values: readonly T[] | undefined): readonly T[] | undefined =>
  values && values.length > 0 ? values : undefined;

/** The filter for the vault. One that is chosen and says nothing yet lets all through. */
export const incidentFilter = (query: ListQuery, readDates: ReadDates): IncidentFilter => {
  const { chosen } = query;
  const quick = byQuick[query.quick];
  const states = some(chosen.state);
  const both = states && quick.states ? states.filter((state) => quick.states?.includes(state)) : undefined;
  const stateFilter = both ?? states ?? quick.states;
  const types = some(chosen.type);
  const reliability = some(chosen.reliability);
  const credibility = some(chosen.credibility);
  const consent = some(chosen.consent);
  const dates = chosen.dates && readDates(chosen.dates);
  return {
    ...(quick.mine ? { mine: true } : {}),
    ...(stateFilter ? { states: stateFilter } : {}),
    ...(types ? { types } : {}),
    ...(reliability ? { reliability } : {}),
    ...(credibility ? { credibility } : {}),
    ...(consent ? { consent } : {}),
    ...(dates ? { dates } : {}),
    ...(chosen.place ? { place: chosen.place.code } : {}),
    ...(chosen.person ? { person: chosen.person.id } : {}),
    ...(chosen.evidence?.length === 1 ? { hasEvidence: chosen.evidence[0] === 'yes' } : {}),
    ...(query.text.trim() ? { text: query.text.trim() } : {}),
  };
};

/** The question to the vault, but for the rows. */
export const incidentQuery = (
  query: ListQuery,
  readDates: ReadDates,
): Omit<IncidentQuery, 'offset' | 'limit'> => ({
  ...incidentFilter(query, readDates),
  sort: query.sort,
  descending: query.descending,
});

/** The same column again turns the order round; a new one starts where it is most useful. */
export const sortBy = (query: ListQuery, sort: IncidentSort): Pick<ListQuery, 'sort' | 'descending'> =>
  query.sort === sort
    ? { sort, descending: !query.descending }
    : { sort, descending: sort === 'changed' || sort === 'date' || sort === 'exhibits' };
