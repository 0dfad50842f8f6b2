import { expect, test } from 'vitest';
import { VaultFailure } from '../../../renderer/vault/failure.ts';
import { startUpkeep } from '../../../renderer/vault/upkeep.ts';

/** Upkeep whose check ends when it is told to. */
const checking = () => {
  let end = (): void => undefined;
  let fail = (): void => undefined;
  const told: string[] = [];
  const upkeep = startUpkeep({
    wasChecked: false,
    keepImage: async () => undefined,
    check: () =>
      new Promise<void>((resolve, reject) => {
        end = resolve;
        fail = () => reject(new Error('unreadable'));
      }),
    onChecked: () => told.push('checked'),
    onUnchecked: () => told.push('unchecked'),
  });
  return { upkeep, told, end: () => end(), fail: () => fail() };
};

const never = (): AbortSignal => new AbortController().signal;

test('who waits for the check can give up, and the check goes on for the others', async () => {
  const { upkeep, told, end } = checking();
  const given = new AbortController();
  const [first, second] = [upkeep.checked(given.signal), upkeep.checked(never())];
  given.abort();
  await expect(first).rejects.toEqual(new VaultFailure('cancelled'));
  expect(upkeep.isChecked()).toBe(false);
  end();
  await second;
  expect(upkeep.isChecked()).toBe(true);
  expect(told).toEqual(['checked']);
  await upkeep.checked(never());
});

test('a check that cannot be ended is told, but for one that a lock has ended', async () => {
  const { upkeep, told, end, fail } = checking();
  const waiting = upkeep.checked(never());
  fail();
  await expect(waiting).rejects.toThrow('unreadable');
  expect(upkeep.isChecked()).toBe(false);
  expect(told).toEqual(['unchecked']);
  const again = upkeep.checked(never());
  end();
  await again;
  expect(told).toEqual(['unchecked', 'checked']);
  const locked = checking();
  const left = locked.upkeep.checked(never());
  locked.upkeep.stop();
  locked.fail();
  await expect(left).rejects.toThrow('unreadable');
  expect(locked.told).toEqual([]);
});

test('who gave up before asking does not wait', async () => {
  await expect(checking().upkeep.checked(AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
});
