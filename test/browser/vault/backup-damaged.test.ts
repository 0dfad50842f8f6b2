import { afterEach, expect, test } from 'vitest';
import { attach, backUp, begin, bytesOf, firstBackup, originalOf, restoredFrom } from './backed-up.ts';
import type { Drive } from './backup-target.ts';
import { foundVault, login, olha, refusal, whole, wipe } from './fresh-vault.ts';
import { alter, flipped, rowsOf } from './raw-rows.ts';

afterEach(wipe);

test('a vault with damage does not take the place of a backup that may be whole', async () => {
  const { vault } = await foundVault();
  await begin(vault);
  const drive = await firstBackup(vault);
  vault.terminate();
  await alter('zapys-ledger', 'commits', (row) =>
    row.seq === 2 ? { ...row, header: flipped(row.header) } : row,
  );
  const damaged = await login(olha);
  expect(await refusal(backUp(damaged, drive))).toEqual({ code: 'backup_kept' });
  const before = drive.bytes?.slice();
  expect(await refusal(backUp(damaged, drive, { mode: 'new' }))).toEqual({ code: 'backup_kept' });
  expect(drive.bytes).toEqual(before);
});

test('what is sound of a damaged vault is backed up to a new file, and restored with the same damage', async () => {
  const { vault } = await foundVault();
  const { id } = await begin(vault);
  await begin(vault, 'Друге.');
  await attach(vault, id, bytesOf(5_000), 'a.bin');
  const { exhibitList } = await attach(vault, id, bytesOf(6_000), 'b.bin');
  vault.terminate();
  await alter('zapys-ledger', 'commits', (row) =>
    row.seq === 3 ? { ...row, header: flipped(row.header) } : row,
  );
  const [first] = await rowsOf('zapys-evidence', 'chunks');
  await alter('zapys-evidence', 'chunks', (row) => (row.evidence === first?.evidence ? undefined : row));
  const damaged = await login(olha);
  const { problems } = await damaged.api.verify({ task: 'verify' });
  const rows = await rowsOf('zapys-ledger', 'commits');
  const drive: Drive = { bytes: undefined };
  const made = await backUp(damaged, drive, { mode: 'new' });
  expect(made.damaged).toBeGreaterThan(1);
  expect(await rowsOf('zapys-ledger', 'commits')).toEqual(rows);
  expect(await damaged.api.backupNote()).toBeNull();
  damaged.terminate();

  const restored = await restoredFrom(drive);
  await restored.vault.api.unlock({ keyslot: restored.keyslot, passphrase: olha.passphrase });
  expect((await restored.vault.api.verify({ task: 'verify' })).problems).toEqual(problems);
  const saved = await Promise.all(
    exhibitList.map((exhibit) => originalOf(restored.vault, exhibit.id).catch(() => undefined)),
  );
  expect(saved.filter((bytes) => bytes !== undefined)).toHaveLength(1);
});

test('a new backup of a damaged vault leaves nothing in its way when it is stopped, and is made in the same place', async () => {
  const { vault } = await foundVault();
  await begin(vault);
  vault.terminate();
  await alter('zapys-ledger', 'commits', (row) =>
    row.seq === 2 ? { ...row, header: flipped(row.header) } : row,
  );
  const damaged = await login(olha);
  const drive: Drive = { bytes: undefined };
  const stopped = backUp(damaged, drive, {
    mode: 'new',
    on: ({ type }) => {
      if (type === 'sync') void damaged.api.cancel({ task: 'backup' });
      return undefined;
    },
  });
  expect(await refusal(stopped)).toEqual({ code: 'cancelled' });
  expect(drive.bytes).toBeUndefined();
  expect(await backUp(damaged, drive, { mode: 'new' })).toMatchObject({ how: 'new' });
});

test('a damaged vault whose index still knows what was damaged is backed up as one that has forgotten it', async () => {
  const { vault } = await foundVault();
  const { id } = await begin(vault);
  await attach(vault, id, bytesOf(5_000), 'a.bin');
  const rows = Array.from({ length: 260 }, (_, index) => ({ line: index + 2, changes: whole }));
  const file = { name: 'багато.csv', sha256: 'b'.repeat(64), rows: rows.length };
  await vault.api.importIncidents({ task: 'import', file, rows });
  await expect.poll(async () => (await rowsOf('zapys-index', 'images')).length, { timeout: 30_000 }).toBe(1);
  vault.terminate();
  // What the exhibit says.
  await alter('zapys-ledger', 'commits', (row) =>
    row.seq === 3 ? { ...row, payloads: (row.payloads as unknown[]).map((box) => flipped(box)) } : row,
  );
  const damaged = await login(olha);
  const drive: Drive = { bytes: undefined };
  const { damaged: places, entries } = await backUp(damaged, drive, { mode: 'new' });
  expect(places).toBeGreaterThan(0);
  expect(entries).toBe((await damaged.api.verify({ task: 'verify' })).entries);
});

test('a picture that decayed keeps nobody from a new backup, which says so', async () => {
  const { vault } = await foundVault();
  const { id } = await begin(vault);
  await attach(vault, id, bytesOf(5_000), 'a.bin');
  await alter('zapys-evidence', 'chunks', (row) => ({ ...row, box: flipped(row.box) }));
  const drive: Drive = { bytes: undefined };
  expect(await backUp(vault, drive, { mode: 'new' })).toMatchObject({ how: 'new', damaged: 1 });
  expect(await vault.api.backupNote()).not.toBeNull();
});
