import { describe, expect, test } from 'vitest';
import { consentGate } from '../../../renderer/vault/export/consent-gate.ts';
import type { Json } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, foldRecord } from '../../../shared/ledger/fold.ts';
import { person, recordId, timeAt } from '../ledger/people.ts';
import { enter } from '../model/office.ts';

const incident = recordId(100);
const people = ['Olena', 'Taras', 'Petro'].map((name) => person(name, false));

const yes = { 'consent.for_storage': 'yes', 'consent.to_icc_otp': 'yes' };

/** Consent for all by the first person; then each set of answers by one person, none knowing of the others'. */
const recordWith = (...answers: Readonly<Record<string, Json>>[]): FoldedRecord => {
  const [first] = people;
  if (!first) throw new Error('nobody');
  const begun = enter(first, 'edit', incident, [], yes, timeAt(1));
  const others = answers.map((fields, index) => {
    const by = people[index % people.length] ?? first;
    return enter(by, 'edit', incident, [begun.id], fields, timeAt(2 + index));
  });
  return foldRecord([begun, ...others]);
};

const gate = (...answers: Readonly<Record<string, Json>>[]) =>
  consentGate(recordWith(...answers), 'approved', 'storage', 'icc_otp', '2026-11-22');

const open = { open: true, anonymised: false };
const closed = (...reasons: string[]) => ({ open: false, reasons });

const voluntary = (value: Json) => ({ 'consent.voluntary': value });
const expires = (value: Json) => ({ 'consent.expires': value });

describe('of conflicting answers to a question of consent the most cautious counts', () => {
  test('any "not voluntary" closes the gate, whoever recorded it last', () => {
    expect(gate(voluntary(true))).toEqual(open);
    expect(gate(voluntary(false))).toEqual(closed('no_consent'));
    expect(gate(voluntary(false), voluntary(true))).toEqual(closed('no_consent'));
    expect(gate(voluntary(true), voluntary(false))).toEqual(closed('no_consent'));
  });

  test('the earliest of several ends is the end, whoever recorded it last', () => {
    expect(gate(expires('2027-01-01'), expires('2030-01-01'))).toEqual(open);
    expect(gate(expires('2026-01-01'), expires('2030-01-01'))).toEqual(closed('consent_expired'));
    expect(gate(expires('2030-01-01'), expires('2026-01-01'))).toEqual(closed('consent_expired'));
    expect(gate(expires(null), expires('2026-01-01'))).toEqual(closed('consent_expired'));
  });

  test('one "no" among the answers for the purpose closes the gate, and one "anonymised" anonymises', () => {
    const purpose = (value: Json) => ({ 'consent.for_storage': value });
    expect(gate(purpose('yes'), purpose('no'))).toEqual(closed('no_consent'));
    expect(gate(purpose('yes'), purpose('anonymised'))).toEqual({ open: true, anonymised: true });
  });
});

describe('the end of a consent', () => {
  test('none recorded, or taken back, is no end set', () => {
    expect(gate()).toEqual(open);
    expect(gate(expires(null))).toEqual(open);
  });

  test('the last day itself still lets through', () => {
    expect(gate(expires('2026-11-22'))).toEqual(open);
    expect(gate(expires('2026-11-21'))).toEqual(closed('consent_expired'));
  });

  test.each(['2026', '2026-11', '202X', '2026-XX', '2026-23', '2025-01/2026', '../2026-11'])(
    'a vague one, %s, counts at its earliest',
    (end) => {
      expect(gate(expires(end))).toEqual(closed('consent_expired'));
    },
  );

  test.each(['2027', '2027-21', '2026-12~', '2020/2027', '../2027-01'])('%s lies ahead as a whole', (end) => {
    expect(gate(expires(end))).toEqual(open);
  });

  test.each([
    ['2024/'],
    ['2024/..'],
    [{ unanswered: 'unknown' }],
    [{ unanswered: 'declined' }],
    ['next year'],
    [true],
  ])('one that names no day, %j, has to be asked about again', (end) => {
    expect(gate(expires(end))).toEqual(closed('no_consent'));
  });
});

describe('a consent taken back', () => {
  test.each([['2026-01-01'], ['2026'], ['2030-01-01'], [{ unanswered: 'unknown' }]])(
    'on %j closes the gate, whatever the day',
    (day) => {
      expect(gate({ 'consent.withdrawn': day })).toEqual(closed('consent_withdrawn'));
    },
  );

  test('by one person stays taken back though another recorded none, and reopens when that is cleared', () => {
    expect(gate({ 'consent.withdrawn': '2026-01-01' }, { 'consent.withdrawn': null })).toEqual(
      closed('consent_withdrawn'),
    );
    expect(gate({ 'consent.withdrawn': null })).toEqual(open);
  });

  test('and a child who does not assent closes it whatever the guardian said', () => {
    expect(gate({ 'consent.child_assent': 'no' })).toEqual(closed('no_consent'));
    expect(gate({ 'consent.child_assent': 'yes' })).toEqual(open);
    expect(gate({ 'consent.child_assent': 'not_applicable' })).toEqual(open);
  });
});
