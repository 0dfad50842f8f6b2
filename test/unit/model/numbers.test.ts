import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOrganisationCode, nextCaseNumber, nextIncidentNumber } from '../../../shared/model/numbers.ts';

describe('incident numbers', () => {
  test('begin with 1 in each year', () => {
    expect(nextIncidentNumber('ORG', 2025, [])).toBe('ORG-2025-0001');
    expect(nextIncidentNumber('ORG', 2026, ['ORG-2025-0041'])).toBe('ORG-2026-0001');
  });

  test('follow the highest used, so that a number that is gone is not given again', () => {
    expect(nextIncidentNumber('ORG', 2025, ['ORG-2025-0007', 'ORG-2025-0003'])).toBe('ORG-2025-0008');
  });

  test('go on past four digits', () => {
    expect(nextIncidentNumber('ORG', 2025, ['ORG-2025-9999'])).toBe('ORG-2025-10000');
    expect(nextIncidentNumber('ORG', 2025, ['ORG-2025-9999', 'ORG-2025-10000'])).toBe('ORG-2025-10001');
  });

  test('of another organisation, cases, and what only looks like a number do not count', () => {
    const others = ['ORG2-2025-0009', 'ORG-CASE-0009', 'ORG-2025-0009-R1', 'ORG-2025-9', 'ORG-2025-', ''];
    expect(nextIncidentNumber('ORG', 2025, others)).toBe('ORG-2025-0001');
  });

  test('are never given twice, however many are asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2020, max: 2023 }), { maxLength: 60 }), (years) => {
        const used: string[] = [];
        for (const year of years) used.push(nextIncidentNumber('ORG', year, used));
        expect(new Set(used).size).toBe(years.length);
      }),
    );
  });
});

test('case numbers have one series for all years', () => {
  expect(nextCaseNumber('ORG', [])).toBe('ORG-CASE-0001');
  expect(nextCaseNumber('ORG', ['ORG-CASE-0012', 'ORG-2025-0040'])).toBe('ORG-CASE-0013');
});

test('an organisation’s code is a few capital Latin letters and digits', () => {
  for (const code of ['ORG', 'A1', 'ZMINA', 'ABCDEFGHIJ']) expect(isOrganisationCode(code)).toBe(true);
  for (const code of ['', 'A', 'org', 'ABCDEFGHIJK', 'ОРГ', 'A-B', 'A B'])
    expect(isOrganisationCode(code)).toBe(false);
});
