import { afterEach, expect, test } from 'vitest';
import {
  attach,
  backUp,
  begin,
  bytesOf,
  firstBackup,
  hashOf,
  originalOf,
  restore,
  restoredFrom,
} from './backed-up.ts';
import { asFile, type Drive } from './backup-target.ts';
import { foundOffice, foundVault, login, olha, petro, refusal, start, whole, wipe } from './fresh-vault.ts';
import { rowsOf } from './raw-rows.ts';

afterEach(wipe);

test('what was backed up, wiped and restored opens with its passphrase, verifies, and gives its evidence back', async () => {
  const vault = await foundOffice();
  const { id } = await begin(vault);
  const bytes = bytesOf(50_000);
  const { exhibitList } = await attach(vault, id, bytes, 'фото.jpg');
  const drive: Drive = { bytes: undefined };
  const made = await backUp(vault, drive, { mode: 'new' });
  expect(made).toMatchObject({
    how: 'new',
    evidence: 1,
    size: drive.bytes?.length,
    path: '/stick/backup.zapys',
  });
  expect(await vault.api.backupNote()).toMatchObject({ at: made.at, entries: made.entries });
  await wipe();

  const empty = start();
  expect(await empty.api.status()).toEqual({ state: 'absent' });
  expect(await empty.api.surveyBackup({ task: 's', file: asFile(drive) })).toMatchObject({
    profiles: 3,
    unfinished: false,
    damaged: 0,
    evidence: 1,
  });
  await restore(empty, asFile(drive));
  const status = await empty.api.status();
  if (status.state !== 'locked') throw new Error(status.state);
  // Names were not in the file in clear; they come back with the first unlock.
  expect(status.keyslots.map(({ label }) => label)).toEqual([undefined, undefined, undefined]);
  const { integrity } = await empty.api.unlock({
    keyslot: status.keyslots[1]?.id ?? '',
    passphrase: petro.passphrase,
  });
  expect(integrity).toEqual({ entries: made.entries, checked: true, problems: [] });
  expect((await empty.api.verify({ task: 'verify' })).problems).toEqual([]);
  expect(await hashOf(await originalOf(empty, exhibitList[0]?.id ?? ''))).toBe(await hashOf(bytes));
  expect(await empty.api.backupNote()).toMatchObject({ at: made.at, path: '' });
  empty.terminate();
  const again = await login(olha);
  await again.api.createIncident({ changes: whole });
});

test('an addition writes only what is new, at the end of what is there', async () => {
  const { vault } = await foundVault();
  const first = await begin(vault);
  await attach(vault, first.id, bytesOf(60_000), 'a.bin');
  const drive = await firstBackup(vault);
  const before = drive.bytes?.slice();
  const later = await begin(vault, 'Пізніше.');
  const bytes = bytesOf(9_000);
  await attach(vault, later.id, bytes, 'b.bin');
  const made = await backUp(vault, drive);
  expect(made).toMatchObject({ how: 'added', evidence: 2 });
  expect(drive.bytes?.slice(0, before?.length)).toEqual(before);
  expect((drive.bytes?.length ?? 0) - (before?.length ?? 0)).toBeLessThan(40_000);
  expect(await vault.api.checkBackup({ task: 'c', file: asFile(drive) })).toMatchObject({
    entries: made.entries,
    liveEntries: made.entries,
    evidence: 2,
    profiles: 1,
    samePassphrase: 1,
    unfinished: false,
    problems: [],
  });
});

test('what is saved while a backup is made waits for the next one, and neither is lost', async () => {
  const { vault } = await foundVault();
  const { id } = await begin(vault);
  await attach(vault, id, bytesOf(60_000), 'a.bin');
  const drive: Drive = { bytes: undefined };
  const saved: Promise<unknown>[] = [];
  const made = await backUp(vault, drive, {
    mode: 'new',
    on: ({ type }) => {
      if (type === 'append') saved.push(begin(vault, 'Посеред копіювання.'));
      return undefined;
    },
  });
  await Promise.all(saved);
  const check = await vault.api.checkBackup({ task: 'c', file: asFile(drive) });
  expect(check).toMatchObject({
    entries: made.entries,
    liveEntries: made.entries + saved.length,
    problems: [],
  });
  expect(await backUp(vault, drive)).toMatchObject({ how: 'added', entries: check.liveEntries });
});

test('an erasure in the middle of a backup stops it, and the next one is without what was erased', async () => {
  const { vault } = await foundVault();
  const { id } = await begin(vault);
  const { heads } = await attach(vault, id, bytesOf(60_000), 'a.bin');
  const drive: Drive = { bytes: undefined };
  let erased: Promise<unknown> | undefined;
  const overtaken = backUp(vault, drive, {
    mode: 'new',
    on: async ({ type }) => {
      if (type !== 'append') return undefined;
      erased ??= vault.api.eraseIncident({ id, heads, reason: 'Згоду відкликано' });
      await erased;
      return undefined;
    },
  });
  expect(await refusal(overtaken)).toEqual({ code: 'backup_overtaken' });
  expect(drive.bytes).toBeUndefined();
  expect(await backUp(vault, drive, { mode: 'new' })).toMatchObject({ how: 'new', evidence: 0 });
});

test('a drill reads everything and leaves the vault’s rows as they were', async () => {
  const { vault } = await foundVault();
  const { id } = await begin(vault);
  await attach(vault, id, bytesOf(5_000), 'a.bin');
  const drive = await firstBackup(vault);
  const tables = [
    ['zapys-ledger', 'commits'],
    ['zapys-ledger', 'recordKeys'],
    ['zapys-ledger', 'meta'],
    ['zapys-ledger', 'keyslots'],
    ['zapys-evidence', 'chunks'],
    ['zapys-evidence', 'evidence'],
  ] as const;
  const rows = () => Promise.all(tables.map(([database, table]) => rowsOf(database, table)));
  const before = await rows();
  const databases = (await indexedDB.databases()).length;
  await vault.api.checkBackup({ task: 'c', file: asFile(drive) });
  expect(await rows()).toEqual(before);
  expect(await indexedDB.databases()).toHaveLength(databases);
});

test('names and texts stand nowhere in the file', async () => {
  const vault = await foundOffice();
  await begin(vault, 'Небезпечні слова');
  const { bytes } = await firstBackup(vault);
  const text = new TextDecoder().decode(bytes);
  for (const word of [olha.name, petro.name, 'Небезпечні', 'ORG']) expect(text).not.toContain(word);
});

test('after an erasure the file is written anew, and nothing in it has the destroyed key', async () => {
  const { vault } = await foundVault();
  const { id } = await begin(vault);
  const { heads } = await attach(vault, id, bytesOf(5_000), 'a.bin');
  const drive = await firstBackup(vault);
  const keys = (await rowsOf('zapys-ledger', 'recordKeys')).map((row) => String(row.id));
  const inFile = (word: string) => new TextDecoder('latin1').decode(drive.bytes).includes(word);
  expect(keys.every(inFile)).toBe(true);
  await vault.api.eraseIncident({ id, heads, reason: 'Згоду відкликано' });
  const made = await backUp(vault, drive);
  expect(made).toMatchObject({ how: 'anew', evidence: 0 });
  const left = new Set((await rowsOf('zapys-ledger', 'recordKeys')).map((row) => String(row.id)));
  const destroyed = keys.filter((key) => !left.has(key));
  expect(destroyed).toHaveLength(2);
  expect(destroyed.some(inFile)).toBe(false);
  expect(await vault.api.checkBackup({ task: 'c', file: asFile(drive) })).toMatchObject({ problems: [] });
});

test('after a passphrase was changed no file keeps the old keyslot', async () => {
  const { vault } = await foundVault();
  const drive = await firstBackup(vault);
  await vault.api.changePassphrase({ current: olha.passphrase, next: 'another correct horse' });
  expect(await vault.api.checkBackup({ task: 'c', file: asFile(drive) })).toMatchObject({
    profiles: 1,
    samePassphrase: 0,
  });
  expect(await backUp(vault, drive)).toMatchObject({ how: 'anew' });
  expect(await vault.api.checkBackup({ task: 'c', file: asFile(drive) })).toMatchObject({
    samePassphrase: 1,
  });
});

test('a backup from before a removal still verifies, and the next one has the removed profile’s keyslots no more', async () => {
  const vault = await foundOffice();
  await begin(vault);
  const drive = await firstBackup(vault);
  const removed = (await vault.api.profiles()).find(({ name }) => name === petro.name);
  await vault.api.removeProfile({ profile: removed?.id ?? '' });
  const { id } = await begin(vault, 'Після вилучення.');
  await attach(vault, id, bytesOf(3_000), 'a.bin');
  const check = () => vault.api.checkBackup({ task: 'c', file: asFile(drive) });
  expect(await check()).toMatchObject({ profiles: 3, problems: [] });
  expect(await backUp(vault, drive)).toMatchObject({ how: 'anew', evidence: 1 });
  expect(await check()).toMatchObject({ profiles: 2, samePassphrase: 2, problems: [] });
  await begin(vault, 'Ще пізніше.');
  expect(await backUp(vault, drive)).toMatchObject({ how: 'added' });
  const { vault: restored, keyslot } = await restoredFrom(drive);
  const { integrity } = await restored.api.unlock({ keyslot, passphrase: olha.passphrase });
  expect(integrity.problems).toEqual([]);
  expect(await restored.api.backupNote()).toMatchObject({ evidence: 1 });
});

test('a backup with entries that the vault does not have is left as it is', async () => {
  const { vault } = await foundVault();
  await begin(vault);
  const early = await firstBackup(vault);
  await begin(vault, 'Лише тут.');
  const late = await firstBackup(vault);
  const { vault: restored, keyslot } = await restoredFrom(early);
  await restored.api.unlock({ keyslot, passphrase: olha.passphrase });
  await begin(restored, 'Інша історія.');
  const before = late.bytes?.slice();
  expect(await refusal(backUp(restored, late))).toEqual({ code: 'backup_diverged' });
  expect(late.bytes).toEqual(before);
});

test('a backup of another vault is neither added to nor taken for one of this', async () => {
  const { vault } = await foundVault();
  const drive = await firstBackup(vault);
  await wipe();
  const other = start();
  await other.api.create({ organisation: 'INSHA', profile: petro });
  const before = drive.bytes?.slice();
  expect(await refusal(backUp(other, drive))).toEqual({ code: 'backup_diverged' });
  expect(await refusal(other.api.checkBackup({ task: 'c', file: asFile(drive) }))).toEqual({
    code: 'backup_diverged',
  });
  expect(drive.bytes).toEqual(before);
});
