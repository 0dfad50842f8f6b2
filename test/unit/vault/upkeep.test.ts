import { expect, test } from 'vitest';
import { VaultFailure } from '../../../renderer/vault/failure.ts';
import { startUpkeep } from '../../../renderer/vault/upkeep.ts';

/** Upkeep whose check ends when it is told to. */
const checking = () => {
  let end = (): void => undefined;
  const told: string[] = [];
  const upkeep = startUpkeep({
    wasChecked: false,
    keepImage: async () => undefined,
    check: () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
    onChecked: () => told.push('checked'),
  });
  return { upkeep, told, end: () => end() };
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

test('who gave up before asking does not wait', async () => {
  await expect(checking().upkeep.checked(AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
});
