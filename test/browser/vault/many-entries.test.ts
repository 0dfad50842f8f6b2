import { afterEach, expect, test } from 'vitest';
import { openKeys } from '../../../renderer/vault/ledger/record-keys.ts';
import type { VaultClient } from '../../../renderer/vault-client.ts';
import { asInsider, opened } from './as-insider.ts';
import { foundVault, login, olha, refusal, whole, wipe } from './fresh-vault.ts';
import { alter, copyOf, flipped, restored, rowsOf } from './raw-rows.ts';

afterEach(wipe);

/** More than two rows of entries and of keys: with an import's own entry, a record stands at the edge of each. */
const count = 520;

const place = (index: number) => `Місце ${index}`;

/** One import of so many incidents: their ids in the order of its rows. */
const imported = async (vault: VaultClient): Promise<readonly string[]> => {
  const rows = Array.from({ length: count }, (_, index) => ({
    line: index + 2,
    changes: { ...whole, 'account.place': place(index) },
  }));
  const file = { name: 'великий.csv', sha256: 'a'.repeat(64), rows: count };
  await vault.api.importIncidents({ task: 'import', file, rows });
  const page = { sort: 'number', descending: false, offset: 0, limit: count } as const;
  return (await vault.api.incidents(page)).rows.map(({ id }) => id);
};

const placesOf = (vault: VaultClient, ids: readonly string[], from: number) =>
  Promise.all(
    ids.slice(from, from + 4).map(async (id) => (await vault.api.incident({ id })).fields['account.place']),
  );

/** Records and keys in every row that the vault key opens. */
const keysOnDisk = async () => {
  const found = new Map<string, string[]>();
  await asInsider(olha, async ({ database, keyring }) => {
    for (const row of await database.recordKeys.toArray())
      for (const { record, key } of (await openKeys(keyring, row)).keys)
        found.set(record, [...(found.get(record) ?? []), key]);
  });
  return found;
};

test('a commit of many entries lies in several rows, of which each record is read by itself', async () => {
  const { vault } = await foundVault();
  const ids = await imported(vault);
  vault.terminate();
  const parts = await rowsOf('zapys-ledger', 'parts');
  expect(parts.map(({ seq, part }) => [seq, part])).toEqual([
    [2, 1],
    [2, 2],
  ]);
  const again = await login(olha);
  for (const from of [0, 253, 509]) {
    const expected = Array.from({ length: 4 }, (_, index) => place(from + index));
    expect(await placesOf(again, ids, from)).toEqual(expected);
  }
  expect((await again.api.verify({ task: 'verify' })).problems).toEqual([]);
});

test('the key of an erased incident goes from a row that holds the keys of others, which stay', async () => {
  const { vault } = await foundVault();
  const ids = await imported(vault);
  const [first = '', erased = '', third = ''] = ids;
  const before = await keysOnDisk();
  const { heads } = await vault.api.incident({ id: erased });
  await vault.api.eraseIncident({ id: erased, heads, reason: 'Згоду відкликано.' });
  const after = await keysOnDisk();
  expect(after.get(first)).toEqual(before.get(first));
  expect(after.get(erased)).toHaveLength(1);
  expect(after.get(erased)).not.toEqual(before.get(erased));
  vault.terminate();
  const again = await login(olha);
  expect((await again.api.incident({ id: erased })).state).toBe('erased');
  expect((await again.api.incident({ id: third })).fields['account.place']).toBe(place(2));
  expect((await again.api.verify({ task: 'verify' })).problems).toEqual([]);
});

/** How many incidents of the damaged vault are listed, and of its four from here what is read. */
const readable = async (vault: VaultClient, ids: readonly string[], from: number) => ({
  listed: (await vault.api.incidents({ sort: 'number', descending: false, offset: 0, limit: count })).total,
  read: await placesOf(vault, ids, from),
});

/** Entries in a row; the first of the commit is the import's own. */
const inRow = 256;

test('of a commit with a row that is damaged or missing that is named, and what its other rows hold is read', async () => {
  const { vault } = await foundVault();
  const ids = await imported(vault);
  vault.terminate();
  const beginning = [0, 1, 2, 3].map(place);
  const end = [516, 517, 518, 519].map(place);
  const sound = await Promise.all(['zapys-ledger', 'zapys-evidence'].map(copyOf));

  await alter('zapys-ledger', 'parts', (row) =>
    row.part === 2 ? { ...row, header: flipped(row.header) } : row,
  );
  const damaged = await opened(olha);
  expect(damaged.problems[0]?.at).toBe('commit 2');
  expect(await readable(damaged.vault, ids, 0)).toEqual({ listed: 2 * inRow - 1, read: beginning });
  // Each of them says of which commit it is, which is the one that is named.
  const [line] = await damaged.vault.api.history({ id: ids[0] ?? '' });
  expect(`commit ${line?.place.commit}`).toBe(damaged.problems[0]?.at);
  expect(await refusal(damaged.vault.api.createIncident({ changes: whole }))).toEqual({ code: 'read_only' });
  damaged.vault.terminate();

  await alter('zapys-ledger', 'parts', (row) => (row.part === 2 ? undefined : row));
  const shorter = await opened(olha);
  expect(shorter.problems[0]?.at).toBe('commit 2');
  expect(await readable(shorter.vault, ids, 0)).toEqual({ listed: 2 * inRow - 1, read: beginning });
  shorter.vault.terminate();

  await wipe();
  for (const database of sound) await restored(database);
  await alter('zapys-ledger', 'commits', (row) => (row.seq === 2 ? undefined : row));
  const headless = await opened(olha);
  expect(headless.problems.map(({ at }) => at)).toContain('commit 2');
  expect(await readable(headless.vault, ids, count - 4)).toEqual({ listed: count - inRow + 1, read: end });
});
