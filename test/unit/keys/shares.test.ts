import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareWords } from '../../../renderer/vault/keys/share-words.ts';
import { combineShares, isShareCount, readShares, splitSecret } from '../../../renderer/vault/keys/shares.ts';

const marks = { vault: 77, set: 1000 };
const secret = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);

const counts = fc
  .integer({ min: 2, max: 10 })
  .chain((total) => fc.tuple(fc.integer({ min: 2, max: total }), fc.constant(total)));

const typed = async (threshold = 3, total = 5, of = marks) =>
  (await splitSecret(secret, of, threshold, total)).map(shareWords);

const known = { own: marks, others: [{ vault: 77, set: 2000 }] };

describe('recovery shares', () => {
  test('any as many as are needed give the secret back, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(
        counts,
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.infiniteStream(fc.nat()),
        async ([threshold, total], bytes, chance) => {
          const shares = [...(await splitSecret(Uint8Array.from(bytes), marks, threshold, total))];
          const chosen = Array.from(
            { length: threshold },
            () => shares.splice((chance.next().value ?? 0) % shares.length, 1)[0],
          ).flatMap((share) => share ?? []);
          expect(await combineShares(chosen)).toEqual(Uint8Array.from(bytes));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('one fewer gives something else', async () => {
    const shares = await splitSecret(secret, marks, 3, 5);
    expect(await combineShares(shares.slice(0, 2))).not.toEqual(secret);
  });

  test('two to ten, of which two or more open', () => {
    expect([isShareCount(2, 2), isShareCount(3, 5), isShareCount(10, 10)]).toEqual([true, true, true]);
    expect([
      isShareCount(1, 5),
      isShareCount(4, 3),
      isShareCount(2, 11),
      isShareCount(2.5, 5),
      isShareCount(Number.NaN, 5),
    ]).toEqual([false, false, false, false, false]);
  });

  test('are numbered as they stand on paper', async () => {
    const read = readShares(await typed(), known);
    expect('shares' in read && read.shares.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });

  test('the same share twice is told, and so is a mistyped word of a later one', async () => {
    const [first = [], second = []] = await typed();
    expect(readShares([first, second, first], known)).toEqual({ problem: 'twice', share: 3 });
    const wrong = second.with(20, second[20] === 'zoo' ? 'zone' : 'zoo');
    expect(readShares([first, wrong], known)).toEqual({ problem: 'mistyped', share: 2, place: 21 });
  });

  test('a share of another vault, of another profile and of a set that was replaced are told apart', async () => {
    const problemOf = async (of: typeof marks, sets: Parameters<typeof readShares>[1] = known) =>
      readShares((await typed(2, 2, of)).slice(0, 1), sets);
    expect(await problemOf({ vault: 78, set: 1000 })).toEqual({ problem: 'otherVault', share: 1 });
    expect(await problemOf({ vault: 77, set: 2000 })).toEqual({ problem: 'otherProfile', share: 1 });
    expect(await problemOf({ vault: 77, set: 999 })).toEqual({ problem: 'otherSet', share: 1 });
    expect(await problemOf(marks, { own: undefined, others: [] })).toEqual({ problem: 'noSet', share: 1 });
  });
});
