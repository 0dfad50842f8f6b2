import type { Integrity } from '../../shared/vault-api/session-api.ts';
import { checkEvidence, evidenceSize } from './evidence/check-evidence.ts';
import { VaultFailure } from './failure.ts';
import type { OpenVault } from './open-vault.ts';
import { integrityOf } from './opened.ts';
import { nextTurn } from './quiet-moment.ts';
import type { Task } from './task-list.ts';

/** Bytes of an exhibit that take about as long to read and hash as an entry to read and verify. */
const bytesAsAnEntry = 64 * 1024;

/**
 * Reads everything again, while others work: the whole ledger with each of its signatures, then every exhibit.
 * @param onDamage told at once of damage in the ledger, which is closed to writing from then on, and of the first
 * exhibit found damaged; of the others when a cancel cuts the reading short
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
  if (ledger.problems.length > 0) onDamage(integrityOf(vault));
  let damaged = 0;
  let upTo = done;
  try {
    await checkEvidence(exhibits, evidence, signal, {
      onRead: (bytes) => {
        done += bytes / bytesAsAnEntry;
        progress({ stage: 'hashing', done: Math.min(done, total), total });
      },
      onExhibit: (exhibit, problem) => {
        // A damaged one may not have been read to its end.
        upTo += evidenceSize([exhibit], evidence) / bytesAsAnEntry;
        done = upTo;
        vault.damagedExhibits.wasRead(exhibit.id, problem);
        if (!problem) return;
        damaged += 1;
        if (damaged === 1) onDamage(integrityOf(vault));
      },
    });
  } catch (error) {
    if (damaged > 1) onDamage(integrityOf(vault));
    throw error;
  }
  progress({ stage: 'hashing', done: total, total });
  return { ...integrityOf(vault), checked: true };
};
