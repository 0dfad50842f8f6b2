import { afterEach, expect, test } from 'vitest';
import { sealJson } from '../../../renderer/vault/keys/box.ts';
import { openHeaders } from '../../../renderer/vault/ledger/commit-codec.ts';
import type { VaultClient } from '../../../renderer/vault-client.ts';
import type { Progress } from '../../../shared/vault-api/long-work.ts';
import type { Integrity } from '../../../shared/vault-api/session-api.ts';
import { asInsider, opened } from './as-insider.ts';
import { foundVault, login, madeOnce, olha, refusal, whole, wipe } from './fresh-vault.ts';
import { alter, corruptChunk, flipped, putRow, rowsOf } from './raw-rows.ts';

/** All of the vault verified when somebody asks for it. */

afterEach(wipe);

const incidents = 60;
/** Several times as many commits as are verified between two rests. */
const savedOneByOne = 200;
const megabytes = 48;

/** An import of so many incidents, others saved one by one, and one with a file that takes many times as long to read as a save takes. */
const filled = async (): Promise<VaultClient> => {
  await madeOnce('filled', async () => {
    const { vault } = await foundVault();
    const rows = Array.from({ length: incidents }, (_, index) => ({ line: index + 2, changes: whole }));
    const file = { name: 'таблиця.csv', sha256: 'a'.repeat(64), rows: incidents };
    await vault.api.importIncidents({ task: 'import', file, rows });
    for (let saved = 0; saved < savedOneByOne; saved += 1) await vault.api.createIncident({ changes: whole });
    const { id } = await vault.api.createIncident({ changes: whole });
    const film = new File([new Uint8Array(megabytes * 1024 * 1024)], 'запис.mp4');
    await vault.api.attach({ task: 'attach', incident: id, file: film });
  });
  return login(olha);
};

test('it tells how far it is, entries first and then exhibits, up to the end', async () => {
  const { api, on } = await filled();
  const told: Progress[] = [];
  on((event) => {
    if (event.type === 'progress' && event.task === 'verify') told.push(event.progress);
  });
  const { problems, checked } = await api.verify({ task: 'verify' });
  expect({ problems, checked }).toEqual({ problems: [], checked: true });
  const stages = told.map(({ stage }) => stage);
  expect([...new Set(stages)]).toEqual(['proving', 'hashing']);
  expect(stages).toEqual([...stages].sort().reverse());
  const last = told.at(-1);
  expect(last?.done).toBe(last?.total);
  expect(told.every(({ done }, at) => done >= (told[at - 1]?.done ?? 0))).toBe(true);
});

test('it can be stopped among the entries and among the exhibits', async () => {
  const { api, on } = await filled();
  for (const stage of ['proving', 'hashing'] as const) {
    const stages = new Set<string>();
    const off = on((event) => {
      if (event.type !== 'progress') return;
      stages.add(event.progress.stage);
      if (event.progress.stage === stage) void api.cancel({ task: stage });
    });
    expect(await refusal(api.verify({ task: stage }))).toEqual({ code: 'cancelled' });
    off();
    expect([...stages].at(-1)).toBe(stage);
  }
  await api.createIncident({ changes: whole });
  expect((await api.verify({ task: 'again' })).problems).toEqual([]);
});

test('who saves meanwhile does not wait for it, and what is saved does not count as damage', async () => {
  const { api, on } = await filled();
  const order: string[] = [];
  const begun = new Promise<void>((resolve) => {
    on(({ type }) => {
      if (type === 'progress') resolve();
    });
  });
  const verified = api.verify({ task: 'verify' }).then(({ problems }) => {
    order.push('verified');
    return problems;
  });
  await begun;
  await api.createIncident({ changes: whole });
  order.push('saved');
  expect(await verified).toEqual([]);
  expect(order).toEqual(['saved', 'verified']);
});

test('an exhibit that is erased meanwhile does not count as damage', async () => {
  const { api, on } = await filled();
  const page = { sort: 'number', descending: true, offset: 0, limit: 1 } as const;
  const id = (await api.incidents(page)).rows[0]?.id ?? '';
  const { heads, exhibitList } = await api.incident({ id });
  expect(exhibitList).toHaveLength(1);
  const reading = new Promise<void>((resolve) => {
    on((event) => {
      if (event.type === 'progress' && event.progress.stage === 'hashing') resolve();
    });
  });
  const verified = api.verify({ task: 'verify' });
  await reading;
  await api.eraseIncident({ id, heads, reason: 'Згоду відкликано.' });
  expect((await verified).problems).toEqual([]);
});

test('a byte of an exhibit that changed on the disk is named', async () => {
  const { api } = await filled();
  await corruptChunk(1);
  const { problems } = await api.verify({ task: 'verify' });
  expect(problems).toMatchObject([
    { rule: 'evidence', at: expect.stringMatching(/^запис\.mp4: .* chunk 1$/) },
  ]);
});

test('exhibits found damaged are told before the end, and known still when it is stopped', async () => {
  const { api, on } = await filled();
  await corruptChunk(1);
  const page = { sort: 'number', descending: true, offset: 0, limit: 1 } as const;
  const id = (await api.incidents(page)).rows[0]?.id ?? '';
  const film = new File([new Uint8Array(megabytes * 1024 * 1024).fill(1)], 'другий.mp4');
  await api.attach({ task: 'second', incident: id, file: film });
  await corruptChunk(megabytes - 2);
  const named = (problems: Integrity['problems']) => problems.map(({ at }) => at.split(':')[0]);
  const told: ReturnType<typeof named>[] = [];
  let running = 'first';
  on((event) => {
    if (event.type !== 'checked') return;
    told.push(named(event.integrity.problems));
    // The first is told of; the other is damaged near its end.
    if (running !== 'whole') void api.cancel({ task: running });
  });
  expect(await refusal(api.verify({ task: running }))).toEqual({ code: 'cancelled' });
  expect(told).toEqual([['запис.mp4']]);
  running = 'whole';
  expect(named((await api.verify({ task: running })).problems)).toEqual(['запис.mp4', 'другий.mp4']);
  running = 'again';
  expect(await refusal(api.verify({ task: running }))).toEqual({ code: 'cancelled' });
  expect(told.at(-1)).toEqual(['запис.mp4', 'другий.mp4']);
});

test('a row of keys that does not open is named, though nothing known lies under it', async () => {
  const { vault } = await foundVault();
  const id = crypto.randomUUID();
  await putRow('zapys-ledger', 'recordKeys', { id, box: crypto.getRandomValues(new Uint8Array(64)) });
  const { problems } = await vault.api.verify({ task: 'verify' });
  expect(problems.map(({ at }) => at)).toEqual([`record key ${id}`]);
});

test('an entry that no longer says who erased an incident and why is named', async () => {
  const { vault } = await foundVault();
  const { id, heads } = await vault.api.createIncident({ changes: whole });
  await vault.api.eraseIncident({ id, heads, reason: 'Згоду відкликано.' });
  const last = (await rowsOf('zapys-ledger', 'commits')).length;
  await alter('zapys-ledger', 'commits', (row) =>
    row.seq === last ? { ...row, payloads: (row.payloads as unknown[]).map((box) => flipped(box)) } : row,
  );
  const { problems } = await vault.api.verify({ task: 'verify' });
  expect(problems.map(({ at }) => at)).toContain(`commit ${last}, payload 1`);
});

test('a signature that an unlock takes for known is computed again, and named when it does not hold', async () => {
  const { vault } = await foundVault();
  await vault.api.createIncident({ changes: whole });
  await vault.api.createIncident({ changes: whole });
  vault.terminate();
  await asInsider(olha, async ({ database, keyring }) => {
    const row = await database.commits.get(2);
    if (!row) throw new Error('no second commit');
    const said = await openHeaders(row, keyring);
    const { headerKey } = keyring.epoch;
    const header = await sealJson(headerKey, { ...said, signature: '0'.repeat(128) }, 'commit|2|header');
    await putRow('zapys-ledger', 'commits', { ...row, header });
  });
  const again = await opened(olha);
  expect(again.problems).toEqual([]);
  const told: string[] = [];
  again.vault.on((event) => {
    if (event.type === 'checked') told.push(...event.integrity.problems.map(({ rule }) => rule));
  });
  const { problems } = await again.vault.api.verify({ task: 'verify' });
  expect(problems.map(({ rule }) => rule)).toEqual(['L9']);
  // At once, and not only to who asked: nothing can be saved any more.
  expect(told).toEqual(['L9']);
  expect(await refusal(again.vault.api.createIncident({ changes: whole }))).toEqual({ code: 'read_only' });
});
