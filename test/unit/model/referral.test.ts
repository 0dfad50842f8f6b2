import { describe, expect, it } from 'vitest';
import { completeness } from '../../../shared/model/completeness.ts';
import { incidentField } from '../../../shared/model/incident.ts';
import { owedReferrals } from '../../../shared/model/referral.ts';

const flag = 'detention_ill_treatment.sexual_violence_flag';
const to = (fields: Parameters<typeof owedReferrals>[0]) => owedReferrals(fields).map((owed) => owed.to);

describe('a referral', () => {
  it('is owed where sexual violence was mentioned, and until one was offered or found not to be needed', () => {
    expect(to({ [flag]: true })).toEqual(['sexual_violence_specialist']);
    expect(to({ [flag]: true, 'account.referral': ['medical'] })).toEqual(['sexual_violence_specialist']);
    expect(to({ [flag]: true, 'account.referral': ['sexual_violence_specialist', 'medical'] })).toEqual([]);
    expect(to({ [flag]: true, 'account.referral': ['none'] })).toEqual([]);
    expect(to({ [flag]: true, 'account.referral': { unanswered: 'declined' } })).toEqual([]);
  });

  it('is not owed on a no, an unknown or a blank', () => {
    for (const answer of [false, { unanswered: 'unknown' as const }, null])
      expect(to({ [flag]: answer })).toEqual([]);
    expect(to({})).toEqual([]);
  });

  it('is owed for every incident that concerns a child', () => {
    expect(to({ 'account.type': 'child_coercion' })).toEqual(['child_specialist']);
  });

  it('that is owed is among what the incident still lacks, also where another was offered', () => {
    expect(completeness({ [flag]: true, 'account.referral': ['medical'] }).useful).toContain(
      'account.referral',
    );
    expect(completeness({ 'account.referral': ['medical'] }).useful).not.toContain('account.referral');
  });

  it('never leaves, nor does the answer that asks for it', () => {
    for (const name of ['account.referral', flag]) expect(incidentField(name)?.privacy).toBe('sealed');
  });
});
