import { fieldsOf, type Section } from '../fields.ts';

/** A child made a citizen, threatened with removal, removed, or drilled. */

const child = fieldsOf('child_coercion');

export const childCoercion = {
  id: 'child_coercion',
  fields: [
    // A child is whoever is under 18 (CRC, article 1).
    child.number('child_age', 17, { privacy: 'sensitive' }),
    child.one('act', [
      'birth_certificate_refused',
      'automatic_citizenship',
      'guardian_application',
      'custody_threat',
      'removal',
      'institution',
      'transfer',
      'adoption',
      'school_coercion',
      'militarised_training',
    ]),
    child.one('applicant', ['parent', 'guardian', 'institution_head', 'authority']),
    child.one('status', ['with_family', 'separated', 'institution', 'host_family', 'unknown'], {
      privacy: 'sensitive',
    }),
    child.one('consent_by', ['parent', 'guardian', 'child_assent', 'none', 'unknown']),
    child.yesno('best_interests_review'),
  ],
} as const satisfies Section;
