import type { RecordId } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValue } from '../../../shared/ledger/fold.ts';
import { incidentNumber } from '../../../shared/model/erasure.ts';
import { incidentOfLink, personOfRole } from '../../../shared/model/incident-links.ts';
import type { NamedRecord } from '../../../shared/model/views.ts';

const exhibitName = /^exhibit\.([0-9a-f-]{36})$/;

const text = (record: FoldedRecord | undefined, field: string): string | undefined => {
  const value = record && fieldValue(record, field);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** The other record that a field of an incident names, as it is called now; undefined where it names none. */
export const namedRecord = (
  field: string,
  recordOf: (id: RecordId) => FoldedRecord | undefined,
): NamedRecord | undefined => {
  const person = personOfRole(field);
  if (person !== undefined) {
    const record = recordOf(person);
    return {
      kind: 'person',
      pseudonym: text(record, 'person.pseudonym'),
      name: text(record, 'person.name'),
    };
  }
  const linked = incidentOfLink(field);
  if (linked !== undefined) {
    const record = recordOf(linked);
    return { kind: 'incident', number: record ? incidentNumber(record) : '' };
  }
  const exhibit = exhibitName.exec(field)?.[1];
  return exhibit === undefined
    ? undefined
    : { kind: 'exhibit', fileName: text(recordOf(exhibit), 'exhibit.file_name') };
};
