import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const mebibyte = 1024 * 1024;
let usage = 0;
let asked = 0;
/** Milliseconds that each answer takes. */
let takes: readonly number[] = [];

beforeEach(() => {
  vi.resetModules();
  usage = 0;
  asked = 0;
  takes = [];
  const estimate = async () => {
    asked += 1;
    await new Promise((resolve) => setTimeout(resolve, takes[asked - 1] ?? 0));
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
  takes = [0, 30, 10, 0];
  await prepareDisk(nothing);
  const order: number[] = [];
  await Promise.all([1, 2, 3].map((call) => prepareDisk(nothing).then(() => order.push(call))));
  expect(order).toEqual([1, 2, 3]);
});
