import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const mebibyte = 1024 * 1024;
let usage = 0;
let asked = 0;
/** Answers that the test holds back. */
let held: (() => void)[] | undefined;

beforeEach(() => {
  vi.resetModules();
  usage = 0;
  asked = 0;
  held = undefined;
  const estimate = async () => {
    asked += 1;
    await new Promise<void>((resolve) => (held ? held.push(resolve) : resolve()));
    return { quota: 1024 * mebibyte, usage };
  };
  vi.stubGlobal('navigator', { storage: { estimate } });
});
afterEach(() => vi.unstubAllGlobals());

const fresh = () => import('../../../renderer/vault/store/disk-room.ts');
const nothing = async () => undefined;

test('who makes room on a full disk is not refused once more', async () => {
  const { prepareDisk, refuseWithoutRoom } = await fresh();
  usage = 1020 * mebibyte;
  await prepareDisk(nothing);
  expect(() => refuseWithoutRoom(1)).toThrow('quota');
  usage = 0;
  await prepareDisk(nothing);
  expect(() => refuseWithoutRoom(1)).not.toThrow();
});

test('calls that follow each other share an answer while there is room', async () => {
  const { prepareDisk } = await fresh();
  await Promise.all([prepareDisk(nothing), prepareDisk(nothing), prepareDisk(nothing)]);
  expect(asked).toBe(1);
});

test('on a full disk calls go on in the order in which they came', async () => {
  const { prepareDisk } = await fresh();
  usage = 1020 * mebibyte;
  await prepareDisk(nothing);
  held = [];
  const order: number[] = [];
  const calls = [1, 2, 3].map((call) => prepareDisk(nothing).then(() => order.push(call)));
  // Of those that are asked at once the last is answered first.
  while (order.length < calls.length) {
    held.pop()?.();
    await new Promise(setImmediate);
  }
  expect(order).toEqual([1, 2, 3]);
});
