import { afterEach, expect, test } from 'vitest';
import { sealCheckpoints } from '../../../renderer/vault/ledger/checkpoint.ts';
import { sealCommit } from '../../../renderer/vault/ledger/commit-codec.ts';
import { logsOf } from '../../../renderer/vault/ledger/verify-ledger.ts';
import { headOf, makeCommit } from '../../../shared/ledger/append.ts';
import type { Hex, LogHead, StoredCommit } from '../../../shared/ledger/entry.ts';
import type { NewProfile } from '../../../shared/vault-api/profiles-api.ts';
import { asInsider, opened, strayPart } from './as-insider.ts';
import {
  foundOffice,
  lesia,
  loginAs,
  madeOnce,
  olha,
  petro,
  refusal,
  submitted,
  whole,
  wipe,
} from './fresh-vault.ts';
import { alter, rowsOf } from './raw-rows.ts';

afterEach(wipe);

/** Olha's incident, approved by Petro; whoever is named then opened the vault once more. */
const approved = (seenBy: readonly NewProfile[] = []) =>
  madeOnce(`approved, seen by ${seenBy.length}`, async () => {
    let vault = await foundOffice();
    const { id } = await submitted(vault);
    vault = await loginAs(vault, petro);
    await vault.api.approveIncident(await vault.api.incident({ id }));
    for (const person of seenBy) vault = await loginAs(vault, person);
    return id;
  });

/** Lesia takes Petro's approval away and reseals every checkpoint she can. */
const rewriteApproval = () =>
  asInsider(lesia, async ({ database, keyring, ledger }) => {
    const { commits, keys, checkpoints } = ledger;
    const target = commits.findIndex(({ entries }) => entries[0]?.header.kind === 'approve');
    const before = commits[target]?.entries[0]?.header;
    if (!before) throw new Error('Nothing was approved');
    const forged = makeCommit({
      author: before.author,
      head: undefined,
      time: before.time,
      zone: before.zone,
      drafts: [
        {
          record: before.record,
          type: 'incident',
          kind: 'return',
          parents: before.parents,
          fields: { 'review.reason': 'Цього не було' },
        },
      ],
      randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
      sign: () => new Uint8Array(64).fill(9),
    });
    await database.commits.put(
      (
        await sealCommit(target + 1, forged, keyring.epoch, ({ header }) => {
          const key = keys.get(header.record, 1);
          if (!key) throw new Error('No such record');
          return key;
        })
      ).row,
    );
    const heads: Record<Hex, LogHead> = {};
    for (const [author, log] of logsOf(commits.with(target, forged))) {
      heads[author] = headOf(log.at(-1) as StoredCommit);
    }
    const founder = checkpoints.shared?.founder ?? '';
    const resealed = { founder, commits: commits.length, heads };
    await database.meta.bulkPut([...(await sealCheckpoints(keyring.checkpoints, resealed))]);
  });

test.each([
  ['had not yet seen', []],
  ['had seen', [olha]],
])(
  'a log that Olha %s, rewritten by a colleague without its key, is named to her and to its author',
  async (_, seenBy) => {
    await approved(seenBy);
    await rewriteApproval();
    for (const person of [olha, petro]) {
      const { vault, rules } = await opened(person);
      expect([person.name, rules]).toEqual([person.name, expect.arrayContaining(['L9'])]);
      expect(await refusal(vault.api.createIncident({ changes: whole }))).toEqual({ code: 'read_only' });
      vault.terminate();
    }
  },
);

test('what a colleague wrote is verified once: the next unlock starts from what this person has seen', async () => {
  await approved([olha]);
  const before = await rowsOf('zapys-ledger', 'meta');
  const { vault, rules } = await opened(olha);
  vault.terminate();
  expect(rules).toEqual([]);
  expect(await rowsOf('zapys-ledger', 'meta')).toEqual(before);
  // One for all and one for each of the three.
  expect(before).toHaveLength(4);
});

test('an end cut off a colleague’s log is missed by who never saw it', async () => {
  await approved();
  const last = Math.max(...(await rowsOf('zapys-ledger', 'commits')).map(({ seq }) => Number(seq)));
  await alter('zapys-ledger', 'commits', (row) => (row.seq === last ? undefined : row));
  const { vault } = await opened(olha);
  const { problems } = await vault.api.verify({ task: 'verify' });
  expect(problems.map(({ at }) => at)).toContain(`commit ${last}`);
  expect(problems.map(({ rule }) => rule)).toContain('L13');
});

test('who never opened the vault before trusts nothing and finds the same', async () => {
  await approved();
  await rewriteApproval();
  await asInsider(lesia, async ({ database, keyring }) => {
    await database.meta.delete(keyring.checkpoints.own.id);
  });
  expect((await opened(lesia)).rules).toEqual(expect.arrayContaining(['row', 'L9']));
});

test('a row of no form, written with the vault key, is named and counts for nothing', async () => {
  const id = await approved();
  await asInsider(lesia, async ({ database, keyring, ledger }) => {
    const [first] = ledger.commits.at(-1)?.entries ?? [];
    if (!first?.fields) throw new Error('No such entry');
    // Without an author it would stand in no log, and no signature would be asked of it.
    const { author: _, ...headless } = { ...first.header, kind: 'retract' as const };
    const entry = { ...first, header: headless as typeof first.header, fields: first.fields };
    const seq = ledger.lastSeq + 1;
    const commit = { entries: [entry], signature: '0'.repeat(128) };
    await database.commits.add(
      (
        await sealCommit(seq, commit, keyring.epoch, () => {
          const key = ledger.keys.get(id, 1);
          if (!key) throw new Error('No such record');
          return key;
        })
      ).row,
    );
  });
  const { vault, rules } = await opened(olha);
  expect(rules).toEqual(['row']);
  expect((await vault.api.incident({ id })).state).toBe('approved');
});

test('a row of a commit that nobody misses, written with the vault key, is not shown', async () => {
  await approved();
  await asInsider(lesia, async ({ database, keyring, ledger }) => {
    const [entry] = ledger.commits.at(-1)?.entries ?? [];
    if (!entry) throw new Error('No such entry');
    // What is damaged besides makes the vault read all that can be read.
    await database.meta.delete(keyring.checkpoints.shared.id);
    await database.parts.add(await strayPart(keyring.epoch, ledger.lastSeq + 1, entry));
  });
  const { vault, problems } = await opened(olha);
  expect(problems.map(({ at }) => at)).toEqual(['checkpoint']);
  const page = { sort: 'number', descending: false, offset: 0, limit: 10 } as const;
  expect((await vault.api.incidents(page)).total).toBe(1);
});

test('a row of entries put behind a commit that has no such row is named, and its entries are not taken in', async () => {
  await approved();
  await asInsider(lesia, async ({ database, keyring, ledger }) => {
    const entry = ledger.commits.at(-1)?.entries[0];
    if (!entry) throw new Error('No such entry');
    await database.parts.add(await strayPart(keyring.epoch, ledger.lastSeq, entry));
  });
  const { vault, problems } = await opened(olha);
  expect(problems[0]?.at).toMatch(/^commit \d+$/);
  const page = { sort: 'number', descending: false, offset: 0, limit: 10 } as const;
  expect((await vault.api.incidents(page)).total).toBe(1);
});
