import type { VaultApi } from '../../shared/vault-api.ts';
import type { Session } from './session.ts';

/** When a call is answered, while the index of the open vault may still be on its way from the disk. */

type Method = keyof VaultApi;

/** These ask, and change nothing: as much of the index as they need comes before the rest. */
const asks: ReadonlySet<Method> = new Set<Method>([
  'incidents',
  'foundTexts',
  'incidentCounts',
  'statistics',
  'incident',
  'history',
  'chain',
  'persons',
  'person',
  'profiles',
  'cases',
  'caseFile',
  'imports',
]);

/** These need none of it. A cancel is not one of them: it must not overtake what it cancels. */
const needsNone: ReadonlySet<Method> = new Set<Method>([
  'status',
  'lock',
  'leftovers',
  'leftoverRemoved',
  'remembered',
  'remember',
  'removalLimit',
  'recoveryState',
  'rehearsalAsked',
  'backupNote',
]);

/** All others wait until the index has come. */
export const answering = async <T>(session: Session, method: Method, work: () => Promise<T>): Promise<T> => {
  if (asks.has(method)) return session.asking(work);
  if (!needsNone.has(method)) await session.come();
  return work();
};
