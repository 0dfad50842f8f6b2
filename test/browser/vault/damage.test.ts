import { afterEach, expect, test } from 'vitest';
import { foundVault, keyslotOf, login, olha, refusal, start, whole, wipe } from './fresh-vault.ts';
import { alter, flipped, rowsOf } from './raw-rows.ts';

afterEach(wipe);

/** A vault with three incidents (commits 2, 3 and 4), closed. */
const withThree = async () => {
  const { vault } = await foundVault();
  const ids: string[] = [];
  for (const place of ['Мелітополь', 'Бердянськ', 'Токмак']) {
    ids.push((await vault.api.createIncident({ changes: { ...whole, 'account.place': place } })).id);
  }
  vault.terminate();
  return ids;
};

const opened = async () => {
  const vault = start();
  const keyslot = await keyslotOf(vault, olha);
  const { integrity } = await vault.api.unlock({ keyslot, passphrase: olha.passphrase });
  return { vault, problems: integrity.problems.map(({ rule, at, record }) => ({ rule, at, record })) };
};

const places = async (vault: ReturnType<typeof start>) =>
  (await vault.api.incidents({ sort: 'number', descending: false, offset: 0, limit: 10 })).rows.map(
    (row) => row.place,
  );

test('a commit whose header is damaged is named; the rest can be read and nothing can be written', async () => {
  await withThree();
  await alter('zapys-ledger', 'commits', (row) =>
    row.seq === 3 ? { ...row, header: flipped(row.header) } : row,
  );
  const { vault, problems } = await opened();
  expect(problems[0]).toEqual({ rule: 'row', at: 'commit 3', record: undefined });
  expect(problems.map(({ rule }) => rule)).toContain('L6');
  expect(await places(vault)).toEqual(['Мелітополь', 'Токмак']);
  expect(await refusal(vault.api.createIncident({ changes: whole }))).toEqual({ code: 'read_only' });
  expect((await vault.api.verify({ task: 'verify' })).problems.map(({ at }) => at)).toContain('commit 3');
});

test('a damaged payload is named with its record; its entry still stands in the chain', async () => {
  const ids = await withThree();
  await alter('zapys-ledger', 'commits', (row) =>
    row.seq === 3 ? { ...row, payloads: (row.payloads as unknown[]).map((box) => flipped(box)) } : row,
  );
  const { vault, problems } = await opened();
  expect(problems).toEqual([{ rule: 'row', at: 'commit 3, payload 1', record: ids[1] }]);
  expect(await refusal(vault.api.createIncident({ changes: whole }))).toEqual({ code: 'read_only' });
});

test('a commit that was removed from the middle or from the end is missed', async () => {
  await withThree();
  await alter('zapys-ledger', 'commits', (row) => (row.seq === 4 ? undefined : row));
  const { vault, problems } = await opened();
  expect(problems.map(({ at }) => at)).toContain('commit 4');
  expect(problems.map(({ rule }) => rule)).toContain('L13');
  vault.terminate();
  await alter('zapys-ledger', 'commits', (row) => (row.seq === 2 ? undefined : row));
  expect((await opened()).problems.map(({ at }) => at)).toContain('commit 2');
});

test('two commits that changed places are named', async () => {
  await withThree();
  const swap: Record<number, number> = { 2: 3, 3: 2 };
  const kept = new Map<number, Record<string, unknown>>();
  await alter('zapys-ledger', 'commits', (row) => {
    kept.set(Number(row.seq), row);
    return row;
  });
  await alter('zapys-ledger', 'commits', (row) => {
    const other = kept.get(swap[Number(row.seq)] ?? 0);
    return other ? { ...other, seq: row.seq } : row;
  });
  const at = (await opened()).problems.map((problem) => problem.at);
  expect(at).toContain('commit 2');
  expect(at).toContain('commit 3');
});

test('a record key that was damaged is named, and so is the entry that nobody erased', async () => {
  await withThree();
  let count = 0;
  await alter('zapys-ledger', 'recordKeys', (row) =>
    count++ === 0 ? { ...row, box: flipped(row.box) } : row,
  );
  const { problems } = await opened();
  expect(problems[0]?.at).toMatch(/^record key [0-9a-f-]{36}$/);
  expect(problems[1]?.rule).toBe('L14');
});

test('damaged checkpoints are named and every signature is checked in their stead', async () => {
  await withThree();
  await alter('zapys-ledger', 'meta', (row) => ({ ...row, box: flipped(row.box) }));
  const { vault, problems } = await opened();
  expect(problems).toEqual([
    { rule: 'row', at: 'checkpoint', record: undefined },
    { rule: 'row', at: 'own checkpoint', record: undefined },
  ]);
  expect(await places(vault)).toHaveLength(3);
});

test('a damaged row is not repaired by opening the vault again', async () => {
  await withThree();
  await alter('zapys-ledger', 'commits', (row) => (row.seq === 2 ? { ...row, header: 'not bytes' } : row));
  const first = await opened();
  first.vault.terminate();
  expect((await opened()).problems).toEqual(first.problems);
});

test('with a damaged ledger no evidence is taken for an orphan', async () => {
  const { vault } = await foundVault();
  const { id } = await vault.api.createIncident({ changes: whole });
  await vault.api.attach({ task: 'a', incident: id, file: new File(['доказ'], 'a.txt') });
  vault.terminate();
  await alter('zapys-ledger', 'commits', (row) =>
    row.seq === 3 ? { ...row, header: flipped(row.header) } : row,
  );
  (await login(olha)).terminate();
  expect(await rowsOf('zapys-evidence', 'chunks')).toHaveLength(1);
});
