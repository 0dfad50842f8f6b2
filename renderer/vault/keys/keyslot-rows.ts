import { VaultFailure } from '../failure.ts';
import type { Session } from '../session.ts';
import type { LedgerDatabase } from '../store/databases.ts';
import type { KeyslotRow } from '../store/rows.ts';
import { type ProfileSecrets, passphraseSlot } from './keyslot.ts';

/** Keyslots as they stand in the store. */

export const slotsOf = (database: LedgerDatabase, kind: KeyslotRow['kind']): Promise<KeyslotRow[]> =>
  database.keyslots
    .filter((row) => row.kind === kind)
    .toArray()
    .then((rows) => rows.sort((a, b) => a.position - b.position));

/** A passphrase slot. @throws VaultFailure no_vault, not_found. */
export const slotWith = async (database: LedgerDatabase, id: string): Promise<KeyslotRow> => {
  const slots = await slotsOf(database, 'passphrase');
  if (slots.length === 0) throw new VaultFailure('no_vault');
  const slot = slots.find((row) => row.id === id);
  if (!slot) throw new VaultFailure('not_found');
  return slot;
};

/** The slot keeps its place and its label and opens by another passphrase from here. */
export const setPassphrase = async (
  session: Session,
  { id, group, position, label }: KeyslotRow,
  passphrase: string,
  secrets: ProfileSecrets,
): Promise<void> => {
  const place = { group, position, label };
  const slot = await passphraseSlot(id, place, passphrase, await session.cost(), secrets);
  await session.ledger.keyslots.put(slot);
};

/** Old out and new in at once: at no moment does the profile have two slots of this kind, or none. */
export const replaceSlot = (database: LedgerDatabase, slot: KeyslotRow): Promise<void> =>
  database.transaction('rw', database.keyslots, async () => {
    const old = await database.keyslots
      .filter(({ group, kind }) => group === slot.group && kind === slot.kind)
      .primaryKeys();
    await database.keyslots.bulkDelete(old);
    await database.keyslots.add(slot);
  });
