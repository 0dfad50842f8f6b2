import { describe, expect, test } from 'vitest';
import { report } from '../../../shared/bundle/report.ts';
import {
  checkCodes,
  limitCodes,
  noteCodes,
  problemCodes,
  unreadableCodes,
} from '../../../shared/bundle/verdict.ts';
import { headline } from '../../../shared/bundle/verdict-sections.ts';
import { verifyBag } from '../../../shared/bundle/verify.ts';
import { sayIn } from '../../../shared/bundle/words.ts';
import { zipSource } from '../../../shared/bundle/zip-read.ts';
import { bytesAccess, writeToMemory } from '../../fixtures/bag-files.ts';
import { makeCaseHistory } from '../../fixtures/case-history.ts';

describe.each(['uk', 'en'] as const)('in %s', (locale) => {
  const say = sayIn(locale);

  test.each([
    ['problem', problemCodes],
    ['note', noteCodes],
    ['unreadable', unreadableCodes],
    ['checked', checkCodes],
    ['limits', limitCodes],
  ] as const)('every code of %s is a sentence that says where', (group, codes) => {
    for (const code of codes) {
      const key = `${group}.${code}`;
      const sentence = say(key, { at: 'AT', detail: 'DETAIL', count: 5 });
      expect(sentence).not.toBe(key);
      expect(sentence).not.toContain('{{');
    }
  });

  test('a report has the verdict, the fingerprint and what is not proven', async () => {
    const { zip, result } = await writeToMemory(makeCaseHistory([]).input);
    const verdict = await verifyBag(zipSource(bytesAccess(zip)));
    const text = report(verdict, say);
    expect(text.split('\n')[0]).toBe(headline(verdict, say));
    expect(text).toContain(result.fingerprint);
    expect(text).toContain(say('limits.key_owner'));
    // The exporter's wall clock, wherever it is read.
    expect(text).toMatch(/15 (March|березня) 2025 [^\n]*11:22 \(\+02:00\)/);
    expect(text).not.toMatch(/\{\{|undefined|verdict\.|problem\./);
  });
});

test('a time that is no moment is quoted as it stands', async () => {
  const { zip } = await writeToMemory(makeCaseHistory([]).input);
  const verdict = await verifyBag(zipSource(bytesAccess(zip)));
  if (verdict.state === 'unreadable' || !verdict.bundle) throw new Error('It was not read');
  const odd = { ...verdict, bundle: { ...verdict.bundle, exported: '2025-13-01T00:00:00Z' } };
  expect(report(odd, sayIn('uk'))).toContain('2025-13-01T00:00:00Z');
});

test('numbers are inflected as Ukrainian has it', () => {
  const say = sayIn('uk');
  expect([1, 3, 11, 21].map((count) => say('checked.entries_verified', { count }))).toEqual([
    '1 запис реєстру звірено з підписом автора',
    '3 записи реєстру звірено з підписами авторів',
    '11 записів реєстру звірено з підписами авторів',
    '21 запис реєстру звірено з підписом автора',
  ]);
});
