import { expect, test } from 'vitest';
import { matches, parseCombo, writtenKeys } from '../../../renderer/app/hotkeys.ts';

const press = (code: string, more: object = {}) => ({
  code,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

test('a key is known by its place, whatever letter stands on it', () => {
  expect(matches(parseCombo('n'), press('KeyN'))).toBe(true);
  expect(matches(parseCombo('n'), press('KeyM'))).toBe(false);
});

test('mod is Ctrl, or the command key of a Mac', () => {
  expect(matches(parseCombo('mod+k'), press('KeyK', { ctrlKey: true }))).toBe(true);
  expect(matches(parseCombo('mod+k'), press('KeyK', { metaKey: true }))).toBe(true);
  expect(matches(parseCombo('mod+k'), press('KeyK'))).toBe(false);
});

test('a letter with Ctrl is not the letter', () => {
  expect(matches(parseCombo('n'), press('KeyN', { ctrlKey: true }))).toBe(false);
});

test('the question mark is Shift and the slash key; the slash is that key alone', () => {
  expect(matches(parseCombo('?'), press('Slash', { shiftKey: true }))).toBe(true);
  expect(matches(parseCombo('?'), press('Slash'))).toBe(false);
  expect(matches(parseCombo('/'), press('Slash'))).toBe(true);
});

test('combinations are written as they stand on keys', () => {
  expect(
    ['mod+k', 'mod+shift+s', 'j', '?', 'ArrowDown', 'Enter'].map((keys) => writtenKeys(keys, false)),
  ).toEqual(['Ctrl K', 'Ctrl Shift S', 'j', '?', '↓', 'Enter']);
});
