import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencies } from '../../../shared/model/currencies.ts';
import { incidentFields } from '../../../shared/model/incident.ts';
import { personField, personFields } from '../../../shared/model/person.ts';
import {
  longestText,
  validateChanges,
  validateField,
  validatePersonChanges,
} from '../../../shared/model/validate.ts';

const code = (name: string, value: unknown): string | undefined => validateField(name, value)?.code;
const everyName = [...incidentFields.keys()];

describe('a field of an incident', () => {
  it('may be cleared, unknown or declined, whatever its kind', () => {
    for (const name of everyName) {
      expect(code(name, null)).toBeUndefined();
      expect(code(name, { unanswered: 'unknown' })).toBeUndefined();
      expect(code(name, { unanswered: 'declined' })).toBeUndefined();
      expect(code(name, { unanswered: 'maybe' })).toBe('wrong_kind');
      expect(code(name, { unanswered: 'unknown', why: 'x' })).toBe('wrong_kind');
    }
  });

  it('takes every option of its list and no other', () => {
    for (const field of incidentFields.values()) {
      if (field.kind === 'one') {
        for (const option of field.options) expect(code(field.name, option)).toBeUndefined();
        expect(code(field.name, 'no such option')).toBe('not_an_option');
      }
      if (field.kind === 'many') {
        expect(code(field.name, field.options)).toBeUndefined();
        expect(code(field.name, [...field.options, field.options[0]])).toBe('twice');
        expect(code(field.name, [])).toBe('blank');
        expect(code(field.name, ['no such option'])).toBe('not_an_option');
      }
    }
  });

  it('takes text of any script up to its longest length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        expect(code('account.narrative', text)).toBeUndefined();
      }),
    );
    expect(code('account.narrative', 'ї'.repeat(longestText))).toBeUndefined();
    expect(code('account.narrative', 'ї'.repeat(longestText + 1))).toBe('too_long');
    expect(code('account.narrative', '')).toBe('blank');
    expect(code('account.narrative', 'half a pair \ud83d')).toBe('broken_text');
    expect(code('account.narrative', 7)).toBe('wrong_kind');
  });

  it('takes a date in EDTF and nothing looser', () => {
    expect(code('account.date', '2025-03-XX')).toBeUndefined();
    expect(code('account.date', '14.03.2025')).toBe('not_a_date');
  });

  it('keeps numbers within their bounds', () => {
    expect(code('conscription.age', 0)).toBeUndefined();
    expect(code('conscription.age', 120)).toBeUndefined();
    expect(code('conscription.age', 121)).toBe('too_big');
    expect(code('conscription.age', -1)).toBe('too_small');
    expect(code('conscription.age', Number.NaN)).toBe('wrong_kind');
    expect(code('conscription.age', '40')).toBe('wrong_kind');
  });

  it('takes money as a decimal amount with a currency in use', () => {
    const money = (amount: unknown, currency: unknown) => code('benefit_denial.amount', { amount, currency });
    for (const currency of currencies) expect(money('10500.50', currency)).toBeUndefined();
    for (const amount of ['', '1,5', '-1', '1e3', '.5', '5.', ' 5'])
      expect(money(amount, 'UAH')).toBe('bad_amount');
    expect(money('5', 'hrn')).toBe('bad_currency');
    expect(code('benefit_denial.amount', '5 UAH')).toBe('wrong_kind');
  });

  it('links evidence by true and by nothing else', () => {
    const link = 'exhibit.6f1e2b9a-1c3d-4e5f-8a7b-0123456789ab';
    expect(code(link, true)).toBeUndefined();
    expect(code(link, null)).toBeUndefined();
    expect(code(link, false)).toBe('wrong_kind');
    expect(code('exhibit.photo', true)).toBe('unknown_field');
  });

  it('links another incident by true and by nothing else', () => {
    const link = 'link.6f1e2b9a-1c3d-4e5f-8a7b-0123456789ab';
    expect(code(link, true)).toBeUndefined();
    expect(code(link, null)).toBeUndefined();
    for (const value of [false, { unanswered: 'unknown' }, 'yes'])
      expect(code(link, value)).toBe('wrong_kind');
    expect(code('link.incident', true)).toBe('unknown_field');
  });

  it('gives a person roles of the list, each once, or none', () => {
    const role = 'role.6f1e2b9a-1c3d-4e5f-8a7b-0123456789ab';
    expect(code(role, ['victim', 'source'])).toBeUndefined();
    expect(code(role, null)).toBeUndefined();
    expect(code(role, [])).toBe('blank');
    expect(code(role, ['victim', 'victim'])).toBe('twice');
    expect(code(role, ['hero'])).toBe('not_an_option');
    expect(code(role, { unanswered: 'unknown' })).toBe('wrong_kind');
    expect(code('role.somebody', ['victim'])).toBe('unknown_field');
  });

  it('never lets the number be blank', () => {
    expect(code('incident.number', null)).toBe('needed');
    expect(code('incident.number', { unanswered: 'declined' })).toBe('needed');
    expect(code('incident.number', 'ORG-2025-0001')).toBeUndefined();
    expect(code('incident.number', 'one')).toBe('wrong_kind');
  });

  it('is refused by name when no incident has it', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (name, value) => {
        fc.pre(!incidentFields.has(name));
        expect(code(name, value)).toBe('unknown_field');
      }),
    );
    expect(code('__proto__', 'x')).toBe('unknown_field');
  });

  it('gives a verdict on any value whatever', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everyName), fc.anything(), (name, value) => {
        const problem = validateField(name, value);
        expect(problem === undefined || problem.field === name).toBe(true);
      }),
    );
  });
});

describe('a field of a person', () => {
  it('is judged as a field of an incident is, and is not one', () => {
    expect(validatePersonChanges({ 'person.name': 'Марія', 'person.birth': '1954~' })).toBeUndefined();
    expect(validatePersonChanges({ 'person.birth': '1954 рік' })?.code).toBe('not_a_date');
    expect(validatePersonChanges({ 'person.sex': 'none' })?.code).toBe('not_an_option');
    for (const name of ['account.place', 'incident.number', 'exhibit.6f1e2b9a-1c3d-4e5f-8a7b-0123456789ab'])
      expect(validatePersonChanges({ [name]: true })).toEqual({ field: name, code: 'unknown_field' });
    for (const name of personFields.keys()) expect(code(name, 'x')).toBe('unknown_field');
  });

  it('is never a blank pseudonym', () => {
    expect(validateField('person.pseudonym', null, personField)?.code).toBe('needed');
    expect(validateField('person.pseudonym', { unanswered: 'unknown' }, personField)?.code).toBe('needed');
  });
});

it('a set of changes is judged by its first problem', () => {
  expect(
    validateChanges({ 'account.place': 'Мелітополь', 'account.date': 'x', 'account.type': 'y' }),
  ).toEqual({
    field: 'account.date',
    code: 'not_a_date',
  });
  expect(validateChanges({})).toBeUndefined();
});
