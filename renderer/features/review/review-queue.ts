import type { IncidentQuery } from '../../../shared/vault-api/log-api.ts';
import { vault } from '../../app/vault.ts';
import { useVaultQuery } from '../../app/vault-query.ts';

/** Who has waited longest comes first. */
export const reviewQueue: IncidentQuery = {
  states: ['waiting'],
  sort: 'changed',
  descending: false,
  offset: 0,
  limit: 500,
};

/** How many wait, for the rail. */
export const useWaitingCount = (): number => {
  const { answer } = useVaultQuery('review-count', () => vault.incidents({ ...reviewQueue, limit: 1 }));
  return answer.state === 'ready' ? answer.value.total : 0;
};
