import type { Json } from '../ledger/entry.ts';
import type { Section } from './fields.ts';
import { type IncidentType, incidentTypeIds, incidentTypes } from './incident-types.ts';

type Fields = Readonly<Record<string, Json>>;

export type EarlierType = { readonly type: IncidentType; readonly section: Section };

/**
 * Types other than the one the incident now has under which something was entered, each with the fields that hold
 * a value. A change of type clears nothing: what was entered stays in the ledger and comes back with the type.
 */
export const earlierTypes = (fields: Fields): readonly EarlierType[] =>
  incidentTypeIds
    .filter((type) => type !== fields['account.type'])
    .map((type) => ({
      type,
      section: {
        id: type,
        fields: incidentTypes[type].fields.filter(({ name }) => (fields[name] ?? null) !== null),
      },
    }))
    .filter(({ section }) => section.fields.length > 0);
