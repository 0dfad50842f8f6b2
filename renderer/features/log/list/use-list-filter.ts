import { useMemo } from 'react';
import { readTypedDate } from '../../../../shared/model/date-reading.ts';
import { dateBounds } from '../../../../shared/model/dates.ts';
import type { IncidentFilter, IncidentQuery } from '../../../../shared/vault-api/log-api.ts';
import { incidentFilter, incidentQuery, type ListQuery, type ReadDates } from './list-query.ts';

/** From the first day of the one date to the last day of the other; what is not understood bounds nothing. */
const readDates: ReadDates = ({ from, to }) => {
  const first = dateBounds(readTypedDate(from) ?? '').earliest;
  const last = dateBounds(readTypedDate(to) ?? '').latest;
  if (first === undefined && last === undefined) return undefined;
  return { ...(first ? { from: first } : {}), ...(last ? { to: last } : {}) };
};

export type VaultQuestion = Omit<IncidentQuery, 'offset' | 'limit'>;

/** What is asked of the vault for this list. */
export const useVaultQuestion = (query: ListQuery): VaultQuestion =>
  useMemo(() => incidentQuery(query, readDates), [query]);

/** The same without one of the chosen filters, to count what each of its choices would leave. */
export const useFilterWithout = (query: ListQuery, kind: keyof ListQuery['chosen']): IncidentFilter =>
  useMemo(() => {
    const { [kind]: _, ...chosen } = query.chosen;
    return incidentFilter({ ...query, chosen }, readDates);
  }, [query, kind]);
