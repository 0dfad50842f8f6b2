import fc from 'fast-check';
import sodium from 'libsodium-wrappers-sumo';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonical } from '../../../shared/ledger/canonical.ts';
import type { Json, StoredCommit } from '../../../shared/ledger/entry.ts';
import { entryId } from '../../../shared/ledger/entry-id.ts';
import { verifyLog } from '../../../shared/ledger/verify.ts';
import { sampleLogs, sodiumVerify, stored } from './sample-logs.ts';

/** Whatever is changed in a stored log is detected, and named where it is. */

const { olena } = sampleLogs();
const commits = stored(olena.commits);
const problemsOf = (log: readonly StoredCommit[]) => verifyLog(olena.author, log, { verify: sodiumVerify });

beforeAll(() => sodium.ready);

type Path = readonly (string | number)[];

const leaves = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]))
    : [path];

const get = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], value);

/** A copy in which the value at the path is another one. */
const replaced = (path: Path, value: unknown): StoredCommit[] => {
  const copy = stored(commits);
  Object.assign(get(copy, path.slice(0, -1)) as object, { [path.at(-1) ?? '']: value });
  return copy;
};

const seqOf = (commit: number, entry: number): number =>
  commits.slice(0, commit).reduce((sum, { entries }) => sum + entries.length, 0) + entry + 1;

const lastSeq = seqOf(commits.length, -1);

/** Where a change at this path is to be named, and by which rules. */
const expectedAt = (path: Path): { seq: number; rules: readonly string[] } => {
  const [commit, part, entry, member] = path;
  const own = commits[Number(commit)]?.entries.length ?? 0;
  if (part === 'signature') return { seq: seqOf(Number(commit), own - 1), rules: ['L9'] };
  const seq = seqOf(Number(commit), Number(entry));
  if (member === 'fields') return { seq, rules: ['L3', 'L4'] };
  return { seq, rules: seq === lastSeq ? ['L2', 'L9'] : ['L2', 'L8'] };
};

const flipBit = (text: string, at: number): string => {
  const index = (at >> 3) % text.length;
  return (
    text.slice(0, index) +
    String.fromCharCode(text.charCodeAt(index) ^ (1 << (at & 7))) +
    text.slice(index + 1)
  );
};

const otherValue = (value: unknown, at: number): unknown => {
  if (typeof value === 'number') return value + 1 + at;
  if (typeof value === 'string' && value !== '') return flipBit(value, at);
  return value === true ? false : [at];
};

describe('any one change in a stored log', () => {
  const paths = leaves(commits);

  test('of a member is one problem, named at its entry by its rule', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.nat(10_000), (path, at) => {
        const problems = problemsOf(replaced(path, otherValue(get(commits, path), at)));
        const { seq, rules } = expectedAt(path);
        expect(problems.map((problem) => problem.seq)).toEqual([seq]);
        expect(rules).toContain(problems[0]?.rule);
      }),
      { numRuns: 600 },
    );
  });

  test('of a bit of its text is detected, or leaves the text unreadable', () => {
    const bytes = new TextEncoder().encode(canonical(commits as Json));
    const original = canonical(commits as Json);
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const flipped = bytes.slice();
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const read = readJson(flipped);
        if (!read) return;
        expect(problemsOf(read as StoredCommit[]).length > 0).toBe(JSON.stringify(read) !== original);
      }),
      { numRuns: 1500 },
    );
  });

  test('that leaves out an entry or a commit, repeats it or moves it is detected', () => {
    const anyEntry = fc.constantFrom(
      ...commits.flatMap((commit, index) => commit.entries.map((_, entry) => [index, entry] as const)),
    );
    const change = fc.constantFrom('drop', 'repeat', 'move to the front', 'move to the end' as const);
    fc.assert(
      fc.property(anyEntry, change, ([commit, entry], how) => {
        const copy = commits.map(({ entries, signature }) => ({ entries: [...entries], signature }));
        const [taken] = copy[commit]?.entries.splice(entry, how === 'repeat' ? 0 : 1) ?? [];
        const own = commits[commit]?.entries[entry];
        if (how === 'repeat' && own) copy[commit]?.entries.splice(entry, 0, own);
        if (how === 'move to the front' && taken) copy[0]?.entries.unshift(taken);
        if (how === 'move to the end' && taken) copy.at(-1)?.entries.push(taken);
        const isSame = JSON.stringify(copy) === JSON.stringify(commits);
        expect(problemsOf(copy).length > 0).toBe(!isSame);
      }),
      { numRuns: 200 },
    );
  });
});

test('an entry that nobody signed is detected wherever it is put, whatever it says of its place', () => {
  const entries = commits.flatMap((commit) => commit.entries);
  const places = commits.flatMap((commit, index) =>
    Array.from({ length: commit.entries.length + 1 }, (_, entry) => [index, entry] as const),
  );
  const prevs = ['0'.repeat(64), ...entries.map((entry) => entryId(entry.header))];
  const forged = fc.record({
    like: fc.constantFrom(...entries),
    seq: fc.integer({ min: 1, max: 8 }),
    prev: fc.constantFrom(...prevs),
  });
  fc.assert(
    fc.property(fc.constantFrom(...places), forged, ([commit, at], { like, seq, prev }) => {
      const entry = { ...like, header: { ...like.header, seq, prev, time: '2025-03-15T00:00:00.000Z' } };
      const copy = commits.map(({ entries, signature }) => ({ entries: [...entries], signature }));
      copy[commit]?.entries.splice(at, 0, entry);
      expect(problemsOf(copy)).not.toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('any number of changes in a stored log are detected', () => {
  const paths = fc.subarray(leaves(commits), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(paths, fc.nat(10_000), (chosen, at) => {
      const copy = stored(commits);
      for (const path of chosen)
        Object.assign(get(copy, path.slice(0, -1)) as object, {
          [path.at(-1) ?? '']: otherValue(get(commits, path), at),
        });
      expect(problemsOf(copy)).not.toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('whatever stands where a log should be is refused and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), (anything) => {
      expect(problemsOf(anything as never)).not.toEqual([]);
    }),
  );
});

const readJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
};
