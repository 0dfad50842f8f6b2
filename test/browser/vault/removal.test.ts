import { afterEach, expect, test } from 'vitest';
import { unsealJson } from '../../../renderer/vault/keys/box.ts';
import { epochOf, sealEpoch } from '../../../renderer/vault/keys/epochs.ts';
import { openPassphraseSlot } from '../../../renderer/vault/keys/keyslot.ts';
import { readySodium } from '../../../renderer/vault/keys/sodium.ts';
import { openRecordKeys } from '../../../renderer/vault/ledger/record-keys.ts';
import { LedgerDatabase } from '../../../renderer/vault/store/databases.ts';
import { openLeftoverJournal } from '../../../renderer/vault/store/leftover-journal.ts';
import type { MemberView } from '../../../shared/model/views.ts';
import type { NewProfile } from '../../../shared/vault-api/profiles-api.ts';
import { asInsider, opened, strayPart } from './as-insider.ts';
import {
  foundOffice,
  foundVault,
  keyslotOf,
  lesia,
  login,
  loginAs,
  olha,
  passphrase,
  person,
  petro,
  refusal,
  start,
  submitted,
  whole,
  wipe,
} from './fresh-vault.ts';
import { alter, flipped, rowsOf } from './raw-rows.ts';

afterEach(wipe);

type Vault = ReturnType<typeof start>;

const memberNamed = async (vault: Vault, { name }: NewProfile): Promise<MemberView> => {
  const member = (await vault.api.profiles()).find((one) => one.name === name);
  if (!member) throw new Error(`No profile ${name}`);
  return member;
};

const remove = async (vault: Vault, who: NewProfile) =>
  vault.api.removeProfile({ profile: (await memberNamed(vault, who)).id });

const namesAtGate = async (vault: Vault) => {
  const status = await vault.api.status();
  return status.state === 'locked' ? status.keyslots.map(({ label }) => label) : [];
};

const edit = async (vault: Vault, id: string, narrative: string) => {
  const { heads } = await vault.api.incident({ id });
  return vault.api.editIncident({ id, heads, changes: { 'account.narrative': narrative } });
};

/** What somebody carried off: the secrets that their passphrase opened. */
const carriedOff = async (who: NewProfile) => {
  const database = new LedgerDatabase();
  const slots = await database.keyslots.toArray();
  database.close();
  const slot = slots.find(({ label, kind }) => label === who.name && kind === 'passphrase');
  if (!slot) throw new Error(`No keyslot shows ${who.name}`);
  return openPassphraseSlot(slot, who.passphrase);
};

test('who was removed opens nothing, what they signed stands, and the others find the new key at their next unlock', async () => {
  let vault = await foundOffice(petro);
  const his = await submitted(vault);
  await vault.api.makeShares({ passphrase: petro.passphrase, threshold: 2, total: 2 });
  await vault.api.keepShares();
  vault = await loginAs(vault, olha);
  const slots = await rowsOf('zapys-ledger', 'keyslots');
  expect(slots).toHaveLength(7);
  await remove(vault, petro);
  expect(await rowsOf('zapys-ledger', 'keyslots')).toHaveLength(4);
  expect(await memberNamed(vault, petro)).toMatchObject({ role: 'supervisor', removed: expect.any(String) });
  const after = await vault.api.createIncident({ changes: whole });
  await edit(vault, his.id, 'Після вилучення.');

  vault.terminate();
  expect(await namesAtGate(start())).toEqual([olha.name, lesia.name]);
  const { vault: lesias, problems } = await opened(lesia);
  expect(problems).toEqual([]);
  expect((await lesias.api.incident({ id: after.id })).fields).toMatchObject(whole);
  const seen = await lesias.api.incident({ id: his.id });
  expect(seen.fields).toMatchObject({ 'account.narrative': 'Після вилучення.' });
  const history = await lesias.api.history({ id: his.id });
  expect(history.map(({ by }) => by.name)).toEqual([olha.name, petro.name, petro.name]);
  expect((await lesias.api.verify({ task: 'verify' })).problems).toEqual([]);
});

test('with the old key, nothing that was written after the removal can be read, not even of old records', async () => {
  const vault = await foundOffice();
  const old = await vault.api.createIncident({ changes: whole });
  const stolen = await carriedOff(petro);
  await remove(vault, petro);
  const commits = (await rowsOf('zapys-ledger', 'commits')).length;
  await edit(vault, old.id, 'Таємне');
  await vault.api.createIncident({ changes: whole });
  vault.terminate();

  const database = new LedgerDatabase();
  const first = await epochOf(1, stolen.vaultKey);
  const rows = await database.commits.toArray();
  const keyRows = await database.recordKeys.toArray();
  database.close();
  // Every key that the old vault key still unwraps, tried on every payload.
  const { keys } = await openRecordKeys({ epochOf: () => first }, keyRows);
  const opens = async ({ seq, header, payloads }: (typeof rows)[number]) => {
    const read = await unsealJson(first.headerKey, header, `commit|${seq}|header`).catch(() => undefined);
    const known = [keys.get(old.id, 1)].flatMap((key) => key ?? []);
    const texts = await Promise.all(
      payloads.flatMap((box, index) =>
        known.map((key) => unsealJson(key, box, `commit|${seq}|payload|${index}`).catch(() => undefined)),
      ),
    );
    return read !== undefined || texts.some((text) => text !== undefined);
  };
  const opened = await Promise.all(rows.map(opens));
  expect(opened).toEqual(rows.map(({ seq }) => seq < commits));
  expect(rows.filter(({ epoch }) => epoch === 2).map(({ seq }) => seq)).toEqual([
    commits,
    commits + 1,
    commits + 2,
  ]);
});

test('a profile added after a removal reads what is older and what is newer', async () => {
  let vault = await foundOffice();
  const old = await vault.api.createIncident({ changes: whole });
  await remove(vault, petro);
  await remove(vault, lesia);
  const late = person('Ігор', 'supervisor');
  await vault.api.addProfile(late);
  const recent = await submitted(vault, { ...whole, 'account.narrative': 'Після обох вилучень.' });
  vault = await loginAs(vault, late);
  expect((await vault.api.verify({ task: 'verify' })).problems).toEqual([]);
  expect((await vault.api.incident({ id: old.id })).fields).toMatchObject(whole);
  const approved = await vault.api.approveIncident({ id: recent.id, heads: recent.heads });
  expect(approved.state).toBe('approved');
  vault = await loginAs(vault, olha);
  await vault.api.changePassphrase({ current: olha.passphrase, next: passphrase });
  vault.terminate();
  vault = await login({ ...olha, passphrase });
  expect((await vault.api.verify({ task: 'verify' })).problems).toEqual([]);
  expect((await vault.api.profiles()).map(({ name, removed }) => [name, removed !== undefined])).toEqual([
    [olha.name, false],
    [petro.name, true],
    [lesia.name, true],
    [late.name, false],
  ]);
});

test('evidence, its erasure and what a profile keeps for itself work across a removal', async () => {
  let vault = await foundOffice();
  const { id } = await vault.api.createIncident({ changes: whole });
  const file = (text: string) => new File([text], `${text}.txt`, { type: 'text/plain' });
  await vault.api.attach({ task: 'one', incident: id, file: file('before') });
  await vault.api.remember({ key: 'log.list', value: { kept: true } });
  await remove(vault, petro);
  await vault.api.attach({ task: 'two', incident: id, file: file('after') });
  // The same bytes are stored once, whichever key they lie under.
  const other = await vault.api.createIncident({ changes: whole });
  await vault.api.attach({ task: 'three', incident: other.id, file: file('before') });
  expect((await vault.api.verify({ task: 'verify' })).problems).toEqual([]);
  expect((await rowsOf('zapys-evidence', 'evidence')).map(({ epoch }) => epoch).sort()).toEqual([
    2,
    undefined,
  ]);

  vault = await loginAs(vault, olha);
  expect((await vault.api.verify({ task: 'verify' })).problems).toEqual([]);
  expect(await vault.api.remembered({ key: 'log.list' })).toEqual({ kept: true });
  const { heads } = await vault.api.incident({ id });
  const keys = (await rowsOf('zapys-ledger', 'recordKeys')).length;
  await vault.api.eraseIncident({ id, heads, reason: 'Згоду відкликано.' });
  // What was written at both times had a key of each, and both are gone.
  expect((await rowsOf('zapys-ledger', 'recordKeys')).length).toBeLessThan(keys);
  vault = await loginAs(vault, lesia);
  expect((await vault.api.verify({ task: 'verify' })).problems).toEqual([]);
  expect((await vault.api.incident({ id })).state).toBe('erased');
  expect((await rowsOf('zapys-evidence', 'evidence')).length).toBe(1);
});

test('a file left by an interrupted save is still named, and the sheet opens what is old and what is new', async () => {
  let vault = await foundOffice();
  const { recoveryWords } = await vault.api.newRecoverySheet({ passphrase: olha.passphrase });
  vault.terminate();
  const left = '/home/olha/.zapys-left.part';
  await asInsider(olha, async ({ database, keyring }) => {
    await openLeftoverJournal(database, keyring).add(left);
  });
  vault = await login(olha);
  const old = await vault.api.createIncident({ changes: whole });
  await remove(vault, petro);
  const recent = await vault.api.createIncident({ changes: whole });
  vault.terminate();

  const gate = start();
  const keyslot = await keyslotOf(gate, olha);
  const { integrity } = await gate.api.recover({ keyslot, words: recoveryWords, passphrase });
  expect(integrity.problems).toEqual([]);
  for (const { id } of [old, recent]) expect((await gate.api.incident({ id })).fields).toMatchObject(whole);
  expect(await gate.api.leftovers()).toEqual([left]);
});

test('a row under the old key after the removal is named, and nothing more can be written', async () => {
  const vault = await foundOffice();
  await vault.api.createIncident({ changes: whole });
  await remove(vault, petro);
  vault.terminate();
  const rows = await rowsOf('zapys-ledger', 'commits');
  const stale = rows.find(({ seq }) => seq === rows.length - 1);
  const database = new LedgerDatabase();
  await database.commits.add({
    ...(stale as never as Parameters<typeof database.commits.add>[0]),
    seq: rows.length + 1,
  });
  database.close();
  const { vault: olhas, problems } = await opened(olha);
  expect(problems.map(({ at }) => at)).toEqual([`commit ${rows.length + 1}`]);
  expect(await refusal(olhas.api.createIncident({ changes: whole }))).toEqual({ code: 'read_only' });
});

test('of a damaged commit after the removal, rows under the old key are not shown', async () => {
  const vault = await foundOffice();
  await vault.api.createIncident({ changes: whole });
  const stolen = await carriedOff(petro);
  await remove(vault, petro);
  await vault.api.createIncident({ changes: whole });
  vault.terminate();
  const first = await epochOf(1, stolen.vaultKey);
  await asInsider(olha, async ({ database, ledger }) => {
    const [entry] = ledger.commits.at(-1)?.entries ?? [];
    if (!entry) throw new Error('No such entry');
    await database.parts.add(await strayPart(first, ledger.lastSeq, entry));
  });
  const { length: last } = await rowsOf('zapys-ledger', 'commits');
  await alter('zapys-ledger', 'commits', (row) =>
    row.seq === last ? { ...row, header: flipped(row.header) } : row,
  );
  const { vault: olhas, problems } = await opened(olha);
  expect(problems.map(({ at }) => at)).toContain(`commit ${last}`);
  const page = { sort: 'number', descending: false, offset: 0, limit: 10 } as const;
  expect((await olhas.api.incidents(page)).total).toBe(1);
});

test('a new key that somebody who may not put in the vault is not written under', async () => {
  const vault = await foundOffice();
  await vault.api.createIncident({ changes: whole });
  vault.terminate();
  const stolen = await carriedOff(petro);
  const sodium = await readySodium();
  await asInsider(olha, async ({ database, keyring }) => {
    const planted = crypto.getRandomValues(new Uint8Array(32));
    await database.meta.add(await sealEpoch(sodium, stolen.vaultKey, planted, keyring.author));
  });
  const { vault: olhas, problems } = await opened(olha);
  expect(problems.map(({ at }) => at)).toContain('vault key 2');
  expect(await refusal(olhas.api.createIncident({ changes: whole }))).toEqual({ code: 'read_only' });
});

test('a new key that was lost or altered on the disk is named by all that it alone opens', async () => {
  const vault = await foundOffice();
  await remove(vault, petro);
  await vault.api.createIncident({ changes: whole });
  vault.terminate();
  const meta = await rowsOf('zapys-ledger', 'meta');
  // The two rows as long as a sealed box of 32 bytes are those of Olha and of Lesia.
  const sealed = meta.filter(({ box }) => (box as Uint8Array).length === 80).map(({ id }) => id);
  expect(sealed).toHaveLength(2);
  await alter('zapys-ledger', 'meta', (row) => (sealed.includes(String(row.id)) ? undefined : row));
  const { vault: olhas, problems } = await opened(olha);
  expect(problems.map(({ at }) => at)).toEqual(
    expect.arrayContaining(['commit 4', 'commit 5', 'checkpoint']),
  );
  expect(await refusal(olhas.api.createIncident({ changes: whole }))).toEqual({ code: 'read_only' });
});

test('the founder and admins remove others, never themselves, and only once', async () => {
  let vault = await foundOffice();
  const his = await memberNamed(vault, petro);
  const hers = await memberNamed(vault, olha);
  expect(await refusal(vault.api.removeProfile({ profile: hers.id }))).toEqual({ code: 'not_permitted' });
  vault = await loginAs(vault, lesia);
  expect(await refusal(vault.api.removeProfile({ profile: his.id }))).toEqual({ code: 'not_permitted' });
  expect(await refusal(vault.api.changeRole({ profile: his.id, role: 'admin' }))).toEqual({
    code: 'not_permitted',
  });
  vault = await loginAs(vault, olha);
  await vault.api.changeRole({ profile: his.id, role: 'admin' });
  vault = await loginAs(vault, petro);
  // The founder can be removed by an admin; then the admin is the last who may add profiles.
  await vault.api.removeProfile({ profile: hers.id });
  expect(await refusal(vault.api.removeProfile({ profile: hers.id }))).toEqual({ code: 'not_found' });
  expect(await refusal(vault.api.changeRole({ profile: hers.id, role: 'legal' }))).toEqual({
    code: 'not_found',
  });
  expect(await refusal(vault.api.changeRole({ profile: his.id, role: 'supervisor' }))).toEqual({
    code: 'last_manager',
  });
  await vault.api.addProfile(person('Ігор', 'documenter'));
  vault = await loginAs(vault, lesia);
  expect((await vault.api.verify({ task: 'verify' })).problems).toEqual([]);
  expect(await refusal(vault.api.addProfile(person('Марія', 'documenter')))).toEqual({
    code: 'not_permitted',
  });
});

test('a changed role holds at once and is an entry by who changed it', async () => {
  let vault = await foundOffice();
  const his = await memberNamed(vault, petro);
  const mine = await submitted(vault);
  await vault.api.changeRole({ profile: his.id, role: 'legal' });
  vault = await loginAs(vault, petro);
  expect((await vault.api.status()) as object).toMatchObject({ profile: { role: 'legal' } });
  expect(await refusal(vault.api.approveIncident({ id: mine.id, heads: mine.heads }))).toEqual({
    code: 'not_permitted',
  });
  const before = (await vault.api.verify({ task: 'verify' })).entries;
  vault = await loginAs(vault, olha);
  await vault.api.changeRole({ profile: his.id, role: 'legal' });
  expect((await vault.api.verify({ task: 'verify' })).entries).toBe(before);
  expect(await refusal(vault.api.changeRole({ profile: his.id, role: 'owner' as never }))).toEqual({
    code: 'bad_value',
    detail: 'profile.role',
  });
});

test('killed at any moment, a removal is whole or it never was', async () => {
  const outcomes = new Set<boolean>();
  for (const [run, wait] of [0, 4, 12, undefined].entries()) {
    const vault = await foundOffice();
    const id = (await memberNamed(vault, petro)).id;
    const removal = vault.api.removeProfile({ profile: id }).catch(() => undefined);
    // The last is killed as soon as it is acknowledged.
    await (wait === undefined ? removal : new Promise((resolve) => setTimeout(resolve, wait)));
    vault.terminate();
    await removal;
    const { vault: again, problems } = await opened(lesia);
    expect([run, problems]).toEqual([run, []]);
    const gone = (await memberNamed(again, petro)).removed !== undefined;
    expect(await rowsOf('zapys-ledger', 'keyslots')).toHaveLength(gone ? 4 : 6);
    outcomes.add(gone);
    await wipe();
  }
  expect(outcomes.has(true)).toBe(true);
});

test('a vault with one profile has nobody to remove, and goes on as it was', async () => {
  const { vault } = await foundVault();
  const me = await memberNamed(vault, olha);
  expect(await refusal(vault.api.removeProfile({ profile: me.id }))).toEqual({ code: 'not_permitted' });
  expect(await refusal(vault.api.removeProfile({ profile: crypto.randomUUID() }))).toEqual({
    code: 'not_found',
  });
  await vault.api.changeRole({ profile: me.id, role: 'admin' });
  expect((await vault.api.profiles()).map(({ role }) => role)).toEqual(['admin']);
});
