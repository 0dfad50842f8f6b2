import { afterEach, expect, test } from 'vitest';
import type { NewShares } from '../../../shared/model/recovery.ts';
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
  whole,
  wipe,
} from './fresh-vault.ts';
import { alter, rowsOf } from './raw-rows.ts';

afterEach(wipe);

type Vault = ReturnType<typeof start>;

const made = async (
  vault: Vault,
  passphrase = olha.passphrase,
  threshold = 3,
  total = 5,
): Promise<NewShares> => {
  const shares = await vault.api.makeShares({ passphrase, threshold, total });
  await vault.api.keepShares();
  return shares;
};

/** The shares with these numbers, in this order. */
const some = ({ shares }: NewShares, ...numbers: number[]) =>
  numbers.map((number) => shares[number - 1] ?? []);

const passphrase = 'another long passphrase';

/** Tries the shares at the gate of the vault as it lies on the disk. */
const recover = async (shares: readonly (readonly string[])[], who = olha) => {
  const vault = start();
  const keyslot = await keyslotOf(vault, who);
  const answer = vault.api.recoverWithShares({ keyslot, shares, passphrase });
  return { vault, answer };
};

const refused = async (shares: readonly (readonly string[])[], who = olha) => {
  const { vault, answer } = await recover(shares, who);
  const error = await refusal(answer);
  vault.terminate();
  return error;
};

const next = async (
  vault: Vault,
  words: readonly string[],
  before: readonly (readonly string[])[] = [],
  who = olha,
) => vault.api.checkShare({ keyslot: await keyslotOf(vault, who), words, before });

test('with passphrase and sheet both gone, three of five shares in any order open the profile', async () => {
  const { vault } = await foundVault();
  const { id } = await vault.api.createIncident({ changes: whole });
  const set = await made(vault);
  vault.terminate();
  // Nothing else opens the profile from here.
  await alter('zapys-ledger', 'keyslots', (row) => (row.kind === 'recovery' ? undefined : row));

  const { vault: recovered, answer } = await recover(some(set, 5, 1, 3));
  expect((await answer).profile.name).toBe(olha.name);
  expect((await answer).integrity.problems).toEqual([]);
  expect((await recovered.api.incident({ id })).fields).toMatchObject(whole);
  recovered.terminate();

  (await login({ ...olha, passphrase })).terminate();
  expect(await refusal(login(olha))).toEqual({ code: 'wrong_passphrase' });
});

test('two of three are refused, and so are two and one of them again', async () => {
  const { vault } = await foundVault();
  const set = await made(vault);
  vault.terminate();
  expect(await refused(some(set, 2, 4))).toEqual({ code: 'wrong_shares', detail: 'tooFew' });
  expect(await refused(some(set, 2, 4, 2))).toEqual({ code: 'wrong_shares', detail: 'twice' });
  expect(await refused([])).toEqual({ code: 'wrong_shares', detail: 'tooFew' });
  await login(olha);
});

test('each share is told about as soon as it is typed', async () => {
  const { vault } = await foundVault();
  const set = await made(vault);
  vault.terminate();
  const gate = start();
  const [first = [], second = []] = set.shares;
  expect(await next(gate, first)).toEqual({ share: { number: 1, threshold: 3, total: 5 } });
  expect(await next(gate, second, [first])).toEqual({ share: { number: 2, threshold: 3, total: 5 } });
  expect(await next(gate, first, [second, first])).toEqual({ problem: 'twice' });
  expect(await next(gate, first.with(7, 'слово'))).toEqual({ problem: 'word', place: 8 });
  const other = first[7] === 'zoo' ? 'zone' : 'zoo';
  expect(await next(gate, first.with(7, other))).toMatchObject({ problem: 'mistyped' });
  expect(await next(gate, first.slice(1))).toEqual({ problem: 'length' });
});

test('a share of another vault, another profile and an older set are each named as such', async () => {
  const { vault: elsewhere } = await foundVault();
  const foreign = await made(elsewhere);
  await wipe();

  const vault = start();
  await vault.api.create({ organisation: 'ORG', profile: olha });
  await vault.api.addProfile(petro);
  const old = await made(vault);
  const now = await made(vault);
  const petros = await loginAs(vault, petro);
  const his = await made(petros, petro.passphrase, 2, 2);
  petros.terminate();
  const gate = start();
  const problem = async (set: NewShares, who = olha) => {
    const answer = await next(gate, set.shares[0] ?? [], [], who);
    return 'problem' in answer ? answer.problem : undefined;
  };
  expect(await problem(now)).toBeUndefined();
  expect(await problem(foreign)).toBe('otherVault');
  expect(await problem(his)).toBe('otherProfile');
  expect(await problem(now, petro)).toBe('otherProfile');
  expect(await problem(old)).toBe('otherSet');
  gate.terminate();
  expect(await refused(some(old, 1, 2, 3))).toEqual({ code: 'wrong_shares', detail: 'otherSet' });
  expect(await refused([...some(now, 1, 2), ...some(old, 3)])).toEqual({
    code: 'wrong_shares',
    detail: 'otherSet',
  });
});

test('shares that were not kept open nothing, and the set before them goes on', async () => {
  const { vault } = await foundVault();
  const old = await made(vault);
  const unkept = await vault.api.makeShares({ passphrase: olha.passphrase, threshold: 2, total: 3 });
  vault.terminate();
  expect(await refused(some(unkept, 1, 2))).toEqual({ code: 'wrong_shares', detail: 'otherSet' });
  const { answer } = await recover(some(old, 1, 2, 3));
  expect((await answer).profile.name).toBe(olha.name);
});

test('shares are made by who knows the passphrase, two to ten, and nothing is kept that was not made', async () => {
  const { vault } = await foundVault();
  const make = (input: { passphrase?: string; threshold?: number; total?: number }) =>
    refusal(vault.api.makeShares({ passphrase: olha.passphrase, threshold: 2, total: 3, ...input }));
  expect(await make({ passphrase: 'not the right one' })).toEqual({ code: 'wrong_passphrase' });
  expect(await make({ threshold: 1 })).toEqual({ code: 'bad_value', detail: 'shares' });
  expect(await make({ threshold: 4 })).toEqual({ code: 'bad_value', detail: 'shares' });
  expect(await make({ threshold: 2, total: 11 })).toEqual({ code: 'bad_value', detail: 'shares' });
  expect(await refusal(vault.api.keepShares())).toEqual({ code: 'not_found' });
  expect(await vault.api.recoveryState()).not.toHaveProperty('shares');
});

test('a keyslot of shares shows no more than two numbers, and who has shares is seen at the gate', async () => {
  const vault = await foundOffice();
  const set = await made(vault);
  vault.terminate();
  const [slot] = (await rowsOf('zapys-ledger', 'keyslots')).filter(({ kind }) => kind === 'shares');
  expect(Object.keys(slot ?? {}).sort()).toEqual(
    [
      'box',
      'group',
      'id',
      'kind',
      'label',
      'marks',
      'memory',
      'passes',
      'position',
      'salt',
      'version',
    ].sort(),
  );
  expect(slot).toMatchObject({ label: undefined });
  const words = set.shares.map((share) => share.slice(0, 4).join(' '));
  expect(new Set(words)).toEqual(new Set([`${set.vaultMark} ${set.setMark}`]));
  const status = await start().api.status();
  expect(status.state === 'locked' && status.keyslots.map(({ hasShares }) => hasShares)).toEqual([
    true,
    false,
    false,
  ]);
});

test('a slot whose marks were changed on the disk does not open', async () => {
  const { vault } = await foundVault();
  const first = await made(vault, olha.passphrase, 2, 2);
  const [slot] = (await rowsOf('zapys-ledger', 'keyslots')).filter(({ kind }) => kind === 'shares');
  const second = await made(vault, olha.passphrase, 2, 2);
  vault.terminate();
  await alter('zapys-ledger', 'keyslots', (row) =>
    row.kind === 'shares' ? { ...row, marks: slot?.marks } : row,
  );
  expect(await refused(first.shares)).toEqual({ code: 'wrong_shares' });
  expect(await refused(second.shares)).toEqual({ code: 'wrong_shares', detail: 'otherSet' });
});

test('sheet and shares are proved without changing anything, and when is remembered', async () => {
  const { vault, recoveryWords } = await foundVault();
  const set = await made(vault, olha.passphrase, 2, 3);
  const slots = await rowsOf('zapys-ledger', 'keyslots');
  expect(await vault.api.recoveryState()).toMatchObject({ shares: { threshold: 2, total: 3 } });
  expect(await refusal(vault.api.proveSheet({ words: recoveryWords.toReversed() }))).toEqual({
    code: 'wrong_recovery_words',
  });
  expect((await vault.api.recoveryState()).sheet.proved).toBeUndefined();
  expect((await vault.api.proveSheet({ words: recoveryWords })).sheet.proved).toMatch(/^\d{4}-/);
  expect(await refusal(vault.api.proveShares({ shares: some(set, 1) }))).toEqual({
    code: 'wrong_shares',
    detail: 'tooFew',
  });
  const checked = await vault.api.checkShare({ words: set.shares[2] ?? [], before: [] });
  expect(checked).toEqual({ share: { number: 3, threshold: 2, total: 3 } });
  expect((await vault.api.proveShares({ shares: some(set, 3, 1) })).shares?.proved).toMatch(/^\d{4}-/);
  expect((await vault.api.rehearsalAsked({ way: 'sheet' })).sheet.asked).toBe(true);
  expect(await rowsOf('zapys-ledger', 'keyslots')).toEqual(slots);
  expect(await rowsOf('zapys-ledger', 'attempts')).toEqual([]);
  vault.terminate();

  const again = await login(olha);
  const state = await again.api.recoveryState();
  expect(state.sheet).toMatchObject({ proved: expect.any(String), asked: true });
  expect(state.shares?.proved).toEqual(expect.any(String));
  await again.api.newRecoverySheet({ passphrase: olha.passphrase });
  expect(Object.keys((await again.api.recoveryState()).sheet)).toEqual(['made']);
});
