import { afterEach, expect, test } from 'vitest';
import {
  foundOffice,
  foundVault,
  keyslotOf,
  lesia,
  login,
  loginAs,
  olha,
  person,
  petro,
  refusal,
  start,
  whole,
  wipe,
} from './fresh-vault.ts';
import { rowsOf } from './raw-rows.ts';
import { setClock } from './shifted-clock.ts';

afterEach(async () => {
  setClock(0);
  await wipe();
});

const everything = { sort: 'changed', descending: true, offset: 0, limit: 10 } as const;
const year = 365;

/** Olha's vault opened anew by a worker whose clock is so many days off. */
const daysOff = (vault: ReturnType<typeof start>, days: number, who = olha) => {
  setClock(days);
  return loginAs(vault, who);
};

test('what is saved after the clock was set back is what stands, in the order in which it was saved', async () => {
  let { vault } = await foundVault();
  const { id, heads, number } = await vault.api.createIncident({ changes: whole });
  vault = await daysOff(vault, -10 * year);
  const edited = await vault.api.editIncident({ id, heads, changes: { 'account.place': 'Токмак' } });
  const again = await vault.api.editIncident({
    id,
    heads: edited.heads,
    changes: { 'account.place': 'Оріхів' },
  });
  expect(again).toMatchObject({ number, conflicts: [], fields: { 'account.place': 'Оріхів' } });
  const other = await vault.api.createIncident({ changes: whole });
  expect(other.number).not.toBe(number);
  vault = await daysOff(vault, 0);
  expect((await vault.api.incident({ id })).fields['account.place']).toBe('Оріхів');
  const history = await vault.api.history({ id });
  const places = history.flatMap(({ changes }) => changes.filter(({ field }) => field === 'account.place'));
  expect(places.map(({ after }) => after)).toEqual(['Оріхів', 'Токмак', 'Мелітополь']);
  expect((await vault.api.verify({ task: 'verify' })).problems).toEqual([]);
  expect((await vault.api.incidents(everything)).total).toBe(2);
});

test('a review goes on through a clock set back; a decision that would not count is refused, not lost', async () => {
  let vault = await foundOffice();
  const members = await vault.api.profiles();
  const promoted = members.find(({ name }) => name === lesia.name);
  await vault.api.changeRole({ profile: promoted?.id ?? '', role: 'supervisor' });
  const { id, heads } = await vault.api.createIncident({ changes: whole });
  const waiting = await vault.api.submitIncident({ id, heads });
  vault = await daysOff(vault, -year, petro);
  const returned = await vault.api.returnIncident({ id, heads: waiting.heads, reason: 'Уточніть місце.' });
  expect(returned.state).toBe('returned');
  vault = await daysOff(vault, -2 * year);
  const place = { 'account.place': 'Токмак' };
  const edited = await vault.api.editIncident({ id, heads: returned.heads, changes: place });
  const submitted = await vault.api.submitIncident({ id, heads: edited.heads });
  expect(submitted.state).toBe('waiting');

  // By this clock she has not become a supervisor yet.
  vault = await daysOff(vault, -year, lesia);
  const approval = () => vault.api.approveIncident({ id, heads: submitted.heads });
  expect(await refusal(approval())).toEqual({
    code: 'clock_back',
    detail: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  });
  vault = await daysOff(vault, 0, lesia);
  expect((await approval()).state).toBe('approved');
  vault = await daysOff(vault, 0);
  expect((await vault.api.incident({ id })).state).toBe('approved');
  expect((await vault.api.verify({ task: 'verify' })).problems).toEqual([]);
});

test('who became an admin later adds nobody by a clock that stands before it', async () => {
  let vault = await foundOffice();
  const promoted = (await vault.api.profiles()).find(({ name }) => name === lesia.name);
  await vault.api.changeRole({ profile: promoted?.id ?? '', role: 'admin' });
  vault = await daysOff(vault, -year, lesia);
  expect((await refusal(vault.api.addProfile(person('Новий', 'documenter')))).code).toBe('clock_back');
  expect(await vault.api.profiles()).toHaveLength(3);
});

test('setting the clock back again and again neither ends the wait nor makes it longer than it was', async () => {
  const { vault } = await foundVault();
  vault.terminate();
  const first = start();
  const keyslot = await keyslotOf(first, olha);
  for (let attempt = 0; attempt < 3; attempt++)
    await refusal(first.api.unlock({ keyslot, passphrase: 'not the right one' }));
  first.terminate();
  for (const days of [-1, -year, -10 * year]) {
    setClock(days);
    const worker = start();
    const status = await worker.api.status();
    if (status.state !== 'locked') throw new Error(status.state);
    expect(status.keyslots[0]?.waitMs).toBeGreaterThan(0);
    expect(status.keyslots[0]?.waitMs).toBeLessThanOrEqual(5000);
    expect((await refusal(worker.api.unlock({ keyslot, passphrase: olha.passphrase }))).code).toBe('wait');
    worker.terminate();
  }
  expect(await rowsOf('zapys-ledger', 'attempts')).toMatchObject([{ failures: 3 }]);
  // Set right again it is over.
  setClock(0);
  await login(olha);
});
