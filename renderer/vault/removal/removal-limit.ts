import { removalField } from '../../../shared/model/profiles.ts';
import { type RemovalLimit, removalLimitOf } from '../../../shared/model/removal.ts';
import type { RemovalApi } from '../../../shared/vault-api/profiles-api.ts';
import { VaultFailure } from '../failure.ts';
import type { OpenVault } from '../open-vault.ts';
import { manager, profileRecord } from '../profiles/members.ts';
import type { LedgerDatabase } from '../store/databases.ts';
import { readMark, writeLimit } from './removal-mark.ts';

/** The limit as the ledger has it, and its copy that the unlock screen reads. */

/** Attempts made before a limit was chosen do not count towards it: nobody was warned of them. */
const beginCounting = (database: LedgerDatabase): Promise<unknown> =>
  database.attempts.toCollection().modify({ atGate: 0 });

const carryOver = async (database: LedgerDatabase, limit: RemovalLimit | undefined): Promise<void> => {
  if ((await readMark()).limit === limit) return;
  await beginCounting(database);
  await writeLimit(limit);
};

/** Brings the copy into line with the ledger; what a damaged ledger does not say any more changes nothing. */
export const settleLimit = async ({ database, ledger, people }: OpenVault): Promise<void> => {
  if (ledger.problems.length === 0) await carryOver(database, people().removalAfter);
};

export const removalApi = (open: () => OpenVault): RemovalApi => ({
  removalLimit: async () => open().people().removalAfter ?? null,

  setRemovalLimit: async ({ limit }) => {
    const vault = open();
    if (limit !== null && removalLimitOf(limit) === undefined)
      throw new VaultFailure('bad_value', removalField);
    try {
      // Cut off in between, a removal that was switched off must not happen.
      if (limit === null) {
        manager(vault);
        await carryOver(vault.database, undefined);
      }
      await vault.ledger.write(() => {
        manager(vault);
        const { profiles, removalAfter } = vault.people();
        const founding = profiles.get(vault.ledger.founder);
        if (!founding) throw new VaultFailure('not_found');
        if ((removalAfter ?? null) === limit) return [];
        const parents = profileRecord(vault, founding.record)?.heads ?? [];
        return [
          {
            record: founding.record,
            type: 'profile',
            kind: 'edit',
            parents,
            fields: { [removalField]: limit },
          },
        ];
      });
    } finally {
      await settleLimit(vault);
    }
  },
});
