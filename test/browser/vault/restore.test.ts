import { afterEach, expect, test } from 'vitest';
import { sha256 } from '../../../renderer/vault/backup/digest.ts';
import { firstTip, frameOf, preamble, readFrames } from '../../../shared/backup/frames.ts';
import { type DatabaseSchema, decodePiece, encodePiece } from '../../../shared/backup/pieces.ts';
import { attach, begin, bytesOf, emptyComputer, firstBackup, restore, restoredFrom } from './backed-up.ts';
import { asFile, type Drive } from './backup-target.ts';
import { foundVault, keyslotOf, olha, refusal, start, whole, wipe } from './fresh-vault.ts';
import { flipped, rowsOf } from './raw-rows.ts';

afterEach(wipe);

test('a restore that was killed leaves no vault, and a new one can be made or restored', async () => {
  const { vault } = await foundVault();
  const { id } = await begin(vault);
  for (const name of ['a', 'b', 'c']) await attach(vault, id, bytesOf(60_000), name);
  const drive = await firstBackup(vault);
  await wipe();
  for (const wait of [0, 15, 40]) {
    const dying = start();
    await dying.api.status();
    const done = restore(dying, asFile(drive)).then(
      () => true,
      () => false,
    );
    // Whenever that is: what must hold holds at any moment.
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, wait))]);
    dying.terminate();
    const again = start();
    const { state } = await again.api.status();
    if (state === 'locked') {
      again.terminate();
      await wipe();
    } else {
      expect(state).toBe('absent');
      expect(await rowsOf('zapys-ledger', 'commits')).toEqual([]);
      expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('zapys-restore-under-way');
      again.terminate();
    }
  }
  const last = start();
  await last.api.status();
  await restore(last, asFile(drive));
  last.terminate();
  const status = await start().api.status();
  expect(status.state).toBe('locked');
});

test('a restore that is stopped leaves nothing', async () => {
  const { vault } = await foundVault();
  const { id } = await begin(vault);
  await attach(vault, id, bytesOf(60_000), 'a');
  const drive = await firstBackup(vault);
  const empty = await emptyComputer();
  const stopped = refusal(restore(empty, asFile(drive)));
  await empty.api.cancel({ task: 'restore' });
  expect(await stopped).toEqual({ code: 'cancelled' });
  expect(await empty.api.status()).toEqual({ state: 'absent' });
  await empty.api.create({ organisation: 'ORG', profile: olha });
});

test('a backup is not restored over a vault', async () => {
  const { vault } = await foundVault();
  const drive = await firstBackup(vault);
  vault.terminate();
  const other = start();
  expect(await refusal(restore(other, asFile(drive)))).toEqual({ code: 'vault_exists' });
  expect((await other.api.status()).state).toBe('locked');
});

test('foreign, newer, unfinished and damaged files are each refused for what they are', async () => {
  const { vault } = await foundVault();
  const { id } = await begin(vault);
  await attach(vault, id, bytesOf(60_000), 'a');
  const drive = await firstBackup(vault);
  const empty = await emptyComputer();
  const size = drive.bytes?.length ?? 0;
  const foreign = new File(['PK\u0003\u0004 not of ours, and long enough'], 'a.zip');
  const newer = { bytes: Uint8Array.from(drive.bytes ?? []) };
  newer.bytes[17] = 0x32;
  const cut = (end: number) => asFile(drive, end);
  const damaged = { bytes: Uint8Array.from(flipped(drive.bytes, size - 30_000)) };
  const all = [
    [foreign, 'backup_foreign'],
    [new File([], 'empty.zapys'), 'backup_foreign'],
    [asFile(newer), 'backup_newer'],
    [cut(10), 'backup_unfinished'],
    [cut(size - 1), 'backup_unfinished'],
  ] as const;
  for (const [file, code] of all) {
    expect(await refusal(empty.api.surveyBackup({ task: 's', file }))).toMatchObject({ code });
    expect(await refusal(restore(empty, file))).toMatchObject({ code });
  }
  expect(await refusal(restore(empty, asFile(damaged)))).toMatchObject({ code: 'backup_damaged' });
  expect(await empty.api.status()).toEqual({ state: 'absent' });
});

test('of a damaged backup what is sound is restored when the person says so, and what is not is named', async () => {
  const { vault } = await foundVault();
  const { id } = await begin(vault);
  await attach(vault, id, bytesOf(60_000), 'a.bin');
  const drive = await firstBackup(vault);
  await wipe();
  const damaged = { bytes: Uint8Array.from(flipped(drive.bytes, (drive.bytes?.length ?? 0) - 30_000)) };
  const empty = start();
  await empty.api.status();
  expect(await empty.api.surveyBackup({ task: 's', file: asFile(damaged) })).toMatchObject({ damaged: 1 });
  await restore(empty, asFile(damaged), true);
  const status = await empty.api.status();
  if (status.state !== 'locked') throw new Error(status.state);
  await empty.api.unlock({ keyslot: status.keyslots[0]?.id ?? '', passphrase: olha.passphrase });
  const { problems } = await empty.api.verify({ task: 'verify' });
  expect(problems.map(({ at }) => at)).toEqual([expect.stringMatching(/^a\.bin: evidence /)]);
  expect((await empty.api.incident({ id })).fields['account.narrative']).toBe('Забрали паспорт.');
});

/** The same backup as another build of the databases would have written it. */
const asBuilt = async (
  { bytes }: Drive,
  change: (schema: DatabaseSchema) => DatabaseSchema,
): Promise<File> => {
  const all = bytes ?? new Uint8Array();
  const source = { size: all.length, read: async (at: number, length: number) => all.slice(at, at + length) };
  const parts: Uint8Array<ArrayBuffer>[] = [Uint8Array.from(preamble)];
  let tip = firstTip;
  for await (const frame of readFrames(source, sha256)) {
    const piece = frame.kind === 'whole' ? decodePiece(frame.body) : undefined;
    if (!piece) throw new Error('A backup that is not whole');
    const other = piece.kind === 'begin' ? { ...piece, schemas: piece.schemas.map(change) } : piece;
    const again = await frameOf(tip, encodePiece(other), sha256);
    parts.push(Uint8Array.from(again.bytes));
    tip = again.tip;
  }
  return new File(parts, 'other.zapys');
};

test('a backup of an older build of the databases is brought up to date, and one of a newer build is refused', async () => {
  const { vault } = await foundVault();
  const { id } = await begin(vault);
  const drive = await firstBackup(vault);
  await wipe();
  const older = await asBuilt(drive, (schema) => {
    const { filling: _, ...stores } = schema.stores;
    return { ...schema, version: 1, stores };
  });
  const newer = await asBuilt(drive, (schema) => ({ ...schema, version: schema.version + 1 }));
  const empty = start();
  await empty.api.status();
  expect(await refusal(restore(empty, newer))).toEqual({ code: 'backup_newer' });
  await restore(empty, older);
  empty.terminate();
  const slots = await rowsOf('zapys-ledger', 'keyslots');
  const again = start();
  const keyslot = String(slots.find(({ kind }) => kind === 'passphrase')?.id);
  expect((await again.api.unlock({ keyslot, passphrase: olha.passphrase })).integrity.problems).toEqual([]);
  expect((await again.api.incident({ id })).fields['account.narrative']).toBe('Забрали паспорт.');
  expect(await rowsOf('zapys-ledger', 'filling')).toEqual([]);
});

test('recovery words open what was restored', async () => {
  const { vault, recoveryWords } = await foundVault();
  const drive = await firstBackup(vault);
  const { vault: restored, keyslot } = await restoredFrom(drive);
  await restored.api.recover({ keyslot, words: recoveryWords, passphrase: 'a new passphrase here' });
  restored.terminate();
  expect(await keyslotOf(start(), olha)).toBe(keyslot);
});

test('recovery shares open what was restored', async () => {
  const { vault } = await foundVault();
  const { id } = await vault.api.createIncident({ changes: whole });
  const { shares } = await vault.api.makeShares({ passphrase: olha.passphrase, threshold: 2, total: 3 });
  await vault.api.keepShares();
  const drive = await firstBackup(vault);
  const { vault: restored, keyslot } = await restoredFrom(drive);
  await restored.api.recoverWithShares({
    keyslot,
    shares: shares.slice(1),
    passphrase: 'a new passphrase here',
  });
  expect((await restored.api.incident({ id })).fields).toMatchObject(whole);
  restored.terminate();
  expect(await keyslotOf(start(), olha)).toBe(keyslot);
});
