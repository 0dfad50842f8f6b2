import { hexToBytes } from '@noble/hashes/utils.js';
import { custodyOf } from './custody.ts';
import type { ConsentDocument, IncidentsDocument, OmissionsDocument, ProofsDocument } from './documents.ts';
import type { BundleContents, WithheldField } from './input.ts';
import { exhibitPath } from './layout.ts';
import { fingerprintOf } from './minisign.ts';

/** The JSON documents from the contents, members in a fixed order. Checked against their schemas by the caller. */
export type Documents = {
  readonly incidents: IncidentsDocument;
  readonly consent: ConsentDocument;
  readonly omissions: OmissionsDocument;
  readonly proofs: ProofsDocument;
};

const sorted = <T>(fields: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Every withheld field with the number or pseudonym of its record, in the order of the bundle. */
export const withheldRows = ({
  incidents,
  persons,
  exhibits,
}: {
  readonly incidents: readonly { readonly number: string; readonly withheld: readonly WithheldField[] }[];
  readonly persons: readonly { readonly pseudonym: string; readonly withheld: readonly WithheldField[] }[];
  readonly exhibits: readonly { readonly number: string; readonly withheld: readonly WithheldField[] }[];
}) =>
  [
    ...incidents,
    ...persons.map(({ pseudonym, withheld }) => ({ number: pseudonym, withheld })),
    ...exhibits,
  ].flatMap(({ number, withheld }) => withheld.map(({ field, reason }) => ({ number, field, reason })));

export const makeDocuments = (contents: BundleContents): { readonly [D in keyof Documents]: unknown } => ({
  incidents: {
    format: 'zapys-incidents/1',
    case: {
      record: contents.case.record,
      number: contents.case.number,
      title: contents.case.title,
      summary: contents.case.summary,
    },
    organisation: contents.organisation,
    locale: contents.locale,
    purpose: contents.purpose,
    recipient: contents.recipient,
    exported: { time: contents.exported.time, zone: contents.exported.zone },
    software: contents.software,
    exporter: contents.exporter,
    founder: contents.founder,
    profiles: contents.profiles.map(({ publicKey, name, role }) => ({
      publicKey,
      fingerprint: fingerprintOf(hexToBytes(publicKey)),
      name: name ?? null,
      role,
    })),
    incidents: contents.incidents.map((incident) => ({
      record: incident.record,
      number: incident.number,
      type: incident.type ?? null,
      anonymised: incident.anonymised,
      author: incident.author,
      created: incident.created,
      changed: incident.changed,
      fields: sorted(incident.fields),
      withheld: incident.withheld.map(({ field, reason }) => ({ field, reason })),
      decisions: incident.decisions.map(({ entry, kind, by, time, zone, reason, reasonWithheld }) => ({
        entry,
        kind,
        by,
        time,
        zone,
        reason: reason ?? null,
        reasonWithheld: reasonWithheld ?? null,
      })),
      persons: incident.persons.map(({ person, pseudonym, roles }) => ({
        record: person,
        pseudonym: pseudonym ?? null,
        roles,
      })),
      links: incident.links.map(({ incident: record, number }) => ({ record, number })),
      exhibits: contents.exhibits
        .filter((exhibit) => exhibit.incident === incident.record)
        .map(({ number }) => number),
    })),
    persons: contents.persons.map((person) => ({
      record: person.record,
      pseudonym: person.pseudonym,
      roles: person.roles.map(({ incident, incidentNumber, roles }) => ({ incident, incidentNumber, roles })),
      fields: sorted(person.fields),
      withheld: person.withheld.map(({ field, reason }) => ({ field, reason })),
    })),
    exhibits: contents.exhibits.map((exhibit) => ({
      number: exhibit.number,
      record: exhibit.record,
      incident: exhibit.incident,
      incidentNumber: exhibit.incidentNumber,
      path: exhibitPath(exhibit),
      fileName: exhibit.fileName ?? null,
      mediaType: exhibit.mediaType,
      size: exhibit.size,
      sha256: exhibit.sha256,
      attachedAt: exhibit.attachedAt,
      attachedBy: exhibit.attachedBy,
      fields: sorted(exhibit.fields),
      withheld: exhibit.withheld.map(({ field, reason }) => ({ field, reason })),
      custody: custodyOf(contents, exhibit).map(({ action, time, zone, by, entry }) => ({
        action,
        time,
        zone,
        by,
        entry: entry ?? null,
      })),
    })),
  },
  consent: {
    format: 'zapys-consent/1',
    incidents: contents.incidents.map(({ record, number, consent }) => ({
      record,
      number,
      purpose: consent.purpose,
      forPurpose: consent.forPurpose,
      recipient: consent.recipient,
      toRecipient: consent.toRecipient,
      form: consent.form,
      language: consent.language,
      risksExplained: consent.risksExplained,
      voluntary: consent.voluntary,
      expires: consent.expires,
      entries: consent.entries,
    })),
  },
  omissions: {
    format: 'zapys-omissions/1',
    included: {
      incidents: contents.incidents.length,
      exhibits: contents.exhibits.length,
      persons: contents.persons.length,
    },
    omitted: {
      incidents: contents.omissions.filter(({ what }) => what === 'incident').length,
      exhibits: contents.omissions.filter(({ what }) => what === 'exhibit').length,
      persons: contents.omissions.filter(({ what }) => what === 'person').length,
      fields: withheldRows(contents).length,
    },
    items: contents.omissions.map(({ what, record, number, reasons }) => ({ what, record, number, reasons })),
    fields: withheldRows(contents),
  },
  proofs: {
    format: 'zapys-proofs/1',
    records: [
      ...contents.profiles.map(({ proofs }) => ({ type: 'profile', proofs })),
      { type: 'case', proofs: contents.case.proofs },
      ...contents.incidents.map(({ proofs }) => ({ type: 'incident', proofs })),
      ...contents.persons.map(({ proofs }) => ({ type: 'person', proofs })),
      ...contents.exhibits.map(({ proofs }) => ({ type: 'exhibit', proofs })),
    ].map(({ type, proofs }) => ({ record: proofs[0]?.header.record, type, proofs })),
  },
});
