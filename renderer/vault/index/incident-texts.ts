import type { Json, RecordId } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValues } from '../../../shared/ledger/fold.ts';
import type { FoundText } from '../../../shared/vault-api/log-api.ts';
import type { Records } from '../ledger/records.ts';
import { exhibitsOf } from '../log/exhibits.ts';

/** Every text by which an incident is found: its own fields', its persons' and its exhibits'. */

const roleLink = 'role.';
/** Values that nobody would search for by the words of a text. */
const technical = new Set([
  'exhibit.sha256',
  'exhibit.evidence',
  'exhibit.incident',
  'exhibit.media_type',
  'exhibit.size',
]);

/** Ids of everybody with a role in the incident. */
export const personIdsIn = (incident: FoldedRecord): readonly RecordId[] =>
  [...incident.fields]
    .filter(([name, field]) => name.startsWith(roleLink) && Array.isArray(field.value))
    .map(([name]) => name.slice(roleLink.length));

const textsIn = (value: Json): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return [];
};

const textsOf = (record: FoldedRecord): readonly FoundText[] =>
  Object.entries(fieldValues(record))
    .filter(([name]) => !technical.has(name) && !name.startsWith(roleLink))
    .flatMap(([where, value]) => {
      const text = textsIn(value).join(' ');
      return text === '' ? [] : [{ where, text }];
    });

/** The narrative first, since it tells most. */
export const incidentTexts = (records: Records, incident: FoldedRecord): readonly FoundText[] => {
  const own = textsOf(incident);
  const isNarrative = ({ where }: FoundText) => where === 'account.narrative';
  return [
    ...own.filter(isNarrative),
    ...own.filter((text) => !isNarrative(text)),
    ...personIdsIn(incident).flatMap((id) => {
      const person = records.record(id);
      return person ? textsOf(person) : [];
    }),
    ...exhibitsOf(records, incident).flatMap(textsOf),
  ];
};
