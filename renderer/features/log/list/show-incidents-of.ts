import type { RecordId } from '../../../../shared/ledger/entry.ts';
import { navigate } from '../../../app/router.ts';
import { everything, setListQuery } from './list-query.ts';

/** Opens the Log with every incident that this person has a role in. */
export const showIncidentsOf = (id: RecordId, name: string): void => {
  setListQuery({ ...everything, chosen: { person: { id, name } } });
  navigate({ screen: 'log' });
};
