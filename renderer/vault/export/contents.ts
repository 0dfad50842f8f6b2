import { isDescription, recordDisclosure } from '../../../shared/bundle/disclosure.ts';
import type {
  BundleConsent,
  BundleContents,
  BundleExhibit,
  BundleIncident,
  BundlePerson,
  BundleProfile,
  CustodyEvent,
  Omission,
  WithheldField,
} from '../../../shared/bundle/input.ts';
import type { Hex, Json, KnownEntry } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValue, fieldValues } from '../../../shared/ledger/fold.ts';
import { type EntryProof, proveEntry } from '../../../shared/ledger/proof.ts';
import { incidentNumber } from '../../../shared/model/erasure.ts';
import { incidentFields } from '../../../shared/model/incident.ts';
import { linksIn } from '../../../shared/model/incident-links.ts';
import { isIncidentType } from '../../../shared/model/incident-types.ts';
import { personField } from '../../../shared/model/person.ts';
import { removalField } from '../../../shared/model/profiles.ts';
import type { ExportRequest } from '../../../shared/vault-api/cases-api.ts';
import { caseText } from '../cases/case-view.ts';
import { caseRecord } from '../cases/cases-api.ts';
import type { DeviceTime } from '../ledger/device-time.ts';
import { placeOf } from '../ledger/entry-places.ts';
import { commitAround, type SignedHeaders } from '../ledger/signed-headers.ts';
import { exhibitField, exhibitFields } from '../log/exhibits.ts';
import type { OpenVault } from '../open-vault.ts';
import { personsIn } from '../persons/persons-in.ts';
import { profileRecord } from '../profiles/members.ts';
import { exhibitNumber } from './exhibit-numbers.ts';
import {
  exhibitDisclosure,
  type Included,
  type IncludedPerson,
  incidentDisclosure,
  personDisclosure,
  type Selection,
} from './plan.ts';
import type { WhereaboutsOf } from './whereabouts.ts';

/** A selection as the contents of a bundle: what leaves, each field with its proof, and nothing else. */

/** What contents are made from: read beforehand, so that all of it is of one moment. */
type Source = {
  readonly request: ExportRequest;
  readonly selection: Selection;
  readonly caseFile: FoldedRecord;
  readonly headers: ReadonlyMap<number, SignedHeaders>;
  readonly places: WhereaboutsOf;
};

/** Every entry of the record with the values that are shown. */
const proofsOf = (
  { headers }: Source,
  record: FoldedRecord,
  shows: (entry: KnownEntry, name: string) => boolean,
): readonly EntryProof[] =>
  record.entries.map((entry) => {
    const { commit, index } = commitAround(entry, headers);
    return proveEntry(commit, index, (name) => shows(entry, name));
  });

const consentOf = (record: FoldedRecord, { purpose, recipient }: ExportRequest): BundleConsent => {
  const [forField, toField] = [`consent.for_${purpose}`, `consent.to_${recipient}`];
  const answer = (name: string) => fieldValue(record, name) as BundleConsent['forPurpose'];
  const said = (name: string): Json => fieldValue(record, `consent.${name}`) ?? null;
  return {
    purpose,
    forPurpose: answer(forField),
    recipient,
    toRecipient: answer(toField),
    form: said('form'),
    language: said('language'),
    risksExplained: said('risks_explained'),
    voluntary: said('voluntary'),
    expires: said('expires'),
    entries: [forField, toField].flatMap((name) => record.fields.get(name)?.entry ?? []),
  };
};

/** Values of the fields that leave, of those that `isOwn` says are told by name. */
const shownValues = (
  record: FoldedRecord,
  withheld: readonly WithheldField[],
  isOwn: (name: string) => boolean,
): Readonly<Record<string, Json>> => {
  const hidden = new Set(withheld.map(({ field }) => field));
  return Object.fromEntries(
    Object.entries(fieldValues(record)).filter(([name]) => isOwn(name) && !hidden.has(name)),
  );
};

const incidentContents = (source: Source, included: Included): BundleIncident => {
  const { request, selection, places } = source;
  const { record, review, anonymised, placeWithheld } = included;
  const { shows, why, withheld } = incidentDisclosure(included, request, selection);
  const values = fieldValues(record);
  const type = values['account.type'];
  const headers = new Map(record.entries.map(({ id, header }) => [id, header]));
  const first = record.entries[0]?.header;
  return {
    record: record.record,
    number: incidentNumber(record),
    type: isIncidentType(type) ? type : undefined,
    anonymised,
    fields: shownValues(record, withheld, (name) => incidentFields.has(name)),
    persons: personsIn(selection.records, record).map(({ id, pseudonym, roles }) => ({
      person: id,
      pseudonym: selection.persons.some((one) => one.record.record === id) ? pseudonym : undefined,
      roles,
    })),
    links: linksIn(values).flatMap((id) => {
      const other = selection.included.find((one) => one.record.record === id);
      return other ? [{ incident: id, number: incidentNumber(other.record) }] : [];
    }),
    whereabouts: placeWithheld ? undefined : places(values),
    withheld,
    author: first?.author ?? '',
    created: first?.time ?? '',
    changed: record.entries.at(-1)?.header.time ?? '',
    decisions: review.decisions.map(({ entry, kind, author, time, reason }) => ({
      entry,
      kind,
      by: author,
      time,
      zone: headers.get(entry)?.zone ?? '',
      reason: why('review.reason') ? undefined : reason,
      reasonWithheld: reason === undefined ? undefined : why('review.reason'),
    })),
    consent: consentOf(record, request),
    proofs: proofsOf(source, record, shows),
  };
};

/** Two lists of events as one by time, the order of each kept even where a clock was set back. */
const merged = (a: readonly CustodyEvent[], b: readonly CustodyEvent[]): readonly CustodyEvent[] => {
  const [nextA, nextB] = [a[0], b[0]];
  if (!nextA || !nextB) return [...a, ...b];
  return Date.parse(nextA.time) <= Date.parse(nextB.time)
    ? [nextA, ...merged(a.slice(1), b)]
    : [nextB, ...merged(a, b.slice(1))];
};

const custody = (
  exhibit: FoldedRecord,
  incident: FoldedRecord,
  caseFile: FoldedRecord,
): readonly CustodyEvent[] => {
  const event = (action: CustodyEvent['action'], { id, header }: KnownEntry): CustodyEvent => ({
    action,
    time: header.time,
    zone: header.zone,
    by: header.author,
    entry: id,
  });
  const left = caseFile.entries.filter(({ header, fields }) => {
    if (header.kind !== 'export') return false;
    const included = fields?.find(([, name]) => name === 'export.included')?.[2];
    return Array.isArray(included) && included.includes(exhibit.record);
  });
  const moves = incident.entries.flatMap((entry) => {
    const set = entry.header.kind === 'edit' ? entry.fields : undefined;
    const field = set?.find(([, name]) => name === exhibitField(exhibit.record));
    return field ? [event(field[2] === true ? 'attached' : 'detached', entry)] : [];
  });
  return [
    ...exhibit.entries.slice(0, 1).map((entry) => event('attached', entry)),
    // The first of the incident's is of the same commit as the exhibit's own.
    ...merged(
      moves.slice(1),
      left.map((entry) => event('exported', entry)),
    ),
  ];
};

const personContents = (source: Source, person: IncludedPerson): BundlePerson => {
  const { record, appearances } = person;
  const { shows, withheld } = personDisclosure(person);
  const fields = shownValues(record, withheld, (name) => personField(name) !== undefined);
  return {
    record: record.record,
    pseudonym: String(fields['person.pseudonym'] ?? ''),
    roles: appearances.map(({ incident, roles }) => ({
      incident: incident.record,
      incidentNumber: incidentNumber(incident),
      roles,
    })),
    fields,
    withheld,
    proofs: proofsOf(source, record, shows),
  };
};

const exhibitContents = (source: Source, exhibit: FoldedRecord, included: Included): BundleExhibit => {
  const { caseFile } = source;
  const { fileName, mediaType, size, sha256 } = exhibitFields(exhibit);
  const incident = included.record;
  const { shows, withheld } = exhibitDisclosure(exhibit, included);
  const isNamed = !withheld.some(({ field }) => field === 'exhibit.file_name');
  const first = exhibit.entries[0]?.header;
  return {
    number: exhibitNumber(caseFile, exhibit.record),
    record: exhibit.record,
    incident: incident.record,
    incidentNumber: incidentNumber(incident),
    fileName: isNamed ? fileName : undefined,
    mediaType,
    size,
    sha256,
    attachedAt: first?.time ?? '',
    attachedBy: first?.author ?? '',
    custody: custody(exhibit, incident, caseFile),
    fields: shownValues(exhibit, withheld, isDescription),
    withheld,
    proofs: proofsOf(source, exhibit, shows),
  };
};

/** Everyone who signed something here, and whoever vouches for them, up to the founding profile. */
const profilesFor = (vault: OpenVault, source: Source, signers: Iterable<Hex>): readonly BundleProfile[] => {
  const { profiles } = vault.people();
  const waiting = new Set<Hex>([vault.ledger.founder, vault.keyring.author, ...signers]);
  const found: BundleProfile[] = [];
  // A set gives out what is added to it while it is walked through.
  for (const publicKey of waiting) {
    const profile = profiles.get(publicKey);
    const record = profile && profileRecord(vault, profile.record);
    if (!record) continue;
    for (const author of record.authors) waiting.add(author);
    // A name can cost a life: the key stands for everyone but the exporter, who answers for the bundle.
    const named = publicKey === vault.keyring.author;
    found.push({
      publicKey,
      name: named ? profile.name : undefined,
      role: profile.role,
      proofs: proofsOf(
        source,
        record,
        recordDisclosure(record, (name) => (named || name !== 'profile.name') && name !== removalField).shows,
      ),
    });
  }
  return found;
};

const omissionsOf = ({ included, omitted, personsOmitted }: Selection): readonly Omission[] => [
  ...omitted.map(({ record, reasons }): Omission => {
    return { what: 'incident', record: record.record, number: incidentNumber(record), reasons };
  }),
  ...included.flatMap(({ record, leftOut }) =>
    leftOut.map((exhibit): Omission => {
      const { reasons } = exhibit;
      return { what: 'exhibit', record: exhibit.record.record, number: incidentNumber(record), reasons };
    }),
  ),
  ...personsOmitted.map(({ id, incident, reasons }): Omission => {
    return { what: 'person', record: id, number: incidentNumber(incident), reasons };
  }),
];

/** E999 comes before E1000. */
const byNumber = (a: BundleExhibit, b: BundleExhibit): number =>
  a.number.length - b.number.length || (a.number < b.number ? -1 : 1);

export const bundleContents = async (
  vault: OpenVault,
  request: ExportRequest,
  selection: Selection,
  exported: DeviceTime,
  software: string,
  places: WhereaboutsOf,
): Promise<BundleContents> => {
  const caseFile = await caseRecord(vault, request.caseId);
  const { included } = selection;
  const records = [
    caseFile,
    ...included.flatMap(({ record, exhibits: own }) => [record, ...own]),
    ...selection.persons.map(({ record }) => record),
  ];
  const seqs = [...records, ...vault.ledger.profiles()].flatMap(({ entries }) =>
    entries.map((entry) => placeOf(entry).seq),
  );
  const headers = await vault.ledger.signedHeaders(seqs);
  const source: Source = { request, selection, caseFile, headers, places };
  const exhibits = included.flatMap((one) =>
    one.exhibits.map((exhibit) => exhibitContents(source, exhibit, one)),
  );
  const persons = selection.persons.map((person) => personContents(source, person));
  return {
    case: {
      record: caseFile.record,
      number: caseText(caseFile, 'number'),
      title: caseText(caseFile, 'title'),
      summary: caseText(caseFile, 'summary'),
      // To whom else the case went is not this recipient's to know.
      proofs: proofsOf(
        source,
        caseFile,
        recordDisclosure(caseFile, (name) => !name.startsWith('export.')).shows,
      ),
    },
    organisation: vault.people().organisation,
    locale: request.locale,
    purpose: request.purpose,
    recipient: request.recipient,
    exported,
    software,
    exporter: vault.keyring.author,
    founder: vault.ledger.founder,
    profiles: profilesFor(
      vault,
      source,
      records.flatMap((record) => record.authors),
    ),
    incidents: included.map((one) => incidentContents(source, one)),
    persons: persons.sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1)),
    exhibits: exhibits.sort(byNumber),
    omissions: omissionsOf(selection),
  };
};
