import sodium from 'libsodium-wrappers-sumo';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Draft } from '../../../shared/ledger/append.ts';
import { headOf } from '../../../shared/ledger/append.ts';
import type { ErasedEntry, KnownEntry, StoredCommit } from '../../../shared/ledger/entry.ts';
import { genesis, withIds } from '../../../shared/ledger/entry-id.ts';
import { foldAll } from '../../../shared/ledger/fold.ts';
import { type Log, type VerifyLogsOptions, verifyLogs } from '../../../shared/ledger/verify-logs.ts';
import { edit, type Person, person, recordId, timeAt } from './people.ts';
import { sampleLogs, sodiumVerify, stored } from './sample-logs.ts';

beforeAll(() => sodium.ready);

const { olena, taras, logs } = sampleLogs();
const one = recordId(1);
const two = recordId(2);

const check = (given: readonly Log[], options: VerifyLogsOptions = {}) =>
  verifyLogs(given, { verify: sodiumVerify, ...options }).map(
    ({ rule, author, seq }) => `${rule} at ${author === olena.author ? 'Olena' : 'other'} ${seq}`,
  );

const logOf = ({ author, commits }: Person): Log => ({ author, commits });

const anEdit = (person: Person, draft: Draft): KnownEntry => {
  const [entry] = person.commit([draft]);
  if (!entry) throw new Error('no entry');
  return entry;
};

test('logs that were not touched verify together, in any order', () => {
  expect(verifyLogs(logs)).toEqual([]);
  expect(check([...logs].reverse())).toEqual([]);
});

test('a problem in one log is one problem, also where other logs build on the entry', () => {
  const changed = stored(logs);
  Object.assign(changed[0]?.commits[2]?.entries[0]?.header ?? {}, { time: timeAt(9) });
  expect(check(changed)).toEqual(['L8 at Olena 5']);
});

test('nothing more is asked of an altered entry', () => {
  const changed = stored(logs);
  Object.assign(changed[0]?.commits[1]?.entries[0]?.header ?? {}, { parents: [] });
  expect(check(changed)).toEqual(['L8 at Olena 2']);
});

describe('L11: parents are entries of the same record', () => {
  test('a parent nobody has is named, so commits cut off another log are missed', () => {
    const cut = logs.map((log) =>
      log.author === olena.author ? { ...log, commits: log.commits.slice(0, 2) } : log,
    );
    expect(check(cut)).toEqual(['L11 at other 1', 'L11 at other 2']);
    expect(check(logs.filter((log) => log.author === taras.author))).toEqual([
      'L11 at other 1',
      'L11 at other 2',
    ]);
  });

  test('the beginning of a log is nobody’s parent', () => {
    const anna = person('Anna');
    anEdit(anna, edit(one, {}, [genesis]));
    expect(check([logOf(anna)])).toEqual(['L11 at other 1']);
  });

  test('a parent of another record is named', () => {
    const anna = person('Anna');
    const first = anEdit(anna, edit(one, {}));
    anEdit(anna, edit(two, {}));
    anEdit(anna, edit(two, {}, [first.id]));
    expect(check([logOf(anna)])).toEqual(['L11 at other 3']);
  });

  test('a parent of another type is named: a record does not change its type', () => {
    const anna = person('Anna');
    const first = anEdit(anna, edit(one, {}));
    anEdit(anna, { ...edit(one, {}, [first.id]), type: 'case' });
    expect(check([logOf(anna)])).toEqual(['L11 at other 2']);
  });
});

describe('L12: a record begins once, with an edit', () => {
  test('a record that begins with something else is named', () => {
    const anna = person('Anna');
    anEdit(anna, { ...edit(one, {}), kind: 'approve' });
    expect(check([logOf(anna)])).toEqual(['L12 at other 1']);
  });

  test('a second beginning is named', () => {
    const anna = person('Anna');
    anEdit(anna, edit(one, {}));
    anEdit(anna, edit(one, {}));
    expect(check([logOf(anna)])).toEqual(['L12 at other 2']);
  });
});

describe('L14: an entry is erased by a signed entry', () => {
  const erase = (entries: readonly KnownEntry[]): ErasedEntry[] =>
    entries.map(({ header }) => ({ header, erased: true }));
  const without = (commits: readonly StoredCommit[], record: string): StoredCommit[] =>
    commits.map((commit) => ({
      ...commit,
      entries: withIds(commit).flatMap((known, index) => {
        const own = commit.entries[index];
        const isGone = known.header.record === record && known.header.kind !== 'erase';
        return isGone ? erase([known]) : own ? [own] : [];
      }),
    }));

  const anna = person('Anna');
  const first = anEdit(anna, edit(one, { 'account.place': 'Токмак' }));
  const other = anEdit(anna, edit(two, { 'account.place': 'Токмак' }));

  test('a payload that is gone without one is named', () => {
    expect(check([{ author: anna.author, commits: without(anna.commits, one) }])).toEqual(['L14 at other 1']);
  });

  test('a record that an erasing entry names still verifies and folds without its fields', () => {
    const boris = person('Borys');
    const reason = { 'erase.reason': 'Consent was withdrawn' };
    anEdit(boris, { record: one, type: 'incident', kind: 'erase', parents: [first.id], fields: reason });
    const commits = without(anna.commits, one);
    expect(check([{ author: anna.author, commits }, logOf(boris)])).toEqual([]);
    const folded = foldAll([...commits, ...boris.commits].flatMap(withIds));
    expect(folded.get(one)?.erased).toBe(true);
    expect(folded.get(one)?.fields.size).toBe(0);
    expect(folded.get(two)?.fields.get('account.place')?.entry).toBe(other.id);
  });
});

describe('verification from checkpoints', () => {
  const later = logs.map((log): Log => {
    const [before, ...commits] = log.commits;
    return before ? { ...log, commits, from: headOf(before) } : log;
  });
  const before = logs.flatMap((log) => log.commits.slice(0, 1).flatMap(withIds));
  const earlier = {
    entry: (id: string) => before.find((entry) => entry.id === id)?.header,
    hasRecord: (record: string) => before.some((entry) => entry.header.record === record),
    isErased: () => false,
  };

  test('what was verified earlier may be built on', () => {
    expect(check(later, { earlier })).toEqual([]);
  });

  test('without it, parents before the checkpoint are not known', () => {
    expect(check(later)).toContain('L11 at Olena 2');
  });

  test('a record that was begun before does not begin again', () => {
    const again = person('Olena');
    anEdit(again, edit(recordId(7), {}));
    anEdit(again, edit(one, {}));
    const [own, next] = again.commits;
    if (!own || !next) throw new Error('no commits');
    const log = { author: again.author, commits: [next], from: headOf(own) };
    expect(check([log], { earlier })).toEqual(['L12 at Olena 2']);
  });
});
