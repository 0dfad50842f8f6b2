import { sealJson } from '../../../renderer/vault/keys/box.ts';
import type { Epoch } from '../../../renderer/vault/keys/epochs.ts';
import { openKeyring } from '../../../renderer/vault/keys/keyring.ts';
import { openPassphraseSlot } from '../../../renderer/vault/keys/keyslot.ts';
import { readLedger } from '../../../renderer/vault/ledger/read-ledger.ts';
import { LedgerDatabase } from '../../../renderer/vault/store/databases.ts';
import type { PartRow } from '../../../renderer/vault/store/rows.ts';
import type { StoredEntry } from '../../../shared/ledger/entry.ts';
import type { NewProfile } from '../../../shared/vault-api/profiles-api.ts';
import { keyslotOf, start } from './fresh-vault.ts';

/** A member of the office at the rows themselves, past the app: with the vault key and their own seed. */

/** The vault as this person finds it at their next unlock, and what is wrong with it. */
export const opened = async (who: NewProfile) => {
  const vault = start();
  const keyslot = await keyslotOf(vault, who);
  const { integrity } = await vault.api.unlock({ keyslot, passphrase: who.passphrase });
  return {
    vault,
    problems: integrity.problems,
    rules: integrity.problems.map(({ rule }) => rule),
  };
};

/** A row of entries that no commit has, as whoever has the key of an epoch can write it: one incident that nobody recorded. */
export const strayPart = async (
  { headerKey }: Pick<Epoch, 'headerKey'>,
  seq: number,
  { header }: StoredEntry,
): Promise<PartRow> => {
  const headers = [{ ...header, type: 'incident', kind: 'edit', record: crypto.randomUUID(), parents: [] }];
  return {
    seq,
    part: 1,
    header: await sealJson(headerKey, { headers }, `commit|${seq}|part|1|header`),
    payloads: [],
  };
};

/** What this person can do to the rows with the vault key and their own seed. */
export const asInsider = async (
  who: NewProfile,
  work: (open: {
    database: LedgerDatabase;
    keyring: Awaited<ReturnType<typeof openKeyring>>;
    ledger: Awaited<ReturnType<typeof readLedger>>;
  }) => Promise<void>,
) => {
  const database = new LedgerDatabase();
  const slots = await database.keyslots.toArray();
  const slot = slots.find(({ label, kind }) => label === who.name && kind === 'passphrase');
  if (!slot) throw new Error(`No keyslot shows ${who.name}`);
  const keyring = await openKeyring(await openPassphraseSlot(slot, who.passphrase), database);
  await work({ database, keyring, ledger: await readLedger(database, keyring) });
  database.close();
};
