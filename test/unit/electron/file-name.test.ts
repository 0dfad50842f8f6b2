import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from '../../../electron/file-name.ts';

test('a name for the save dialog is one that every file system takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), (suggested) => {
      const name = safeFileName(suggested);
      expect(name).not.toBe('');
      expect(new TextEncoder().encode(name).byteLength).toBeLessThanOrEqual(200);
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(name).not.toMatch(/^[\s.]|[\s.]$/u);
      expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
    }),
    { numRuns: 500 },
  );
});

test('a name that is fine already stays as it is', () => {
  for (const name of ['ORG-CASE-0001.zip', 'Справа № 7 — доказ’.pdf', 'photo 1.JPG', 'a.b.c']) {
    expect(safeFileName(name)).toBe(name);
  }
});

test('a long name keeps its ending', () => {
  expect(safeFileName(`${'ї'.repeat(255)}.zip`)).toMatch(/^ї+\.zip$/);
});
