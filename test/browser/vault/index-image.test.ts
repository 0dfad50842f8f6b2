import { afterEach, expect, test } from 'vitest';
import type { VaultClient } from '../../../renderer/vault-client.ts';
import type { Integrity } from '../../../shared/vault-api/session-api.ts';
import {
  foundOffice,
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
import { alter, copyOf, flipped, restored, rowsOf, type StoredDatabase } from './raw-rows.ts';

afterEach(wipe);

/** So many entries that an unlock is spared reading them all. */
const count = 300;

const page = { sort: 'number', descending: false, offset: 0, limit: 500 } as const;

const fill = async (vault: VaultClient): Promise<void> => {
  const rows = Array.from({ length: count }, (_, index) => ({
    line: index + 2,
    changes: { ...whole, 'account.place': `Місце ${index}`, 'import.key': `к${index}` },
    person: { ref: String(index), changes: { 'person.name': `Особа ${index}` } },
  }));
  const file = { name: 'багато.csv', sha256: 'b'.repeat(64), rows: count };
  await vault.api.importIncidents({ task: 'import', file, rows });
};

const images = () => rowsOf('zapys-index', 'images');

let kept: readonly StoredDatabase[] = [];

/** Olha's, Petro's and Lesia's vault of so many entries, closed, with the image that Olha's last unlock left. */
const filledAndClosed = async (): Promise<void> => {
  for (const database of kept) await restored(database);
  if (kept.length > 0) return;
  const vault = await foundOffice();
  await fill(vault);
  const again = await loginAs(vault, olha);
  await expect.poll(async () => (await images()).length, { timeout: 30_000 }).toBe(1);
  again.terminate();
  const names = (await indexedDB.databases()).flatMap(({ name }) =>
    name?.startsWith('zapys-') ? [name] : [],
  );
  kept = await Promise.all(names.map(copyOf));
};

/** Opens the vault; resolves with what was known at once and what the check then found. */
const opened = async (who = olha) => {
  const vault = start();
  const keyslot = await keyslotOf(vault, who);
  const found = new Promise<Integrity>((resolve) => {
    vault.on((event) => {
      if (event.type === 'checked') resolve(event.integrity);
    });
  });
  const { integrity } = await vault.api.unlock({ keyslot, passphrase: who.passphrase });
  return { vault, integrity, found };
};

const everything = async (vault: VaultClient) => ({
  incidents: await vault.api.incidents(page),
  searched: await vault.api.incidents({ ...page, text: 'Мелітополь повіст' }),
  persons: await vault.api.persons({ text: 'особа 29', offset: 0, limit: 50 }),
  counts: await vault.api.incidentCounts({ filter: {}, by: 'state' }),
  imports: (await vault.api.imports()).map(({ created, persons }) => [created, persons]),
  known: (await vault.api.importedBefore({ source: '', keys: ['к7'] })).length,
});

test('a large vault opens from the image of its index as it was left, and is then checked whole', async () => {
  await filledAndClosed();
  // Petro never opened it: he reads it from its first commit.
  const petros = await opened(petro);
  expect(petros.integrity).toMatchObject({ checked: true, problems: [] });
  const before = await everything(petros.vault);
  petros.vault.terminate();
  const { vault: again, integrity, found } = await opened();
  expect(integrity).toMatchObject({ checked: false, problems: [] });
  expect(await everything(again)).toEqual(before);
  expect(await found).toMatchObject({ checked: true, problems: [], entries: integrity.entries });
});

test('what was written after the image was left is there, new records and edits and erasures', async () => {
  await filledAndClosed();
  const { vault } = await opened();
  const left = await images();
  const [first, second] = (await vault.api.incidents(page)).rows;
  const made = await vault.api.createIncident({ changes: { ...whole, 'account.place': 'Новомиколаївка' } });
  const { heads } = await vault.api.incident({ id: first?.id ?? '' });
  await vault.api.editIncident({
    id: first?.id ?? '',
    heads,
    changes: { 'account.narrative': 'Дописано згодом.' },
  });
  const erased = await vault.api.incident({ id: second?.id ?? '' });
  await vault.api.eraseIncident({ id: erased.id, heads: erased.heads, reason: 'Згоду відкликано.' });
  const before = await everything(vault);
  vault.terminate();
  expect(await images()).toEqual(left);
  const { vault: again, integrity, found } = await opened();
  expect(integrity.checked).toBe(false);
  expect(await everything(again)).toEqual(before);
  expect((await again.api.incidents({ ...page, text: 'згодом' })).rows.map(({ id }) => id)).toEqual([
    first?.id,
  ]);
  expect((await again.api.incident({ id: made.id })).number).toBe(made.number);
  expect((await again.api.incident({ id: erased.id })).state).toBe('erased');
  expect((await found).problems).toEqual([]);
});

test('what a colleague wrote since is verified before it is shown', async () => {
  await filledAndClosed();
  const petros = await login(petro);
  const { id } = await petros.api.createIncident({ changes: { ...whole, 'account.place': 'Оріхів' } });
  petros.terminate();
  const { vault: again, integrity } = await opened();
  expect(integrity).toMatchObject({ checked: false, problems: [] });
  expect((await again.api.incident({ id })).author.name).toBe(petro.name);
  again.terminate();
  const last = Math.max(...(await rowsOf('zapys-ledger', 'commits')).map(({ seq }) => Number(seq)));
  await alter('zapys-ledger', 'commits', (row) =>
    row.seq === last ? { ...row, header: flipped(row.header) } : row,
  );
  const { integrity: damaged } = await opened();
  expect(damaged.checked).toBe(true);
  expect(damaged.problems.map(({ at }) => at)).toContain(`commit ${last}`);
});

test('an edit of a record that is damaged behind the image is not signed', async () => {
  await filledAndClosed();
  const { vault: before } = await opened();
  const { rows } = await before.api.incidents(page);
  before.terminate();
  await alter('zapys-ledger', 'parts', (row) => ({
    ...row,
    payloads: (row.payloads as unknown[]).map((box) => flipped(box)),
  }));
  const commits = await rowsOf('zapys-ledger', 'commits');
  const { vault } = await opened();
  const tried = await Promise.allSettled(
    rows.slice(0, 3).map(async ({ id }) => {
      const { heads } = await vault.api.incident({ id });
      await vault.api.editIncident({ id, heads, changes: { 'account.narrative': 'Дописано згодом.' } });
    }),
  );
  expect(tried.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await rowsOf('zapys-ledger', 'commits')).toEqual(commits);
});

test('damage behind the image is named by the check, and nothing more is written then', async () => {
  await filledAndClosed();
  await alter('zapys-ledger', 'parts', (row) =>
    row.part === 1
      ? { ...row, payloads: (row.payloads as unknown[]).map((box, at) => (at === 3 ? flipped(box) : box)) }
      : row,
  );
  const { vault, integrity, found } = await opened();
  expect(integrity.problems).toEqual([]);
  const { problems } = await found;
  expect(problems.map(({ at }) => at)).toEqual(['commit 4, payload 260']);
  expect(await refusal(vault.api.createIncident({ changes: whole }))).toEqual({ code: 'read_only' });
});

test('what is asked right after an unlock is answered as later, and what is written then is kept', async () => {
  await filledAndClosed();
  const { vault: before } = await opened();
  const known = await everything(before);
  before.terminate();
  const { vault: asked } = await opened();
  expect(await everything(asked)).toEqual(known);
  asked.terminate();
  const { vault } = await opened();
  const made = await vault.api.createIncident({ changes: { ...whole, 'account.place': 'Новомиколаївка' } });
  expect((await vault.api.incident({ id: made.id })).number).toBe(made.number);
  expect((await vault.api.incidents(page)).total).toBe(count + 1);
});

const changes = [
  ['damaged', (row: Record<string, unknown>) => ({ ...row, box: flipped(row.box) })],
  ['missing', () => undefined],
] as const;
const pieces = ['first', 'last'] as const;

test.each(pieces.flatMap((which) => changes.map(([how, change]) => [which, how, change] as const)))(
  'an image whose %s piece is %s is made anew from the ledger',
  async (which, _, change) => {
    await filledAndClosed();
    const stored = (await rowsOf('zapys-index', 'pieces')).map(({ piece }) => Number(piece));
    const chosen = which === 'first' ? 0 : Math.max(...stored);
    expect(stored.length).toBeGreaterThan(5);
    await alter('zapys-index', 'pieces', (row) => (row.piece === chosen ? change(row) : row));
    const { vault, integrity, found } = await opened();
    // Of a piece that the unlock needed it is known at once, of another soon after.
    if (!integrity.checked) expect(await found).toMatchObject({ checked: true, problems: [] });
    expect(integrity.problems).toEqual([]);
    expect((await vault.api.incidents(page)).total).toBe(count);
    await vault.api.createIncident({ changes: whole });
    expect((await vault.api.incidents(page)).total).toBe(count + 1);
  },
);
