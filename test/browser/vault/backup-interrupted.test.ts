import { afterEach, expect, test } from 'vitest';
import { attach, backUp, begin, bytesOf, firstBackup } from './backed-up.ts';
import { asFile } from './backup-target.ts';
import { foundVault, login, olha, refusal, wipe } from './fresh-vault.ts';
import { alter, flipped } from './raw-rows.ts';

/** Backups that are cut off, and disks that fail them: what stood there before is not harmed. */

afterEach(wipe);

test('an addition that was killed at any request leaves the backup that was, and the next one goes on', async () => {
  const { vault: first } = await foundVault();
  let vault = first;
  const { id } = await begin(vault);
  await attach(vault, id, bytesOf(40_000), 'a.bin');
  const drive = await firstBackup(vault);
  const whole1 = drive.bytes?.length ?? 0;
  for (const [round, fatal] of [1, 2, 3].entries()) {
    await attach(vault, id, bytesOf(60_000), `${round}.bin`);
    let appends = 0;
    // The last bytes of an append may not have reached the disk.
    const dying = backUp(vault, drive, {
      on: (request) => {
        if (request.type !== 'append') return undefined;
        appends += 1;
        if (appends < fatal) return undefined;
        if (drive.bytes) {
          const torn = new Uint8Array(drive.bytes.length + 500);
          torn.set(drive.bytes);
          torn.set(request.bytes.subarray(0, 500), drive.bytes.length);
          drive.bytes = torn;
        }
        vault.terminate();
        return 'silence';
      },
    });
    await expect(dying).rejects.toThrow();
    vault = await login(olha);
    const check = await vault.api.checkBackup({ task: 'c', file: asFile(drive) });
    expect(check).toMatchObject({ unfinished: true, problems: [] });
    expect(check.entries).toBeLessThan(check.liveEntries);
    const made = await backUp(vault, drive);
    expect(made).toMatchObject({ how: 'added', evidence: round + 2, entries: check.liveEntries });
    expect(await vault.api.checkBackup({ task: 'c', file: asFile(drive) })).toMatchObject({
      unfinished: false,
      problems: [],
    });
  }
  expect(drive.bytes?.length).toBeGreaterThan(whole1);
});

test('a full disk, a locked drive and one pulled out are told apart, and the earlier backup stays whole', async () => {
  const { vault } = await foundVault();
  const { id } = await begin(vault);
  const drive = await firstBackup(vault);
  await attach(vault, id, bytesOf(60_000), 'a.bin');
  const reasons = [
    ['disk_full', 'backup_no_room'],
    ['not_permitted', 'backup_no_permission'],
    ['io', 'backup_failed'],
  ] as const;
  for (const [reason, code] of reasons) {
    const failing = backUp(vault, drive, {
      on: ({ type }) => (type === 'append' ? { type: 'failed', reason } : undefined),
    });
    expect(await refusal(failing)).toEqual({ code });
    expect(await vault.api.checkBackup({ task: 'c', file: asFile(drive) })).toMatchObject({ problems: [] });
  }
  expect(await backUp(vault, drive)).toMatchObject({ how: 'added' });
});

test('what is read back otherwise than it was written is not called a backup, and is taken off again', async () => {
  const { vault } = await foundVault();
  const { id } = await begin(vault);
  const drive = await firstBackup(vault);
  const before = drive.bytes?.slice();
  const note = await vault.api.backupNote();
  await attach(vault, id, bytesOf(60_000), 'a.bin');
  const lying = backUp(vault, drive, {
    on: (request) => {
      if (request.type === 'sync' && drive.bytes)
        drive.bytes = Uint8Array.from(flipped(drive.bytes, drive.bytes.length - 100));
      return undefined;
    },
  });
  expect(await refusal(lying)).toMatchObject({ code: 'backup_unverified' });
  expect(drive.bytes).toEqual(before);
  expect(await vault.api.backupNote()).toEqual(note);
});

test('a chunk that decayed in the vault is found before the backup takes it for good', async () => {
  const { vault } = await foundVault();
  const { id } = await begin(vault);
  const drive = await firstBackup(vault);
  const before = drive.bytes?.slice();
  await attach(vault, id, bytesOf(5_000), 'a.bin');
  await alter('zapys-evidence', 'chunks', (row) => ({ ...row, box: flipped(row.box) }));
  expect(await refusal(backUp(vault, drive))).toMatchObject({ code: 'backup_unverified' });
  expect(drive.bytes).toEqual(before);
});
