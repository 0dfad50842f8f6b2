import { afterEach, expect, test } from 'vitest';
import { sealCheckpoints } from '../../../renderer/vault/ledger/checkpoint.ts';
import { sealCommit } from '../../../renderer/vault/ledger/commit-codec.ts';
import { logsOf } from '../../../renderer/vault/ledger/verify-ledger.ts';
import { headOf } from '../../../shared/ledger/append.ts';
import type { Commit, Hex, LogHead, RecordId, StoredCommit } from '../../../shared/ledger/entry.ts';
import { entryId } from '../../../shared/ledger/entry-id.ts';
import { asInsider, opened } from './as-insider.ts';
import { foundOffice, lesia, loginAs, madeOnce, olha, petro, refusal, wipe } from './fresh-vault.ts';

afterEach(wipe);

/** Olha's record of an officer, given a name and then the right one; Lesia has opened the vault since. */
const recorded = (): Promise<RecordId> =>
  madeOnce('recorded', async () => {
    const vault = await foundOffice();
    const made = await vault.api.createPerson({ changes: { 'person.name': 'Сергій Хибний' } });
    const named = await vault.api.editPerson({ ...made, changes: { 'person.name': 'Сергій Невідомий' } });
    await vault.api.editPerson({ ...named, changes: { 'person.rank': 'капітан' } });
    await loginAs(vault, lesia);
    return made.id;
  });

/** Lesia puts these commits in place of all there are, row by row, and reseals every checkpoint she can. */
const rewrite = (change: (commits: readonly StoredCommit[]) => readonly StoredCommit[]) =>
  asInsider(lesia, async ({ database, keyring, ledger }) => {
    const commits = change(ledger.commits);
    const rows = await Promise.all(
      commits.map((commit, index) =>
        sealCommit(index + 1, commit as Commit, keyring.epoch, ({ header }) => {
          const key = ledger.keys.get(header.record, 1);
          if (!key) throw new Error('No such record');
          return key;
        }),
      ),
    );
    await database.commits.clear();
    await database.commits.bulkAdd(rows.map(({ row }) => row));
    const heads: Record<Hex, LogHead> = {};
    for (const [author, log] of logsOf(commits)) heads[author] = headOf(log.at(-1) as StoredCommit);
    const founder = ledger.checkpoints.shared?.founder ?? '';
    const resealed = { founder, commits: commits.length, heads };
    await database.meta.bulkPut([...(await sealCheckpoints(keyring.checkpoints, resealed))]);
  });

/** Where the record's edits stand among the commits: the first name, the right one, the rank. */
const editsOf = (commits: readonly StoredCommit[], person: RecordId): readonly number[] =>
  commits.flatMap(({ entries }, index) =>
    entries.some(({ header }) => header.record === person) ? [index] : [],
  );

const renamed = (commit: StoredCommit): StoredCommit => ({
  ...commit,
  entries: commit.entries.map((entry) =>
    entry.fields
      ? {
          ...entry,
          fields: entry.fields.map(
            ([salt, name, value]) => [salt, name, name === 'person.name' ? 'Петро Невинний' : value] as const,
          ),
        }
      : entry,
  ),
});

test.each([
  [
    'a name changed in a stored entry of a person',
    'L4',
    (commits: readonly StoredCommit[], [, right = 0]: readonly number[]) =>
      commits.with(right, renamed(commits[right] as StoredCommit)),
  ],
  [
    'a correction of a person taken out, the rows after it moved up',
    'L6',
    (commits: readonly StoredCommit[], [, right = 0]: readonly number[]) => commits.toSpliced(right, 1),
  ],
  [
    'an earlier name of a person stored again as the latest',
    'L6',
    (commits: readonly StoredCommit[], [first = 0]: readonly number[]) => [
      ...commits,
      commits[first] as StoredCommit,
    ],
  ],
])(
  '%s is named by the rule %s to her who wrote it and to others, and nothing more can be written',
  async (_, rule, change) => {
    const person = await recorded();
    let altered = '';
    await rewrite((commits) => {
      const edits = editsOf(commits, person);
      const last = commits[edits[1] ?? 0]?.entries[0];
      altered = last ? entryId(last.header) : '';
      return change(commits, edits);
    });
    for (const who of [olha, petro]) {
      const { vault, problems } = await opened(who);
      expect([who.name, problems.map((problem) => problem.rule)]).toEqual([
        who.name,
        expect.arrayContaining([rule]),
      ]);
      if (rule === 'L4') expect(problems).toContainEqual({ rule, at: altered, record: person });
      const seen = await vault.api.person({ id: person });
      expect(seen.may.edit).toBe(false);
      expect(await refusal(vault.api.editPerson({ ...seen, changes: { 'person.rank': 'майор' } }))).toEqual({
        code: 'read_only',
      });
      vault.terminate();
    }
  },
);
