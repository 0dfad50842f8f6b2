import { startVault, VaultCallError, type VaultClient } from '../../../renderer/vault-client.ts';
import type { IncidentView, Role } from '../../../shared/model/views.ts';
import type { FieldChanges } from '../../../shared/vault-api/log-api.ts';
import type { NewProfile } from '../../../shared/vault-api/profiles-api.ts';
import { copyOf, restored, type StoredDatabase } from './raw-rows.ts';

/** A real vault worker on real IndexedDB, at the least allowed cost of a passphrase. */

const running = new Set<VaultClient>();

export const start = (): VaultClient => {
  const vault = startVault({ kdf: 'floor', reload: () => undefined });
  running.add(vault);
  return vault;
};

const deleted = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error(name));
  });

const endAll = (): void => {
  for (const vault of running) vault.terminate();
  running.clear();
};

/** Ends every worker and removes both databases. */
export const wipe = async (): Promise<void> => {
  endAll();
  for (const { name } of await indexedDB.databases()) if (name?.startsWith('zapys-')) await deleted(name);
};

export const passphrase = 'correct horse battery';

export const person = (name: string, role: Role, showName = true): NewProfile => ({
  name,
  role,
  passphrase: `${passphrase} ${name}`,
  showName,
});

export const olha = person('Ольга', 'documenter');
export const petro = person('Петро', 'supervisor');
export const lesia = person('Леся', 'legal');

type Kept = { readonly databases: readonly StoredDatabase[]; readonly outcome: unknown };

const kept = new Map<string, Kept>();

/**
 * Every login takes most of a second: what several tests of a file begin with is made by the first of them, and the
 * others have a copy of its rows. `make` begins with no vault, must give the same each time for the same `name`, and
 * is over when it resolves; no worker runs then.
 */
export const madeOnce = async <T>(name: string, make: () => Promise<T>): Promise<T> => {
  const before = kept.get(name);
  if (before) {
    for (const database of before.databases) await restored(database);
    return before.outcome as T;
  }
  const outcome = await make();
  endAll();
  const names = (await indexedDB.databases()).flatMap(({ name }) =>
    name?.startsWith('zapys-') ? [name] : [],
  );
  kept.set(name, { databases: await Promise.all(names.map(copyOf)), outcome });
  return outcome;
};

/** A new vault of Olha, its founder, locked. */
export const lockedVault = () =>
  madeOnce('vault', () => start().api.create({ organisation: 'ORG', profile: olha }));

/** The same with Olha logged in. */
export const foundVault = async () => {
  const { recoveryWords } = await lockedVault();
  return { vault: await login(olha), recoveryWords };
};

/** Olha's vault with Petro and Lesia added, and one of them logged in. */
export const foundOffice = async (who: NewProfile = olha) => {
  await madeOnce('office', async () => {
    const { api } = start();
    await api.create({ organisation: 'ORG', profile: olha });
    for (const profile of [petro, lesia]) await api.addProfile(profile);
  });
  return login(who);
};

/** Opens the vault as this person in a new worker; the one before is ended. */
export const loginAs = async (before: VaultClient, who: NewProfile): Promise<VaultClient> => {
  before.terminate();
  return login(who);
};

export const login = async (who: NewProfile): Promise<VaultClient> => {
  const vault = start();
  await vault.api.unlock({ keyslot: await keyslotOf(vault, who), passphrase: who.passphrase });
  return vault;
};

export const keyslotOf = async (vault: VaultClient, who: NewProfile): Promise<string> => {
  const status = await vault.api.status();
  if (status.state !== 'locked') throw new Error(`The vault is ${status.state}`);
  const slot = status.keyslots.find((keyslot) => keyslot.label === who.name);
  if (!slot) throw new Error(`No keyslot shows ${who.name}`);
  return slot.id;
};

/** What the call was refused with. */
export const refusal = async (call: Promise<unknown>): Promise<{ code: string; detail?: string }> => {
  try {
    await call;
  } catch (error) {
    if (error instanceof VaultCallError) return error.error;
    throw error;
  }
  throw new Error('The call was not refused');
};

export const whole: FieldChanges = {
  'account.type': 'conscription',
  'account.date': '2025-03',
  'account.place': 'Мелітополь',
  'account.narrative': 'Прийшли додому з повісткою й вимагали взяти паспорт.',
};

export const submitted = async (vault: VaultClient, changes = whole): Promise<IncidentView> => {
  const { id, heads } = await vault.api.createIncident({ changes });
  return vault.api.submitIncident({ id, heads });
};
