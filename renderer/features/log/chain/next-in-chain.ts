import { linkField, personOfRole } from '../../../../shared/model/incident-links.ts';
import type { IncidentView } from '../../../../shared/model/views.ts';
import type { FieldChanges } from '../../../../shared/vault-api/log-api.ts';

const places = new Set([
  'account.place',
  'account.place_code',
  'account.place_precision',
  'account.place_withheld',
]);
/** A consent that was taken back or has ended is asked for anew, not carried on. */
const ended = new Set(['consent.withdrawn', 'consent.withdrawal_note']);

/** What an incident hands on to the next of its chain: people, place, source and consent, and the link itself. */
export const nextInChain = ({ id, fields }: Pick<IncidentView, 'id' | 'fields'>): FieldChanges => {
  const withdrawn = [...ended].some((name) => fields[name] !== undefined);
  const carried = Object.entries(fields).filter(([name]) => {
    if (name.startsWith('consent.')) return !withdrawn;
    return places.has(name) || name.startsWith('source.') || personOfRole(name) !== undefined;
  });
  return { ...Object.fromEntries(carried), [linkField(id)]: true };
};
