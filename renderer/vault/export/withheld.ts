import type { WithheldField } from '../../../shared/bundle/input.ts';
import type { ConsentPurpose, ConsentRecipient } from '../../../shared/model/incident.ts';
import { incidentField as fieldNamed } from '../../../shared/model/incident.ts';

/** Which fields of an incident stay out of a bundle, whatever they hold or ever held. */

export type Destination = {
  readonly purpose: ConsentPurpose;
  readonly recipient: ConsentRecipient;
  readonly anonymised: boolean;
};

/** Why the field stays out; undefined when it may leave. */
export const whyWithheld = (name: string, to: Destination): WithheldField['reason'] | undefined => {
  if (to.anonymised && fieldNamed(name)?.privacy === 'identifying') return 'anonymised';
  const otherPurpose = name.startsWith('consent.for_') && name !== `consent.for_${to.purpose}`;
  const otherRecipient = name.startsWith('consent.to_') && name !== `consent.to_${to.recipient}`;
  // What a person answered about others is nobody else's to know.
  if (otherPurpose || otherRecipient) return 'not_for_recipient';
  return undefined;
};

/** Whether a field of one of the incident's entries may be shown in its proof. */
export const maySee = (name: string, to: Destination): boolean =>
  // A reviewer's words about an anonymised entry may name whom it is about.
  !(name === 'review.reason' && to.anonymised) && whyWithheld(name, to) === undefined;
