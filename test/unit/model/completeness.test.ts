import { describe, expect, it } from 'vitest';
import { completeness, sectionFill } from '../../../shared/model/completeness.ts';
import { incidentFields } from '../../../shared/model/incident.ts';
import { affectedPerson, roleField } from '../../../shared/model/incident-links.ts';
import { incidentTypeIds } from '../../../shared/model/incident-types.ts';

describe('completeness of an incident', () => {
  it('needs a type, some date and some place', () => {
    expect(completeness({}).needed).toEqual(['account.type', 'account.date', 'account.place']);
    const filled = { 'account.type': 'conscription', 'account.date': '2025', 'account.place': 'Токмак' };
    expect(completeness(filled).needed).toEqual([]);
  });

  it('takes the witness’s own words or a date of the type for some date', () => {
    expect(completeness({ 'account.date_words': 'after Easter' }).needed).not.toContain('account.date');
    const served = { 'account.type': 'conscription', 'conscription.served': '2025-03' };
    expect(completeness(served).needed).toEqual(['account.place']);
    expect(completeness({ ...served, 'account.type': 'benefit_denial' }).needed).toContain('account.date');
  });

  it('takes the place a person was removed from for some place', () => {
    expect(completeness({ 'deportation_threat.from': 'Бердянськ' }).needed).not.toContain('account.place');
  });

  it('takes a place of the gazetteer for some place', () => {
    const fields = { 'account.place_code': 'UA23080070010092407' };
    expect(completeness(fields).needed).not.toContain('account.place');
  });

  it('needs a reason for every provision and category that was rejected, and none for an acceptance', () => {
    const whole = { 'account.type': 'conscription', 'account.date': '2025', 'account.place': 'Токмак' };
    const rejected = {
      ...whole,
      'law.hague_45': 'rejected',
      'rd4u.a2_7': 'rejected',
      'law.crc_9': 'accepted',
    };
    expect(completeness(rejected).needed).toEqual(['law.hague_45_reason', 'rd4u.a2_7_reason']);
    for (const reason of [' \n', { unanswered: 'unknown' }])
      expect(completeness({ ...rejected, 'law.hague_45_reason': reason }).needed).toHaveLength(2);
    const said = {
      ...rejected,
      'law.hague_45_reason': 'Присяги не вимагали',
      'rd4u.a2_7_reason': 'Не служив',
    };
    expect(completeness(said).needed).toEqual([]);
    expect(completeness({ ...rejected, 'law.hague_45': 'accepted', 'rd4u.a2_7': null }).needed).toEqual([]);
  });

  it('does not take “unknown” for a type, a date or a place', () => {
    const unknown = { unanswered: 'unknown' };
    const fields = { 'account.type': unknown, 'account.date': unknown, 'account.place': unknown };
    expect(completeness(fields).needed).toHaveLength(3);
  });

  it('takes “declined” for an answer where answers are only useful', () => {
    expect(completeness({ 'consent.form': { unanswered: 'declined' } }).useful).not.toContain('consent.form');
  });

  it('names only fields that exist, for every type', () => {
    for (const type of incidentTypeIds) {
      const { useful } = completeness({ 'account.type': type });
      expect(useful.some((name) => name.startsWith(`${type}.`))).toBe(true);
      for (const name of useful) expect(incidentFields.has(name) || name === affectedPerson).toBe(true);
    }
  });

  it('misses somebody to whom it happened, before the source, until a person has that role', () => {
    const { useful } = completeness({});
    expect(useful[useful.indexOf('source.connection') - 1]).toBe(affectedPerson);
    const role = roleField('3f0c9a52-8a41-4d0e-9c27-5b8a1d6e7f90');
    expect(completeness({ [role]: ['witness'] }).useful).toContain(affectedPerson);
    expect(completeness({ [role]: ['victim', 'source'] }).useful).not.toContain(affectedPerson);
  });

  it('counts a section’s answers', () => {
    const fields = { 'account.place': 'Токмак', 'account.date': null };
    expect(sectionFill(fields, ['account.place', 'account.date'])).toEqual({ answered: 1, total: 2 });
  });
});
