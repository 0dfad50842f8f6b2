import type { RecordId } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValue } from '../../../shared/ledger/fold.ts';
import { consentPurposes, consentRecipients } from '../../../shared/model/incident.ts';
import type { CaseSummary, CaseView } from '../../../shared/model/views.ts';
import type { People } from '../profiles/people.ts';

/** A case as the interface sees it, made from its folded entries. */

const link = 'case.incident.';

export const incidentField = (incident: RecordId): string => `${link}${incident}`;

/** Incidents of the case in its order. */
export const incidentsOf = (record: FoldedRecord): readonly RecordId[] =>
  [...record.fields]
    .flatMap(([name, { value }]) =>
      name.startsWith(link) && typeof value === 'number'
        ? [{ id: name.slice(link.length), order: value }]
        : [],
    )
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);

export const caseText = (record: FoldedRecord, name: 'number' | 'title' | 'summary'): string => {
  const value = fieldValue(record, `case.${name}`);
  return typeof value === 'string' ? value : '';
};

export const caseSummary = (record: FoldedRecord): CaseSummary => ({
  id: record.record,
  number: caseText(record, 'number'),
  title: caseText(record, 'title'),
  incidents: incidentsOf(record).length,
  changed: record.entries.at(-1)?.header.time ?? '',
});

export const caseView = (record: FoldedRecord, people: People): CaseView => ({
  ...caseSummary(record),
  summary: caseText(record, 'summary'),
  incidentIds: incidentsOf(record),
  heads: record.heads,
  exports: record.entries.flatMap(({ header, fields }) => {
    if (header.kind !== 'export' || !fields) return [];
    const said = new Map(fields.map(([, name, value]) => [name, value]));
    const recipient = consentRecipients.find((known) => known === said.get('export.recipient'));
    const purpose = consentPurposes.find((known) => known === said.get('export.purpose'));
    const sha256 = said.get('export.sha256');
    const left = said.get('export.included');
    const included = Array.isArray(left) ? left : [];
    if (!recipient || !purpose || typeof sha256 !== 'string') return [];
    return [
      {
        time: header.time,
        by: people.view(header.author),
        recipient,
        purpose,
        sha256,
        included: included.map(String),
      },
    ];
  }),
});
