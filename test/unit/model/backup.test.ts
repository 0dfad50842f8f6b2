import { expect, test } from 'vitest';
import { type BackupNote, backupState } from '../../../shared/model/backup.ts';

const now = Date.parse('2025-03-14T10:00:00Z');
const note = (at: string, entries: number): BackupNote => ({ at, entries, evidence: 0, size: 1, path: '' });

test('a reminder comes after a week with something new, and not before', () => {
  expect(backupState(note('2025-03-07T10:00:00Z', 5), 6, now)).toEqual({
    days: 7,
    newEntries: 1,
    isDue: true,
  });
  expect(backupState(note('2025-03-07T10:00:01Z', 5), 6, now)).toMatchObject({ days: 6, isDue: false });
  expect(backupState(note('2024-03-07T10:00:00Z', 5), 5, now)).toMatchObject({ newEntries: 0, isDue: false });
});

test('hundreds of new entries are reminded of at once', () => {
  expect(backupState(note('2025-03-14T09:00:00Z', 5), 504, now).isDue).toBe(false);
  expect(backupState(note('2025-03-14T09:00:00Z', 5), 505, now)).toEqual({
    days: 0,
    newEntries: 500,
    isDue: true,
  });
});

test('a vault without any backup is let be until there is something in it', () => {
  expect(backupState(null, 3, now)).toEqual({ days: undefined, newEntries: 3, isDue: false });
  expect(backupState(null, 10, now).isDue).toBe(true);
});

test('a clock that was set back makes no days of less than none', () => {
  expect(backupState(note('2026-01-01T00:00:00Z', 9), 5, now)).toEqual({
    days: 0,
    newEntries: 0,
    isDue: false,
  });
});
