import { afterEach, expect, test } from 'vitest';
import { foundVault, lockedVault, login, olha, start, whole, wipe } from './fresh-vault.ts';

afterEach(wipe);

/** Ends the worker when the n-th save of a run is on its way: some of those moments are inside a transaction. */
const rounds = 8;

/** At most so many milliseconds, and five. */
const moment = (longest: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * longest));

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
    await moment(100);
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

test('a table of which the worker ended at any moment is in the vault as a whole or not at all', async () => {
  const rowsEach = 120;
  let { vault } = await foundVault();
  const acknowledged: string[] = [];
  for (let round = 0; round < 6; round++) {
    const name = `table ${round}.csv`;
    const rows = Array.from({ length: rowsEach }, (_, line) => ({
      line,
      changes: { ...whole, 'account.place': `${name}, ${line}` },
    }));
    const file = { name, sha256: 'a'.repeat(64), rows: rowsEach };
    const bringing = vault.api.importIncidents({ task: name, file, rows }).then(
      () => acknowledged.push(name),
      () => undefined,
    );
    await Promise.race([bringing, moment(400)]);
    vault.terminate();
    await bringing;
    vault = await login(olha);
    const imports = await vault.api.imports();
    const names = imports.map(({ fileName }) => fileName);
    expect(names).toEqual(expect.arrayContaining(acknowledged));
    expect(imports.map(({ created }) => created)).toEqual(names.map(() => rowsEach));
    const query = { sort: 'number', descending: false, offset: 0, limit: 1 } as const;
    expect((await vault.api.incidents(query)).total).toBe(names.length * rowsEach);
    expect((await vault.api.integrity()).problems).toEqual([]);
  }
});

test('after a change of the passphrase that was cut short at any moment, the one before or the new one opens', async () => {
  await lockedVault();
  let sure = olha.passphrase;
  for (let round = 0; round < 6; round++) {
    const next = `${olha.passphrase}, ${round}`;
    const vault = await login({ ...olha, passphrase: sure });
    const changing = vault.api.changePassphrase({ current: sure, next }).then(
      () => true,
      () => false,
    );
    await Promise.race([changing, moment(120)]);
    vault.terminate();
    const isChanged = await changing;
    const opens = (passphrase: string) =>
      login({ ...olha, passphrase }).then(
        (opened) => {
          opened.terminate();
          return true;
        },
        () => false,
      );
    const opening = isChanged || (await opens(next)) ? next : sure;
    const again = await login({ ...olha, passphrase: opening });
    expect((await again.api.integrity()).problems).toEqual([]);
    again.terminate();
    sure = opening;
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
