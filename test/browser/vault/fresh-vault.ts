import { startVault, VaultCallError, type VaultClient } from '../../../renderer/vault-client.ts';
import type { IncidentView, Role } from '../../../shared/model/views.ts';
import type { FieldChanges, NewProfile } from '../../../shared/vault-api.ts';
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

/** Ends every worker and removes both databases. */
export const wipe = async (): Promise<void> => {
  for (const vault of running) vault.terminate();
  running.clear();
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

type Kept = { readonly databases: readonly StoredDatabase[]; readonly recoveryWords: readonly string[] };

/** Every passphrase costs a third of a second: a file's tests begin with copies of the vault its first one made. */
const keptVaults = new Map<'vault' | 'office', Kept>();

const found = async (kind: 'vault' | 'office', profiles: readonly NewProfile[]) => {
  const kept = keptVaults.get(kind);
  if (kept) {
    for (const database of kept.databases) await restored(database);
    return { vault: await login(olha), recoveryWords: kept.recoveryWords };
  }
  const vault = start();
  const { recoveryWords } = await vault.api.create({ organisation: 'ORG', profile: olha });
  for (const profile of profiles) await vault.api.addProfile(profile);
  const names = (await indexedDB.databases()).flatMap(({ name }) =>
    name?.startsWith('zapys-') ? [name] : [],
  );
  keptVaults.set(kind, { databases: await Promise.all(names.map(copyOf)), recoveryWords });
  return { vault, recoveryWords };
};

/** A new vault with Olha, its founder, logged in. */
export const foundVault = () => found('vault', []);

/** Olha's vault with Petro and Lesia added. */
export const foundOffice = async () => (await found('office', [petro, lesia])).vault;

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
