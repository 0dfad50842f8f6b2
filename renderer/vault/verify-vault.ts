import type { Integrity } from '../../shared/vault-api/session-api.ts';
import { checkEvidence, evidenceSize, missingEvidence } from './evidence/check-evidence.ts';
import { VaultFailure } from './failure.ts';
import type { OpenVault } from './open-vault.ts';
import { integrityOf } from './opened.ts';
import { nextTurn } from './quiet-moment.ts';
import type { Task } from './task-list.ts';

/** Bytes of an exhibit that take about as long to read and hash as an entry to read and verify. */
const bytesAsAnEntry = 64 * 1024;

/**
 * Reads everything again, while others work: the whole ledger with each of its signatures, then every exhibit.
 * @param onDamage told at once of damage in the ledger, which is closed to writing from then on
 * @throws VaultFailure cancelled.
 */
export const verifyVault = async (
  vault: OpenVault,
  { signal, progress }: Task,
  onDamage: (integrity: Integrity) => void,
): Promise<Integrity> => {
  const { ledger, evidence, index } = vault;
  const exhibits = index.exhibits.all();
  // A save that is just being written may add to it: the bar ends where it ends.
  const total = ledger.entryCount + evidenceSize(exhibits, evidence) / bytesAsAnEntry;
  let done = 0;
  const pause = async (): Promise<void> => {
    await nextTurn();
    if (signal.aborted) throw new VaultFailure('cancelled');
  };
  await ledger.check({
    trust: 'every signature',
    pause,
    onRead: (entries) => {
      done += entries;
      progress({ stage: 'proving', done: Math.min(done, total), total });
    },
  });
  if (ledger.problems.length > 0) onDamage(integrityOf(vault, missingEvidence(index.exhibits, evidence)));
  const damaged = await checkEvidence(exhibits, evidence, signal, (bytes) => {
    done += bytes / bytesAsAnEntry;
    progress({ stage: 'hashing', done: Math.min(done, total), total });
  });
  // What was erased meanwhile is gone as it should be.
  const present = new Set(index.exhibits.all().map(({ id }) => id));
  const lost = damaged.filter(({ record }) => record !== undefined && present.has(record));
  return { ...integrityOf(vault, lost), checked: true };
};
