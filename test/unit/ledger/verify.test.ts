import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import sodium from 'libsodium-wrappers-sumo';
import { beforeAll, describe, expect, test } from 'vitest';
import { headOf } from '../../../shared/ledger/append.ts';
import type { Commit, StoredCommit } from '../../../shared/ledger/entry.ts';
import { entryId, withIds } from '../../../shared/ledger/entry-id.ts';
import type { LedgerProblem } from '../../../shared/ledger/problem.ts';
import { commitMessage, type Verify } from '../../../shared/ledger/signature.ts';
import { verifyLog } from '../../../shared/ledger/verify.ts';
import { edit, person, recordId } from './people.ts';
import { sampleLogs, sodiumVerify, stored } from './sample-logs.ts';

const { olena, taras } = sampleLogs();
const commits = stored(olena.commits);
const ids = commits.flatMap(withIds).map((entry) => entry.id);
const options = { verify: sodiumVerify };

beforeAll(() => sodium.ready);

const named = (problems: readonly LedgerProblem[]) => problems.map(({ rule, seq }) => `${rule} at ${seq}`);

const check = (log: readonly StoredCommit[]) => named(verifyLog(olena.author, log, options));

/** The commits with the entries of one laid out anew. */
const rearranged = (
  commit: number,
  entries: (of: Commit['entries']) => (Commit['entries'][number] | undefined)[],
) =>
  commits.map((other, index) =>
    index === commit ? { ...other, entries: entries(other.entries).flatMap((entry) => entry ?? []) } : other,
  );

test('a log that was not touched verifies, with either Ed25519', () => {
  expect(verifyLog(olena.author, commits)).toEqual([]);
  expect(verifyLog(olena.author, commits, options)).toEqual([]);
  expect(verifyLog(taras.author, stored(taras.commits))).toEqual([]);
  expect(verifyLog(olena.author, [])).toEqual([]);
});

describe('L2: an entry has its form', () => {
  test.each([
    ['v', 2],
    ['author', 'ABCD'],
    ['seq', 0],
    ['seq', 1.5],
    ['prev', ''],
    ['time', '2025-03-14'],
    ['time', '2025-02-30T10:00:00.000Z'],
    ['time', '2025-03-14T10:00:00.000+99:00'],
    ['zone', ''],
    ['record', 'not a uuid'],
    ['type', 'rumour'],
    ['kind', 'delete'],
    ['parents', ['b'.repeat(64), 'a'.repeat(64)]],
    ['parents', ['a'.repeat(64), 'a'.repeat(64)]],
    ['parents', 'none'],
    ['payload', null],
    ['note', 'one member more'],
  ])('a header whose %s is %j is named', (member, value) => {
    const changed = rearranged(1, ([first, second, third]) => [
      first,
      second && { ...second, header: { ...second.header, [member]: value } },
      third,
    ]);
    expect(check(changed)).toEqual(['L2 at 3']);
  });

  test('an entry with a member more, or none of its members, is named', () => {
    const [entry] = commits[0]?.entries ?? [];
    const rest = commits.slice(1);
    for (const other of [{ ...entry, note: '' }, { header: entry?.header }, {}, null, 'entry', [entry]])
      expect(check([{ ...commits[0], entries: [other] } as never, ...rest])).toEqual(['L2 at 1']);
  });
});

describe('L3: a field has its form', () => {
  const disclosure = commits[0]?.entries[0]?.fields[0] ?? ['', '', null];
  const [salt, name, value] = disclosure;
  const deep = Array.from({ length: 20 }).reduce<unknown>((inner) => [inner], 1);
  test.each([
    ['a short salt', [[salt.slice(2), name, value]]],
    ['no name', [[salt, '', value]]],
    ['the name of a prototype', [[salt, '__proto__', value]]],
    ['a member more', [[salt, name, value, 1]]],
    ['the same name twice', [disclosure, disclosure]],
    ['text that is not well formed', [[salt, name, '\ud800']]],
    ['a value nested without end', [[salt, name, deep]]],
    ['an object for a list', { 0: disclosure }],
  ])('fields with %s are named', (_, fields) => {
    expect(check(rearranged(0, ([first]) => [first && ({ ...first, fields } as never)]))).toEqual([
      'L3 at 1',
    ]);
  });
});

describe('L4: a payload is what its header commits to', () => {
  test('a changed value, a changed salt, a field more or a field less is named', () => {
    const other = ['00'.repeat(16), 'account.place', 'Токмак'] as const;
    for (const change of [
      (fields: Commit['entries'][number]['fields']) => [other, ...fields.slice(1)],
      (fields: Commit['entries'][number]['fields']) => fields.slice(1),
      (fields: Commit['entries'][number]['fields']) => [
        ...fields,
        ['00'.repeat(16), 'account.more', 1] as const,
      ],
    ])
      expect(
        check(rearranged(0, ([first]) => [first && { ...first, fields: change(first.fields) }])),
      ).toEqual(['L4 at 1']);
  });

  test('fields in another order are the same payload', () => {
    expect(
      check(rearranged(0, ([first]) => [first && { ...first, fields: [...first.fields].reverse() }])),
    ).toEqual([]);
  });
});

test('L5: an entry that its signer ascribed to another author is named', () => {
  const secret = ed25519.keygen().secretKey;
  const author = bytesToHex(ed25519.getPublicKey(secret));
  const entry = commits[0]?.entries[0];
  if (!entry) throw new Error('no entry');
  const signature = bytesToHex(ed25519.sign(commitMessage(author, 1, entryId(entry.header)), secret));
  expect(named(verifyLog(author, [{ entries: [entry], signature }]))).toEqual(['L5 at 1']);
});

describe('L6: places in a log are contiguous', () => {
  test('a dropped entry is named by its place, wherever it stood', () => {
    expect(check(rearranged(1, ([, second, third]) => [second, third]))).toEqual(['L6 at 2']);
    expect(check(rearranged(1, ([first, , third]) => [first, third]))).toEqual(['L6 at 3']);
    expect(check(rearranged(1, ([first, second]) => [first, second]))).toEqual(['L6 at 4']);
    expect(check(rearranged(2, ([, second]) => [second]))).toEqual(['L6 at 5']);
  });

  test('the id of a single dropped entry is known from the one after it', () => {
    const problems = verifyLog(
      olena.author,
      rearranged(1, ([first, , third]) => [first, third]),
      options,
    );
    expect(problems).toEqual([{ rule: 'L6', author: olena.author, seq: 3, id: ids[2], record: undefined }]);
  });

  test('a dropped commit is named by its first place', () => {
    expect(check(commits.slice(1))).toEqual(['L6 at 1']);
    expect(check(commits.filter((_, index) => index !== 1))).toEqual(['L6 at 2']);
  });

  test('a repeated entry or commit is named', () => {
    expect(check(rearranged(1, ([first, second, third]) => [first, second, second, third]))).toEqual([
      'L6 at 3',
    ]);
    expect(check(commits.flatMap((commit, index) => (index === 0 ? [commit, commit] : [commit])))).toEqual([
      'L6 at 1',
    ]);
  });

  test('entries and commits that changed places are named', () => {
    expect(check(rearranged(1, ([first, second, third]) => [second, first, third]))).toEqual([
      'L6 at 3',
      'L6 at 2',
    ]);
    expect(check(rearranged(1, ([first, second, third]) => [first, third, second]))).toEqual([
      'L6 at 4',
      'L6 at 3',
    ]);
    expect(check(rearranged(2, ([first, second]) => [second, first]))).toEqual(['L6 at 6', 'L6 at 5']);
    const [a, b, c] = commits;
    expect(check([b, a, c].flatMap((commit) => commit ?? []))).toEqual(['L6 at 2', 'L6 at 1']);
  });
});

describe('L7: an entry names the one before it', () => {
  test('two histories signed by one author from the same place do not pass for one', () => {
    const forked = person('Olena');
    forked.commit([edit(recordId(9), { 'account.place': 'A' })]);
    forked.commit([edit(recordId(9), { 'account.place': 'B' })]);
    const log = [...commits.slice(0, 1), ...stored(forked.commits).slice(1)];
    expect(check(log)).toEqual(['L7 at 2']);
  });
});

describe('L8: an entry is the one that was signed', () => {
  test.each([0, 1, 2, 3, 4])('a change in the header of entry %i is named there', (index) => {
    const changed = stored(commits);
    const entry = changed.flatMap((commit) => commit.entries)[index];
    if (!entry) throw new Error('no entry');
    Object.assign(entry.header, { time: '2025-03-15T00:00:00.000Z' });
    expect(check(changed)).toEqual([`L8 at ${index + 1}`]);
  });

  test.each([0, 1, 2, 3, 4])(
    'a changed place in the header of entry %i is named where it stands',
    (index) => {
      for (const seq of [1, 2, 3, 4, 5, 6, 7, 99].filter((other) => other !== index + 1)) {
        const changed = stored(commits);
        const entry = changed.flatMap((commit) => commit.entries)[index];
        if (!entry) throw new Error('no entry');
        Object.assign(entry.header, { seq });
        expect(check(changed)).toEqual([`L8 at ${index + 1}`]);
      }
    },
  );
});

describe('L9: a commit is signed by its author', () => {
  test.each([
    [0, 1],
    [1, 4],
    [2, 6],
  ])('a changed signature of commit %i is named at its last entry', (index, seq) => {
    const changed = stored(commits);
    const signature = `00${changed[index]?.signature.slice(2)}`;
    expect(check(changed.map((commit, at) => (at === index ? { ...commit, signature } : commit)))).toEqual([
      `L9 at ${seq}`,
    ]);
  });

  test('a change in the last entry of the log leaves it without a signature', () => {
    const changed = stored(commits);
    Object.assign(changed[2]?.entries[1]?.header ?? {}, { time: '2025-03-15T00:00:00.000Z' });
    expect(check(changed)).toEqual(['L9 at 6']);
  });

  test('entries cut off the last commit leave the rest of it without a signature', () => {
    expect(check(rearranged(2, ([first]) => [first]))).toEqual(['L9 at 5']);
  });

  test('commits that were joined or split are named', () => {
    const [a, b, c] = commits;
    if (!a || !b || !c) throw new Error('no commits');
    const joined = { entries: [...a.entries, ...b.entries], signature: b.signature };
    expect(check([joined, c])).toEqual(['L9 at 4']);
    const split = b.entries.map((entry) => ({ entries: [entry], signature: b.signature }));
    expect(check([a, ...split, c])).toEqual(['L9 at 2', 'L9 at 3', 'L9 at 4']);
  });

  test('a log does not verify as another author’s', () => {
    expect(named(verifyLog(taras.author, commits, options))).toContain('L9 at 6');
  });
});

describe('L10: a commit has its form', () => {
  test.each([
    [{ entries: [], signature: commits[0]?.signature }],
    [{ signature: commits[0]?.signature }],
    [{ ...commits[0], note: '' }],
    [null],
  ])('%j is named where it stands', (commit) => {
    expect(check([commit as never, ...commits.slice(1)])).toContain('L10 at 1');
  });
});

describe('L13: a log reaches what it is known to have reached', () => {
  const head = (index: number) => headOf(commits[index] ?? { entries: [], signature: '' });

  test('commits cut off the end are missed when the head is known, and only then', () => {
    const cut = commits.slice(0, 2);
    expect(check(cut)).toEqual([]);
    expect(named(verifyLog(olena.author, cut, { ...options, reached: head(2) }))).toEqual(['L13 at 5']);
    expect(named(verifyLog(olena.author, [], { ...options, reached: head(0) }))).toEqual(['L13 at 1']);
    expect(verifyLog(olena.author, commits, { ...options, reached: head(1) })).toEqual([]);
  });

  test('another history that goes as far is not the one that was known', () => {
    const reached = { seq: 4, id: 'f'.repeat(64) };
    expect(named(verifyLog(olena.author, commits, { ...options, reached }))).toEqual(['L13 at 4']);
  });
});

describe('verification from a checkpoint', () => {
  const [first] = commits;
  const from = headOf(first ?? { entries: [], signature: '' });

  test('goes on where the earlier one ended', () => {
    expect(verifyLog(olena.author, commits.slice(1), { ...options, from })).toEqual([]);
    expect(verifyLog(olena.author, [], { ...options, from })).toEqual([]);
  });

  test('names a gap after the checkpoint, and a history that does not follow from it', () => {
    expect(named(verifyLog(olena.author, commits.slice(2), { ...options, from }))).toEqual(['L6 at 2']);
    const elsewhere = { seq: 1, id: 'e'.repeat(64) };
    expect(named(verifyLog(olena.author, commits.slice(1), { ...options, from: elsewhere }))).toEqual([
      'L7 at 2',
    ]);
  });
});

describe('verification that trusts a checkpoint', () => {
  const trusted = headOf(commits[1] ?? { entries: [], signature: '' });
  const trusting = (log: readonly StoredCommit[]) => {
    const asked: string[] = [];
    const verify: Verify = (signature, message, key) => {
      asked.push(bytesToHex(signature));
      return sodiumVerify(signature, message, key);
    };
    return { problems: named(verifyLog(olena.author, log, { verify, trusted })), asked };
  };

  test('computes only the signatures after it', () => {
    expect(trusting(commits)).toEqual({ problems: [], asked: [commits[2]?.signature] });
  });

  test('still names every altered entry', () => {
    for (const index of [0, 1, 2, 3, 4]) {
      const changed = stored(commits);
      const entry = changed.flatMap((commit) => commit.entries)[index];
      Object.assign(entry?.header ?? {}, { time: '2025-03-15T00:00:00.000Z' });
      expect(trusting(changed).problems).toEqual([`L8 at ${index + 1}`]);
    }
    expect(trusting(rearranged(1, ([first, , third]) => [first, third])).problems).toEqual(['L6 at 3']);
  });

  test('does not let an earlier signature pass for a later commit', () => {
    const [first, second, third] = commits;
    if (!first || !second || !third) throw new Error('no commits');
    const reused = { ...third, signature: second.signature };
    expect(trusting([first, second, reused]).problems).toEqual(['L9 at 6']);
  });

  test('computes every signature where the chain does not lead to it', () => {
    const elsewhere = { seq: 4, id: 'f'.repeat(64) };
    const verify: Verify = () => false;
    expect(named(verifyLog(olena.author, commits, { verify, trusted: elsewhere }))).toEqual([
      'L9 at 1',
      'L9 at 4',
      'L9 at 6',
    ]);
  });
});

describe('erased entries', () => {
  test('the chain and the signatures hold without their payloads', () => {
    const all = fc.uniqueArray(fc.nat(5));
    fc.assert(
      fc.property(all, (gone) => {
        let at = 0;
        const erased = commits.map((commit) => ({
          ...commit,
          entries: commit.entries.map((entry) =>
            gone.includes(at++) ? { header: entry.header, erased: true as const } : entry,
          ),
        }));
        expect(verifyLog(olena.author, erased, options)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('a change in the header of an erased entry is named', () => {
    const [entry] = commits[0]?.entries ?? [];
    if (!entry || !commits[0]) throw new Error('no entry');
    const header = { ...entry.header, record: recordId(8) };
    const changed = { ...commits[0], entries: [{ header, erased: true as const }] };
    expect(check([changed, ...commits.slice(1)])).toEqual(['L8 at 1']);
    expect(entryId(header)).not.toBe(ids[0]);
  });
});
