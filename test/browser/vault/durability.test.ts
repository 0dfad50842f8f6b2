import { afterEach, expect, test } from 'vitest';
import { foundVault, login, olha, start, whole, wipe } from './fresh-vault.ts';

afterEach(wipe);

/** Ends the worker when the n-th save of a run is on its way: some of those moments are inside a transaction. */
const rounds = 8;

test('every acknowledged save is there after the worker was ended at any moment, and no half of one', async () => {
  let { vault } = await foundVault();
  const both = (text: string) => ({ ...whole, 'account.narrative': text, 'account.place': text });
  const { id } = await vault.api.createIncident({ changes: both('begun') });
  let acknowledged = 'begun';
  for (let round = 0; round < rounds; round++) {
    let attempted = acknowledged;
    const saving = async (): Promise<never> => {
      for (let save = 0; ; save++) {
        const { heads } = await vault.api.incident({ id });
        attempted = `${round}-${save}`;
        await vault.api.editIncident({ id, heads, changes: both(attempted) });
        acknowledged = attempted;
      }
    };
    const ended = saving().catch((error: Error) => error.name);
    await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 100));
    vault.terminate();
    expect(await ended).toBe('VaultCallError');
    vault = await login(olha);
    const { fields } = await vault.api.incident({ id });
    // The save in hand when the worker ended may have been on the disk already, but then as a whole.
    expect([acknowledged, attempted]).toContain(fields['account.place']);
    expect(fields['account.narrative']).toBe(fields['account.place']);
    expect((await vault.api.integrity()).problems).toEqual([]);
    acknowledged = String(fields['account.place']);
  }
});

test('saves that were asked for before the lock are either acknowledged and there, or neither', async () => {
  const { vault } = await foundVault();
  const made = await vault.api.createIncident({ changes: whole });
  const saves = Array.from({ length: 20 }, (_, index) =>
    vault.api.createIncident({ changes: { ...whole, 'account.place': `Місце ${index}` } }).then(
      ({ id }) => id,
      () => undefined,
    ),
  );
  await vault.lock();
  const acknowledged = (await Promise.all(saves)).filter((id) => id !== undefined);
  const again = await login(olha);
  for (const id of [made.id, ...acknowledged]) expect((await again.api.incident({ id })).id).toBe(id);
  expect((await again.api.integrity()).problems).toEqual([]);
});

test('a vault whose making was cut short is either not there or whole', async () => {
  for (const wait of [0, 20, 60, 150]) {
    const vault = start();
    await vault.api.status();
    const made = vault.api.create({ organisation: 'ORG', profile: olha }).then(
      () => true,
      () => false,
    );
    await Promise.race([made, new Promise((resolve) => setTimeout(resolve, wait))]);
    vault.terminate();
    const again = start();
    const status = await again.api.status();
    if (status.state === 'locked') {
      again.terminate();
      expect((await (await login(olha)).api.integrity()).problems).toEqual([]);
    } else expect(status.state).toBe('absent');
    await wipe();
  }
});
