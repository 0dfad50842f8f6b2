import { type Cell, csv } from './csv.ts';
import type { IncidentsDocument, OmissionsDocument } from './documents.ts';

/**
 * The tables, made from the JSON documents alone, so that a verifier makes them again and compares. Columns have
 * ledger names, the same in every language; the dossier is the translation.
 */

const shown = (value: unknown): Cell => {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join('; ');
  if (typeof value === 'object') {
    const { unanswered, amount, currency } = value as Readonly<Record<string, string>>;
    return unanswered ?? `${amount} ${currency}`;
  }
  return value as Cell;
};

const columnsOf = (records: readonly { readonly fields: object }[]): readonly string[] =>
  [...new Set(records.flatMap(({ fields }) => Object.keys(fields)))].sort();

export const incidentsTable = ({ incidents }: IncidentsDocument): string => {
  const fields = columnsOf(incidents);
  const columns = [
    'number',
    'record',
    'anonymised',
    'created',
    'changed',
    'approved',
    'persons',
    'links',
    'exhibits',
    'withheld',
  ];
  return csv(
    [...columns, ...fields],
    incidents.map((incident) => [
      incident.number,
      incident.record,
      incident.anonymised,
      incident.created,
      incident.changed,
      incident.decisions.findLast(({ kind }) => kind === 'approve')?.time,
      incident.persons
        .map(({ pseudonym, record, roles }) => `${pseudonym ?? record}: ${roles.join(', ')}`)
        .join('; '),
      incident.links.map(({ number }) => number).join('; '),
      incident.exhibits.join('; '),
      incident.withheld.map(({ field }) => field).join('; '),
      ...fields.map((name) => shown(incident.fields[name])),
    ]),
  );
};

/** One line per person; names only where they are shown. */
export const personsTable = ({ persons }: IncidentsDocument): string => {
  const fields = columnsOf(persons).filter((name) => name !== 'person.pseudonym');
  return csv(
    ['pseudonym', 'record', 'roles', 'withheld', ...fields],
    persons.map((person) => [
      person.pseudonym,
      person.record,
      person.roles.map(({ incidentNumber, roles }) => `${incidentNumber}: ${roles.join(', ')}`).join('; '),
      person.withheld.map(({ field }) => field).join('; '),
      ...fields.map((name) => shown(person.fields[name])),
    ]),
  );
};

export const exhibitsTable = ({ exhibits }: IncidentsDocument): string => {
  // What the file says of itself is in the JSON: it has no one cell.
  const fields = columnsOf(exhibits).filter((name) => name !== 'exhibit.metadata');
  const columns = ['number', 'path', 'file_name', 'media_type', 'size', 'sha256', 'incident'];
  return csv(
    [...columns, 'attached_at', 'attached_by', 'withheld', ...fields],
    exhibits.map((exhibit) => [
      exhibit.number,
      exhibit.path,
      exhibit.fileName,
      exhibit.mediaType,
      exhibit.size,
      exhibit.sha256,
      exhibit.incidentNumber,
      exhibit.attachedAt,
      exhibit.attachedBy,
      exhibit.withheld.map(({ field }) => field).join('; '),
      ...fields.map((name) => shown(exhibit.fields[name])),
    ]),
  );
};

export const custodyTable = ({ exhibits, profiles }: IncidentsDocument): string =>
  csv(
    ['exhibit', 'action', 'time', 'zone', 'by_key', 'by_name', 'by_role', 'ledger_entry', 'sha256'],
    exhibits.flatMap(({ number, custody, sha256 }) =>
      custody.map(({ action, time, zone, by, entry }) => {
        const profile = profiles.find(({ publicKey }) => publicKey === by);
        return [number, action, time, zone, by, profile?.name, profile?.role, entry, sha256];
      }),
    ),
  );

export const omissionsTable = ({ items, fields }: OmissionsDocument): string =>
  csv(
    ['what', 'number', 'record', 'field', 'reasons'],
    [
      ...items.map(({ what, number, record, reasons }) => [what, number, record, '', reasons.join('; ')]),
      ...fields.map(({ number, field, reason }) => ['field', number, '', field, reason]),
    ],
  );
