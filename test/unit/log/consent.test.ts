import { describe, expect, it } from 'vitest';
import { sameForAll } from '../../../renderer/features/log/consent/same-for-all.ts';
import { consentClosed } from '../../../shared/model/consent.ts';
import { consentSection } from '../../../shared/model/incident.ts';

const recipients = consentSection.fields.filter(({ name }) => name.startsWith('consent.to_'));

describe('one answer for all recipients', () => {
  it('never says yes for the national prosecutor, who needs a consent of their own', () => {
    for (const answer of ['yes', 'anonymised'] as const) {
      expect(sameForAll(recipients, answer)).toHaveLength(recipients.length - 1);
      expect(sameForAll(recipients, answer)).not.toContain('consent.to_ua_prosecutor');
    }
  });

  it('says no, or that they must be asked again, for the prosecutor too', () => {
    for (const answer of ['no', 'ask_again'] as const)
      expect(sameForAll(recipients, answer)).toEqual(recipients.map(({ name }) => name));
  });
});

describe('what the page says of a consent that lets nothing leave', () => {
  const closed = (fields: Parameters<typeof consentClosed>[0]) => consentClosed(fields, '2026-11-22');

  it('is nothing while it stands', () => {
    expect(closed({})).toBeUndefined();
    expect(closed({ 'consent.expires': '2026-11-22', 'consent.voluntary': true })).toBeUndefined();
  });

  it('is the withdrawal before all else, also where its day is unknown', () => {
    const others = { 'consent.expires': '2020', 'consent.voluntary': false };
    expect(closed({ ...others, 'consent.withdrawn': '2026-03' })).toBe('withdrawn');
    expect(closed({ 'consent.withdrawn': { unanswered: 'unknown' } })).toBe('withdrawn');
  });

  it('is an end that lies behind, one that names no day, a consent that was forced, a child’s no', () => {
    expect(closed({ 'consent.expires': '2026-10' })).toBe('expired');
    expect(closed({ 'consent.expires': { unanswered: 'declined' } })).toBe('end_unknown');
    expect(closed({ 'consent.voluntary': false })).toBe('not_voluntary');
    expect(closed({ 'consent.child_assent': 'no' })).toBe('child_refused');
  });
});
