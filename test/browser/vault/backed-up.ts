import type { VaultClient } from '../../../renderer/vault-client.ts';
import { asFile, backupPort, type Drive } from './backup-target.ts';
import { start, whole, wipe } from './fresh-vault.ts';
import { saving } from './save-target.ts';

/** A vault's backups and what is in them. */

export const bytesOf = (length: number) => crypto.getRandomValues(new Uint8Array(Math.min(length, 65_536)));
export const hashOf = async (bytes: Uint8Array<ArrayBuffer>) =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].join();

export const begin = async (vault: VaultClient, narrative = 'Забрали паспорт.') =>
  vault.api.createIncident({ changes: { ...whole, 'account.narrative': narrative } });

export const attach = async (
  vault: VaultClient,
  incident: string,
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
) => vault.api.attach({ task: crypto.randomUUID(), incident, file: new File([bytes], name) });

export const backUp = (vault: VaultClient, drive: Drive, options: Parameters<typeof backupPort>[1] = {}) =>
  vault.api.backUp({ task: 'backup', port: backupPort(drive, options) });

export const restore = (vault: VaultClient, file: File, despiteDamage = false) =>
  vault.api.restoreBackup({ task: 'restore', file, despiteDamage });

export const firstBackup = async (vault: VaultClient): Promise<Drive> => {
  const drive: Drive = { bytes: undefined };
  await backUp(vault, drive, { mode: 'new' });
  return drive;
};

export const originalOf = async (vault: VaultClient, exhibit: string) => {
  const target = saving();
  await vault.api.saveOriginal({ task: 'original', exhibit, port: target.port });
  return target.bytes();
};

/** On another computer, whose window has asked what there is. */
export const emptyComputer = async (): Promise<VaultClient> => {
  await wipe();
  const empty = start();
  await empty.api.status();
  return empty;
};

/** The vault of this backup on another computer, locked. */
export const restoredFrom = async (drive: Drive) => {
  const vault = await emptyComputer();
  await restore(vault, asFile(drive));
  const status = await vault.api.status();
  if (status.state !== 'locked') throw new Error(status.state);
  return { vault, keyslot: status.keyslots[0]?.id ?? '' };
};
