import { afterEach, expect, test, vi } from 'vitest';
import {
  foundOffice,
  foundVault,
  keyslotOf,
  login,
  loginAs,
  olha,
  petro,
  refusal,
  start,
  wipe,
} from './fresh-vault.ts';
import { alter, copyOf, putRow, restored, rowsOf } from './raw-rows.ts';

afterEach(wipe);

type Vault = ReturnType<typeof start>;

const tryWrong = async (vault: Vault, who = olha) => {
  const keyslot = await keyslotOf(vault, who);
  return refusal(vault.api.unlock({ keyslot, passphrase: 'not the right one' }));
};

/** So many wrong attempts were made at this profile's unlock screen, and their wait is over. */
const attempted = async (atGate: number, who = olha): Promise<void> => {
  const worker = start();
  const id = await keyslotOf(worker, who);
  worker.terminate();
  await putRow('zapys-ledger', 'attempts', { id, failures: atGate, atGate, lastAt: 0 });
};

/** Attempts left, by the names shown. */
const left = async (vault: Vault): Promise<Record<string, number | undefined>> => {
  const status = await vault.api.status();
  if (status.state !== 'locked') throw new Error(`The vault is ${status.state}`);
  return Object.fromEntries(status.keyslots.map(({ label, attemptsLeft }) => [label, attemptsLeft]));
};

const databases = async (): Promise<readonly string[]> =>
  (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('zapys-') ? [name] : [])).sort();

/** A closed vault that removes itself after ten wrong passphrases. */
const removable = async (): Promise<void> => {
  const { vault } = await foundVault();
  await vault.api.setRemovalLimit({ limit: 10 });
  vault.terminate();
};

test('a vault does not remove itself unless it was asked to, however often a passphrase was wrong', async () => {
  const { vault } = await foundVault();
  expect(await vault.api.removalLimit()).toBeNull();
  vault.terminate();
  await attempted(500);
  const worker = start();
  expect(await left(worker)).toEqual({ Ольга: undefined });
  await tryWrong(worker);
  worker.terminate();
  await attempted(501);
  await login(olha);
});

test('the tenth wrong passphrase removes every database, and a new worker finds no vault', async () => {
  await removable();
  await attempted(8);
  const worker = start();
  expect(await left(worker)).toEqual({ Ольга: 2 });
  expect((await tryWrong(worker)).code).toBe('wrong_passphrase');
  expect(await left(worker)).toEqual({ Ольга: 1 });
  await attempted(9);
  expect((await tryWrong(worker)).code).toBe('wrong_passphrase');
  expect(await worker.api.status()).toEqual({ state: 'removed' });
  expect(await databases()).toEqual(['zapys-removal']);
  worker.terminate();
  const again = start();
  expect(await again.api.status()).toEqual({ state: 'removed' });
  const made = again.api.create({ organisation: 'ORG', profile: olha });
  expect(await refusal(made)).toEqual({ code: 'vault_exists' });
  expect(await databases()).toEqual(['zapys-removal']);
});

test('the right passphrase at the last attempt opens the vault and sets the count back', async () => {
  await removable();
  await attempted(9);
  const worker = start();
  const keyslot = await keyslotOf(worker, olha);
  await worker.api.unlock({ keyslot, passphrase: olha.passphrase });
  worker.terminate();
  expect(await left(start())).toEqual({ Ольга: 10 });
});

test('whoever ends the program in the middle of the last attempt gains nothing', async () => {
  await removable();
  await attempted(9);
  // Deriving the key from the passphrase takes long enough to be cut off in.
  const slow = { memory: 64 * 1024 * 1024, passes: 64 };
  await alter('zapys-ledger', 'keyslots', (row) => (row.kind === 'passphrase' ? { ...row, ...slow } : row));
  const worker = start();
  const keyslot = await keyslotOf(worker, olha);
  const cut = refusal(worker.api.unlock({ keyslot, passphrase: 'not the right one' }));
  await vi.waitFor(async () =>
    expect(await rowsOf('zapys-ledger', 'attempts')).toMatchObject([{ atGate: 10 }]),
  );
  worker.terminate();
  await cut;
  const again = start();
  const late = again.api.unlock({ keyslot, passphrase: olha.passphrase });
  expect(await refusal(late)).toEqual({ code: 'no_vault' });
  expect(await again.api.status()).toEqual({ state: 'removed' });
  expect(await databases()).toEqual(['zapys-removal']);
});

test('a removal cut off at any moment leaves no keyslot that opens, and the next start ends it', async () => {
  await removable();
  await attempted(10);
  const before = await Promise.all((await databases()).map(copyOf));
  const boxes = (await rowsOf('zapys-ledger', 'keyslots')).map(({ box }) => String(box));
  for (let round = 0; round < 12; round++) {
    await wipe();
    for (const database of before) await restored(database);
    const worker = start();
    const cut = worker.api.status().catch(() => undefined);
    // Whenever that is: what must hold holds at any moment.
    await new Promise((resolve) => setTimeout(resolve, 150 + 10 * round));
    worker.terminate();
    await cut;
    const kept = (await databases()).includes('zapys-ledger') ? await rowsOf('zapys-ledger', 'keyslots') : [];
    const same = kept.filter(({ box }) => boxes.includes(String(box)));
    // All of them are overwritten in one step, or none is yet.
    expect([0, boxes.length]).toContain(same.length);
    expect(await start().api.status()).toEqual({ state: 'removed' });
    expect(await databases()).toEqual(['zapys-removal']);
  }
});

test('each profile has a count of its own, and one person’s right passphrase forgives nobody else', async () => {
  const vault = await foundOffice();
  await vault.api.setRemovalLimit({ limit: 20 });
  vault.terminate();
  await attempted(4);
  const worker = start();
  await tryWrong(worker, petro);
  expect(await left(worker)).toEqual({ Ольга: 16, Петро: 19, Леся: 20 });
  await worker.api.unlock({ keyslot: await keyslotOf(worker, petro), passphrase: petro.passphrase });
  worker.terminate();
  expect(await left(start())).toEqual({ Ольга: 16, Петро: 20, Леся: 20 });
});

test('what is asked in an open vault counts for the wait and for no removal', async () => {
  const { vault } = await foundVault();
  await vault.api.setRemovalLimit({ limit: 10 });
  const change = { current: 'not the right one', next: 'a new passphrase' };
  expect(await refusal(vault.api.changePassphrase(change))).toEqual({ code: 'wrong_passphrase' });
  expect(await rowsOf('zapys-ledger', 'attempts')).toMatchObject([{ failures: 1, atGate: 0 }]);
});

test('attempts made before the removal was switched on do not count', async () => {
  const office = await foundOffice();
  office.terminate();
  await attempted(30, petro);
  const vault = await login(olha);
  await vault.api.setRemovalLimit({ limit: 10 });
  vault.terminate();
  expect(await left(start())).toEqual({ Ольга: 10, Петро: 10, Леся: 10 });
});

test('it is a signed setting of who may manage profiles, and switching it off is one too', async () => {
  let vault = await foundOffice();
  await vault.api.setRemovalLimit({ limit: 50 });
  expect(await vault.api.removalLimit()).toBe(50);
  const { entries } = await vault.api.verify({ task: 'verify' });
  await vault.api.setRemovalLimit({ limit: 50 });
  expect(await vault.api.verify({ task: 'verify' })).toEqual({ entries, checked: true, problems: [] });
  vault = await loginAs(vault, petro);
  expect(await vault.api.removalLimit()).toBe(50);
  expect(await refusal(vault.api.setRemovalLimit({ limit: null }))).toEqual({ code: 'not_permitted' });
  vault.terminate();
  expect(await left(start())).toMatchObject({ Ольга: 50 });
  vault = await login(olha);
  expect(await refusal(vault.api.setRemovalLimit({ limit: 3 as never }))).toEqual({
    code: 'bad_value',
    detail: 'profile.removal_after',
  });
  await vault.api.setRemovalLimit({ limit: null });
  expect(await vault.api.verify({ task: 'verify' })).toEqual({
    entries: entries + 1,
    checked: true,
    problems: [],
  });
  vault.terminate();
  expect(await left(start())).toEqual({ Ольга: undefined, Петро: undefined, Леся: undefined });
});

test('where the copy that the unlock screen reads is gone or altered, the next unlock puts the signed limit back', async () => {
  await removable();
  await alter('zapys-removal', 'mark', (row) => ({ ...row, limit: 50 }));
  (await login(olha)).terminate();
  expect(await left(start())).toEqual({ Ольга: 10 });
  await alter('zapys-removal', 'mark', () => undefined);
  (await login(olha)).terminate();
  expect(await left(start())).toEqual({ Ольга: 10 });
});

test('attempts at the same moment are counted one by one', async () => {
  await removable();
  const worker = start();
  const keyslot = await keyslotOf(worker, olha);
  const codes = await Promise.all(
    Array.from({ length: 6 }, () => refusal(worker.api.unlock({ keyslot, passphrase: 'not the right one' }))),
  );
  expect(codes.map(({ code }) => code).sort()).toEqual([
    'wait',
    'wait',
    'wait',
    'wrong_passphrase',
    'wrong_passphrase',
    'wrong_passphrase',
  ]);
  expect(await rowsOf('zapys-ledger', 'attempts')).toMatchObject([{ failures: 3, atGate: 3 }]);
});
