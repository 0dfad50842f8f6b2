import type { Json } from '../ledger/entry.ts';
import { isUnanswered } from './fields.ts';

type Fields = Readonly<Record<string, Json>>;

export type Specialist = 'child_specialist' | 'sexual_violence_specialist';

/** The field whose answer asks for a referral, and to whom. */
export type OwedReferral = { readonly because: string; readonly to: Specialist };

const sexualViolence = 'detention_ill_treatment.sexual_violence_flag';
const child = 'child_coercion.child_age';

/**
 * Referrals that what was recorded asks for and that nobody has answered for yet. "None needed", "unknown" and
 * "declined" are answers: it is the person's choice.
 */
export const owedReferrals = (fields: Fields): readonly OwedReferral[] => {
  const offered = fields['account.referral'];
  const settled = (to: Specialist): boolean =>
    isUnanswered(offered) || (Array.isArray(offered) && (offered.includes(to) || offered.includes('none')));
  const asked: readonly OwedReferral[] = [
    ...(fields[sexualViolence] === true
      ? [{ because: sexualViolence, to: 'sexual_violence_specialist' as const }]
      : []),
    ...(fields['account.type'] === 'child_coercion'
      ? [{ because: child, to: 'child_specialist' as const }]
      : []),
  ];
  return asked.filter(({ to }) => !settled(to));
};
