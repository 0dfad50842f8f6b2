import { afterEach, expect, test } from 'vitest';
import { VaultCallError } from '../../../renderer/vault-client.ts';
import { foundVault, keyslotOf, lockedVault, login, olha, start, whole, wipe } from './fresh-vault.ts';

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
    expect((await vault.api.verify({ task: 'verify' })).problems).toEqual([]);
    acknowledged = String(fields['account.place']);
  }
});

/** Resolves to whether it was done; what refuses it but the end of the worker fails the test. */
const isDone = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    (error: unknown) => {
      if (error instanceof VaultCallError && error.code === 'locked') return false;
      throw error;
    },
  );

test('a table of which the worker ended at any moment is in the vault as a whole or not at all', async () => {
  const rowsEach = 120;
  let { vault } = await foundVault();
  const acknowledged: string[] = [];
  const bring = async (name: string): Promise<unknown> => {
    const rows = Array.from({ length: rowsEach }, (_, line) => ({
      line,
      changes: { ...whole, 'account.place': `${name}, ${line}` },
    }));
    return vault.api.importIncidents({
      task: name,
      file: { name, sha256: 'a'.repeat(64), rows: rowsEach },
      rows,
    });
  };
  const expectWhole = async (): Promise<void> => {
    const imports = await vault.api.imports();
    const names = imports.map(({ fileName }) => fileName);
    expect(names).toEqual(expect.arrayContaining(acknowledged));
    expect(imports.map(({ created }) => created)).toEqual(names.map(() => rowsEach));
    const query = { sort: 'number', descending: false, offset: 0, limit: 1 } as const;
    expect((await vault.api.incidents(query)).total).toBe(names.length * rowsEach);
    expect((await vault.api.verify({ task: 'verify' })).problems).toEqual([]);
  };
  for (let round = 0; round < 6; round++) {
    const name = `table ${round}.csv`;
    const bringing = isDone(bring(name));
    await Promise.race([bringing, moment(400)]);
    vault.terminate();
    if (await bringing) acknowledged.push(name);
    vault = await login(olha);
    await expectWhole();
  }
  await bring('the last.csv');
  acknowledged.push('the last.csv');
  await expectWhole();
});

test('after a change of the passphrase that was cut short at any moment, the one before or the new one opens', async () => {
  await lockedVault();
  /** Ends the worker whatever it says. */
  const opens = async (passphrase: string): Promise<boolean> => {
    const vault = start();
    const unlocked = vault.api.unlock({ keyslot: await keyslotOf(vault, olha), passphrase });
    return unlocked
      .then(
        () => true,
        (error: unknown) => {
          if (error instanceof VaultCallError && error.code === 'wrong_passphrase') return false;
          throw error;
        },
      )
      .finally(() => vault.terminate());
  };
  let sure = olha.passphrase;
  const change = async (next: string, longest: number): Promise<void> => {
    const vault = await login({ ...olha, passphrase: sure });
    const changing = isDone(vault.api.changePassphrase({ current: sure, next }));
    await Promise.race([changing, moment(longest)]);
    vault.terminate();
    const isChanged = await changing;
    if (await opens(next)) sure = next;
    else expect(isChanged).toBe(false);
    const again = await login({ ...olha, passphrase: sure });
    expect((await again.api.verify({ task: 'verify' })).problems).toEqual([]);
    again.terminate();
  };
  for (let round = 0; round < 4; round++) await change(`${olha.passphrase}, ${round}`, 120);
  const last = `${olha.passphrase}, the last`;
  await change(last, 30_000);
  expect(sure).toBe(last);
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
  expect((await again.api.verify({ task: 'verify' })).problems).toEqual([]);
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
      expect((await (await login(olha)).api.verify({ task: 'verify' })).problems).toEqual([]);
    } else expect(status.state).toBe('absent');
    await wipe();
  }
});
