import { afterEach, expect, test, vi } from 'vitest';
import { leastCost } from '../../../renderer/vault/keys/least-cost.ts';
import { waitAfter } from '../../../renderer/vault/keys/login-delay.ts';
import { removalLimits } from '../../../shared/model/removal.ts';
import {
  foundOffice,
  foundVault,
  keyslotOf,
  lockedVault,
  login,
  loginAs,
  olha,
  petro,
  refusal,
  start,
  wipe,
} from './fresh-vault.ts';
import { alter, rowsOf } from './raw-rows.ts';

afterEach(wipe);

const tryWrong = async (vault: ReturnType<typeof start>) => {
  const keyslot = await keyslotOf(vault, olha);
  return refusal(vault.api.unlock({ keyslot, passphrase: 'not the right one' }));
};

const waitOf = async (vault: ReturnType<typeof start>): Promise<number> => {
  const status = await vault.api.status();
  return status.state === 'locked' ? (status.keyslots[0]?.waitMs ?? 0) : 0;
};

test('the wait is none after two failures, then 5 seconds, doubling up to 15 minutes', () => {
  expect([0, 1, 2, 3, 4, 5, 10, 11, 40].map((failures) => waitAfter(failures) / 1000)).toEqual([
    0, 0, 0, 5, 10, 20, 640, 900, 900,
  ]);
});

test('a removal on purpose takes as long as is said where it is switched on', () => {
  const seconds = (limit: number): number =>
    Array.from({ length: limit }, (_, failures) => waitAfter(failures) / 1000).reduce(
      (sum, wait) => sum + wait,
    );
  const said = { 10: 10 * 60, 20: 2.5 * 3600, 50: 10 * 3600 };
  expect(removalLimits.map(String)).toEqual(Object.keys(said));
  for (const limit of removalLimits) {
    expect(seconds(limit)).toBeGreaterThanOrEqual(said[limit]);
    expect(seconds(limit)).toBeLessThan(said[limit] * 1.1);
  }
});

test('failures are counted across workers, and a new worker lets nobody in before the wait is over', async () => {
  await lockedVault();
  for (const failures of [1, 2, 3]) {
    const worker = start();
    expect((await tryWrong(worker)).code).toBe('wrong_passphrase');
    expect(await rowsOf('zapys-ledger', 'attempts')).toMatchObject([{ failures }]);
    worker.terminate();
  }
  // A wait long enough for the slowest machine that runs this.
  await alter('zapys-ledger', 'attempts', (row) => ({ ...row, failures: 10 }));
  const worker = start();
  expect(await waitOf(worker)).toBeGreaterThan(0);
  expect(await waitOf(worker)).toBeLessThanOrEqual(640_000);
  const keyslot = await keyslotOf(worker, olha);
  expect(await refusal(worker.api.unlock({ keyslot, passphrase: olha.passphrase }))).toEqual({
    code: 'wait',
    detail: expect.stringMatching(/^\d{1,3}$/),
  });
  expect(await rowsOf('zapys-ledger', 'attempts')).toMatchObject([{ failures: 10 }]);

  await alter('zapys-ledger', 'attempts', (row) => ({ ...row, lastAt: Date.now() - 640_000 }));
  await worker.api.unlock({ keyslot, passphrase: olha.passphrase });
});

test('an attempt counts although the worker is ended in the middle of it', async () => {
  await lockedVault();
  const worker = start();
  const keyslot = await keyslotOf(worker, olha);
  const cut = refusal(worker.api.unlock({ keyslot, passphrase: 'not the right one' }));
  await vi.waitFor(async () => expect(await rowsOf('zapys-ledger', 'attempts')).toHaveLength(1));
  worker.terminate();
  await cut;
  expect(await rowsOf('zapys-ledger', 'attempts')).toMatchObject([{ failures: 1 }]);
});

test('a clock that was set back does not end the wait, nor make it longer than it was', async () => {
  await lockedVault();
  const worker = start();
  await tryWrong(worker);
  await alter('zapys-ledger', 'attempts', (row) => ({
    ...row,
    failures: 4,
    lastAt: Date.now() + 86_400_000,
  }));
  const wait = await waitOf(worker);
  expect(wait).toBeGreaterThan(5_000);
  expect(wait).toBeLessThanOrEqual(10_000);
});

test('the right passphrase forgets the failures before it', async () => {
  await lockedVault();
  const worker = start();
  await tryWrong(worker);
  await worker.api.unlock({ keyslot: await keyslotOf(worker, olha), passphrase: olha.passphrase });
  expect(await rowsOf('zapys-ledger', 'attempts')).toEqual([]);
});

test('the recovery words set a new passphrase; the old one opens nothing any more', async () => {
  const { recoveryWords } = await lockedVault();
  const worker = start();
  const keyslot = await keyslotOf(worker, olha);
  const typed = recoveryWords.map((word) => ` ${word.toUpperCase()} `);
  const { profile } = await worker.api.recover({
    keyslot,
    words: typed,
    passphrase: 'another long passphrase',
  });
  expect(profile.name).toBe('Ольга');
  worker.terminate();
  const again = start();
  expect(await refusal(again.api.unlock({ keyslot, passphrase: olha.passphrase }))).toEqual({
    code: 'wrong_passphrase',
  });
  await again.api.unlock({ keyslot, passphrase: 'another long passphrase' });
});

test('wrong recovery words are refused, and a word that is none is named by its place', async () => {
  const { recoveryWords } = await lockedVault();
  const worker = start();
  const keyslot = await keyslotOf(worker, olha);
  const recover = (words: readonly string[]) =>
    refusal(worker.api.recover({ keyslot, words, passphrase: 'another long passphrase' }));
  expect(await recover(recoveryWords.with(4, 'слово'))).toEqual({
    code: 'wrong_recovery_words',
    detail: '5',
  });
  expect(await recover(recoveryWords.slice(1))).toEqual({ code: 'wrong_recovery_words' });
  expect(await recover([...recoveryWords].reverse())).toEqual({ code: 'wrong_recovery_words' });
  const other = [...Array.from({ length: 23 }, () => 'abandon'), 'art'];
  expect(await recover(other)).toEqual({ code: 'wrong_recovery_words' });
});

test('a new recovery sheet takes the place of the old one, for who knows the passphrase', async () => {
  const { vault, recoveryWords } = await foundVault();
  const ask = (passphrase: string) => vault.api.newRecoverySheet({ passphrase });
  expect(await refusal(ask('not the right one'))).toEqual({ code: 'wrong_passphrase' });
  expect(await rowsOf('zapys-ledger', 'attempts')).toMatchObject([{ failures: 1 }]);
  const before = await rowsOf('zapys-ledger', 'keyslots');
  const made = await ask(olha.passphrase);
  expect(made.recoveryWords).toHaveLength(24);
  expect(await rowsOf('zapys-ledger', 'attempts')).toEqual([]);
  expect(await rowsOf('zapys-ledger', 'keyslots')).toHaveLength(before.length);
  vault.terminate();

  const worker = start();
  const keyslot = await keyslotOf(worker, olha);
  const recover = (words: readonly string[]) =>
    worker.api.recover({ keyslot, words, passphrase: 'another long passphrase' });
  expect(await refusal(recover(recoveryWords))).toEqual({ code: 'wrong_recovery_words' });
  expect((await recover(made.recoveryWords)).profile.name).toBe('Ольга');
});

test('a new recovery sheet is one person’s own: the others keep theirs', async () => {
  const { vault, recoveryWords } = await foundVault();
  const added = await vault.api.addProfile(petro);
  const hers = await loginAs(vault, petro);
  await hers.api.newRecoverySheet({ passphrase: petro.passphrase });
  hers.terminate();
  const worker = start();
  const keyslot = await keyslotOf(worker, petro);
  const passphrase = 'another long passphrase';
  expect(await refusal(worker.api.recover({ keyslot, words: added.recoveryWords, passphrase }))).toEqual({
    code: 'wrong_recovery_words',
  });
  const own = await keyslotOf(worker, olha);
  expect((await worker.api.recover({ keyslot: own, words: recoveryWords, passphrase })).profile.name).toBe(
    'Ольга',
  );
});

test('each person opens the vault with a passphrase of their own and may change it', async () => {
  let vault = await foundOffice(petro);
  expect(
    await refusal(vault.api.changePassphrase({ current: 'not the right one', next: 'a new passphrase' })),
  ).toEqual({
    code: 'wrong_passphrase',
  });
  expect(await refusal(vault.api.changePassphrase({ current: petro.passphrase, next: 'too short' }))).toEqual(
    {
      code: 'weak_passphrase',
    },
  );
  await vault.api.changePassphrase({ current: petro.passphrase, next: 'a new passphrase' });
  vault.terminate();
  vault = await login({ ...petro, passphrase: 'a new passphrase' });
  expect((await vault.api.profiles()).map(({ name, role }) => `${name} ${role}`)).toEqual([
    'Ольга documenter',
    'Петро supervisor',
    'Леся legal',
  ]);
  vault.terminate();
  await login(olha);
});

test('a keyslot whose cost was lowered on the disk opens nothing', async () => {
  await lockedVault();
  await alter('zapys-ledger', 'keyslots', (row) => (row.kind === 'passphrase' ? { ...row, passes: 1 } : row));
  expect(await refusal(login(olha))).toEqual({ code: 'wrong_passphrase' });
});

test('every keyslot names its cost, which is the least that any vault asks or more', async () => {
  await foundVault();
  const [slot] = (await rowsOf('zapys-ledger', 'keyslots')).filter(({ kind }) => kind === 'passphrase');
  expect(slot).toMatchObject(leastCost);
});

test('a vault is not made over another, nor with a short passphrase, nor without a name', async () => {
  const worker = start();
  const create = (profile: Partial<typeof olha>, organisation = 'ORG') =>
    refusal(worker.api.create({ organisation, profile: { ...olha, ...profile } }));
  expect(await create({ passphrase: 'eleven char' })).toEqual({ code: 'weak_passphrase' });
  expect(await create({ name: '  ' })).toEqual({ code: 'bad_value', detail: 'profile.name' });
  expect(await create({}, 'орг')).toEqual({ code: 'bad_value', detail: 'profile.organisation' });
  expect(await worker.api.status()).toEqual({ state: 'absent' });
  await worker.api.create({ organisation: 'ORG', profile: olha });
  expect(await create({})).toEqual({ code: 'vault_exists' });
});

test('a second window is told that another one has the vault open', async () => {
  await foundVault();
  const second = start();
  const keyslot = await keyslotOf(second, olha);
  expect(await refusal(second.api.unlock({ keyslot, passphrase: olha.passphrase }))).toEqual({
    code: 'other_window',
  });
});
