import { expect, test } from 'vitest';
import { noticeLeft, noticeSeconds } from '../../../renderer/app/idle.ts';

const minutes = (count: number) => count * 60_000;

test('there is no notice while the lock is far', () => {
  expect(noticeLeft(0, minutes(5))).toBeUndefined();
  expect(noticeLeft(minutes(5) - (noticeSeconds + 1) * 1000, minutes(5))).toBeUndefined();
});

test('the notice counts the last seconds down to the lock', () => {
  expect(noticeLeft(minutes(5) - noticeSeconds * 1000, minutes(5))).toBe(noticeSeconds);
  expect(noticeLeft(minutes(5) - 400, minutes(5))).toBe(1);
  expect(noticeLeft(minutes(5), minutes(5))).toBe(0);
});

test('a machine that slept past the limit locks at once', () => {
  expect(noticeLeft(minutes(600), minutes(5))).toBe(0);
});
