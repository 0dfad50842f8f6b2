import { createStore, useStore } from 'zustand';
import type { IncidentType } from '../../../../shared/model/incident-types.ts';
import type { IncidentQuery } from '../../../../shared/vault-api.ts';

/** What the Log shows; kept while the window is open, so that coming back finds it as it was left. */
export const filters = ['all', 'drafts', 'returned', 'waiting', 'approved'] as const;
export type Filter = (typeof filters)[number];
export type Sort = IncidentQuery['sort'];

export type ListQuery = {
  readonly filter: Filter;
  readonly type: IncidentType | undefined;
  readonly text: string;
  readonly sort: Sort;
  readonly descending: boolean;
};

const everything: ListQuery = {
  filter: 'all',
  type: undefined,
  text: '',
  sort: 'changed',
  descending: true,
};

const store = createStore<ListQuery>()(() => everything);

export const useListQuery = (): ListQuery => useStore(store);
export const setListQuery = (change: Partial<ListQuery>): void => store.setState(change);
/** Shows every incident again, in the order chosen. */
export const showAll = (): void => store.setState({ filter: 'all', type: undefined, text: '' });

export const showsAll = ({ filter, type, text }: ListQuery): boolean =>
  filter === 'all' && type === undefined && text.trim() === '';

const byFilter: Readonly<Record<Filter, Pick<IncidentQuery, 'states' | 'mine'>>> = {
  all: {},
  drafts: { mine: true, states: ['draft'] },
  returned: { mine: true, states: ['returned'] },
  waiting: { states: ['waiting'] },
  approved: { states: ['approved'] },
};

/** The question to the vault, but for the rows. */
export const incidentQuery = (query: ListQuery): Omit<IncidentQuery, 'offset' | 'limit'> => ({
  ...byFilter[query.filter],
  ...(query.type ? { types: [query.type] } : {}),
  ...(query.text.trim() ? { text: query.text.trim() } : {}),
  sort: query.sort,
  descending: query.descending,
});

/** The same column again turns the order round; a new one starts where it is most useful. */
export const sortBy = (query: ListQuery, sort: Sort): Pick<ListQuery, 'sort' | 'descending'> =>
  query.sort === sort
    ? { sort, descending: !query.descending }
    : { sort, descending: sort === 'changed' || sort === 'date' };
