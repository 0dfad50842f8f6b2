import { expect, test } from 'vitest';
import { leastCost } from '../../../renderer/vault/keys/least-cost.ts';
import { isSaneCost, tunedCost } from '../../../renderer/vault/keys/passphrase-key.ts';

const MiB = 1024 * 1024;

test('a passphrase costs at least 64 MiB and 3 passes of Argon2id', () => {
  expect(leastCost).toEqual({ memory: 64 * MiB, passes: 3 });
});

test('a cost below it, or one that would hang the machine, is not sane', () => {
  expect(isSaneCost(leastCost)).toBe(true);
  for (const change of [
    { memory: 64 * MiB - 1 },
    { passes: 2 },
    { memory: 2048 * MiB },
    { passes: 65 },
    { memory: Number.NaN },
    { passes: 3.5 },
  ])
    expect(isSaneCost({ ...leastCost, ...change }), JSON.stringify(change)).toBe(false);
});

test('what a machine is tuned to is sane, and an old laptop can still open it', async () => {
  const cost = await tunedCost();
  expect(isSaneCost(cost)).toBe(true);
  expect(cost.memory).toBeLessThanOrEqual(256 * MiB);
});
