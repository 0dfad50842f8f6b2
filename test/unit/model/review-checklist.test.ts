import { describe, expect, it } from 'vitest';
import { reviewChecklist } from '../../../shared/model/review-checklist.ts';

const present = (fields: Record<string, string | string[]>, conflicts: string[] = []) =>
  reviewChecklist({ fields, exhibitList: [], conflicts }, '2026-11-22')
    .filter((check) => check.present)
    .map(({ item }) => item);

describe('The checklist of a review', () => {
  it('finds nothing but what is not owed in an empty incident', () => {
    expect(present({})).toEqual(['referral', 'law', 'conflicts']);
  });

  it('asks for both grades of the source', () => {
    const source = { 'source.connection': 'victim', 'source.reliability': 'B' };
    expect(present(source)).not.toContain('source');
    expect(present({ ...source, 'source.credibility': '2' })).toContain('source');
  });

  it('asks for consent to a purpose and to a recipient', () => {
    expect(present({ 'consent.for_storage': 'yes' })).not.toContain('consent');
    expect(present({ 'consent.for_storage': 'yes', 'consent.to_icc_otp': 'no' })).not.toContain('consent');
    expect(present({ 'consent.for_storage': 'yes', 'consent.to_icc_otp': 'anonymised' })).toContain(
      'consent',
    );
  });

  it('asks for the details of the type once there is a type', () => {
    expect(present({ 'account.type': 'conscription' })).not.toContain('details');
    const details = {
      'account.type': 'conscription',
      'conscription.stage': 'summons',
      'conscription.summons_form': 'paper',
      'conscription.served': '2024-05',
    };
    expect(present(details)).toContain('details');
  });

  it('does not take a consent that was withdrawn or has ended for one', () => {
    const given = { 'consent.for_storage': 'yes', 'consent.to_icc_otp': 'yes' };
    expect(present({ ...given, 'consent.expires': '2027' })).toContain('consent');
    expect(present({ ...given, 'consent.expires': '2026-10' })).not.toContain('consent');
    expect(present({ ...given, 'consent.withdrawn': '2026-11-01' })).not.toContain('consent');
  });

  it('asks for the referral that a child or sexual violence calls for', () => {
    const child = { 'account.type': 'child_coercion' };
    expect(present(child)).not.toContain('referral');
    expect(present({ ...child, 'account.referral': ['legal'] })).not.toContain('referral');
    expect(present({ ...child, 'account.referral': ['child_specialist'] })).toContain('referral');
  });

  it('asks for a status, a standard of proof and reasons', () => {
    const assessed = { 'assessment.violation': 'likely', 'assessment.standard': 'reasonable_grounds' };
    expect(present(assessed)).not.toContain('assessment');
    expect(present({ ...assessed, 'assessment.reasons': 'Two sources agree.' })).toContain('assessment');
  });

  it('asks for somebody to whom it happened', () => {
    const role = 'role.3f0c9a52-8a41-4d0e-9c27-5b8a1d6e7f90';
    expect(present({ [role]: ['witness', 'contact'] })).not.toContain('affected');
    expect(present({ [role]: ['witness', 'victim'] })).toContain('affected');
  });

  it('asks why a provision was rejected', () => {
    const rejected = { 'law.hague_45': 'rejected' };
    expect(present(rejected)).not.toContain('law');
    expect(present({ ...rejected, 'law.hague_45_reason': 'No oath was asked for.' })).toContain('law');
  });

  it('marks conflicting edits', () => {
    expect(present({}, ['account.place'])).not.toContain('conflicts');
  });
});
