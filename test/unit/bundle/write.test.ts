import { utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { BundleCancelled, BundleFailed, type BundleInput } from '../../../shared/bundle/input.ts';
import { writeBundle } from '../../../shared/bundle/write.ts';
import type { Progress } from '../../../shared/vault-api/long-work.ts';
import { writeToMemory } from '../../fixtures/bag-files.ts';
import { makeCaseHistory } from '../../fixtures/case-history.ts';

const evidence = [1, 2].map((number) => ({
  fileName: `photo ${number}.jpg`,
  mediaType: 'image/jpeg',
  bytes: utf8ToBytes(`photograph ${number}`.repeat(20_000)),
}));
const input = () => makeCaseHistory(evidence).input;

const failing = async (changed: BundleInput) => {
  let written = 0;
  const failure = await writeBundle(changed, {
    write: async (bytes) => {
      written += bytes.length;
    },
  }).catch((error: unknown) => error);
  return { failure, written };
};

describe('writing a bundle', () => {
  test('gives equal bytes for equal input, and says what it wrote', async () => {
    const [one, two] = [await writeToMemory(input()), await writeToMemory(input())];
    expect(two).toEqual(one);
    expect(one.result).toMatchObject({ size: one.zip.length, incidents: 2, exhibits: 2, omitted: 1 });
  });

  test('waits for each write before the next', async () => {
    let open = 0;
    let most = 0;
    await writeBundle(input(), {
      write: async () => {
        most = Math.max(most, ++open);
        await new Promise((resolve) => setImmediate(resolve));
        open--;
      },
    });
    expect(most).toBe(1);
  });

  test('tells its progress in order and to the end', async () => {
    const told: Progress[] = [];
    await writeToMemory({ ...input(), progress: (progress) => told.push(progress) });
    const stages = told.map(({ stage }) => stage).filter((stage, at, all) => stage !== all[at - 1]);
    expect(stages).toEqual(['hashing', 'proving', 'typesetting', 'packing']);
    for (const stage of ['hashing', 'packing'] as const) {
      const last = told.findLast((progress) => progress.stage === stage);
      expect(last?.done).toBe(last?.total);
    }
  });
});

describe('a bundle that cannot be made', () => {
  test('fails before its first byte when an exhibit is not what was recorded', async () => {
    const { failure, written } = await failing({
      ...input(),
      open: async function* () {
        yield utf8ToBytes('another photograph');
      },
    });
    expect(failure).toBeInstanceOf(BundleFailed);
    expect(failure).toMatchObject({ reason: 'exhibit_changed', item: 'ORG-CASE-0001-E001' });
    expect(written).toBe(0);
  });

  test('fails when an exhibit changes between hashing and packing', async () => {
    const true_ = input();
    let times = 0;
    const { failure } = await failing({
      ...true_,
      open: async function* (exhibit) {
        times++;
        for await (const bytes of true_.open(exhibit))
          yield times > 2 ? bytes.map((byte) => byte ^ 1) : bytes;
      },
    });
    expect(failure).toMatchObject({ reason: 'exhibit_changed' });
  });

  test('names the exhibit that cannot be read', async () => {
    const true_ = input();
    const { failure } = await failing({
      ...true_,
      open: async function* (exhibit) {
        if (exhibit.number.endsWith('E002')) throw new Error('unreadable');
        yield* true_.open(exhibit);
      },
    });
    expect(failure).toMatchObject({ reason: 'exhibit_unreadable', item: 'ORG-CASE-0001-E002' });
  });

  test('fails when the dossier cannot be typeset', async () => {
    const { failure, written } = await failing({
      ...input(),
      typeset: () => Promise.reject(new Error('no font')),
    });
    expect(failure).toMatchObject({ reason: 'typesetting', item: 'data/dossier.pdf' });
    expect(written).toBe(0);
  });

  test('fails when it would not verify', async () => {
    const { contents, ...rest } = input();
    const [first, ...others] = contents.incidents;
    if (!first) throw new Error('The fixture has incidents');
    const changed = { ...first, fields: { ...first.fields, 'account.place': 'Бердянськ' } };
    const { failure, written } = await failing({
      ...rest,
      contents: { ...contents, incidents: [changed, ...others] },
    });
    expect(failure).toMatchObject({
      reason: 'bad_contents',
      item: 'field_differs ORG-2025-0001 account.place',
    });
    expect(written).toBe(0);
  });

  test('fails when its contents do not fit their schema', async () => {
    const { contents, ...rest } = input();
    const { failure } = await failing({ ...rest, contents: { ...contents, exporter: 'nobody' } });
    expect(failure).toMatchObject({ reason: 'bad_contents', item: expect.stringContaining('exporter') });
  });

  test('passes on what the sink says', async () => {
    const full = new Error('disk full');
    await expect(writeBundle(input(), { write: () => Promise.reject(full) })).rejects.toThrow('disk full');
  });

  test.each(['hashing', 'packing'] as const)('stops soon after it is cancelled while %s', async (stage) => {
    const cancelled = { aborted: false };
    const { failure } = await failing({
      ...input(),
      cancelled,
      progress: (progress) => {
        if (progress.stage === stage) cancelled.aborted = true;
      },
    });
    expect(failure).toBeInstanceOf(BundleCancelled);
  });
});
