import { recordDisclosure } from '../../../shared/bundle/disclosure.ts';
import type {
  BundleConsent,
  BundleContents,
  BundleExhibit,
  BundleIncident,
  BundleProfile,
  CustodyEvent,
  Omission,
} from '../../../shared/bundle/input.ts';
import type { Hex, Json, KnownEntry } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValue, fieldValues } from '../../../shared/ledger/fold.ts';
import { type EntryProof, proveEntry } from '../../../shared/ledger/proof.ts';
import { incidentNumber } from '../../../shared/model/erasure.ts';
import { incidentFields } from '../../../shared/model/incident.ts';
import { isIncidentType } from '../../../shared/model/incident-types.ts';
import type { ExportRequest } from '../../../shared/vault-api.ts';
import { caseText } from '../cases/case-view.ts';
import { caseRecord } from '../cases/cases-api.ts';
import type { DeviceTime } from '../ledger/device-time.ts';
import { exhibitField, exhibitFields } from '../log/exhibits.ts';
import type { OpenVault } from '../open-vault.ts';
import { personsIn } from '../persons/persons-in.ts';
import { exhibitNumber } from './exhibit-numbers.ts';
import { type Included, incidentDisclosure, type Selection } from './plan.ts';

/** A selection as the contents of a bundle: what leaves, each field with its proof, and nothing else. */

/** Every entry of the record with the values that are shown. */
const proofsOf = (
  vault: OpenVault,
  record: FoldedRecord,
  shows: (entry: KnownEntry, name: string) => boolean,
): readonly EntryProof[] =>
  record.entries.map((entry) => {
    const place = vault.ledger.commitOf(entry.id);
    if (!place) throw new Error('An entry outside every commit');
    return proveEntry(place.commit, place.index, (name) => shows(entry, name));
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

const incidentContents = (
  vault: OpenVault,
  { record, review, anonymised }: Included,
  request: ExportRequest,
): BundleIncident => {
  const { shows, why, withheld } = incidentDisclosure(record, request, anonymised);
  const hidden = new Set(withheld.map(({ field }) => field));
  const values = fieldValues(record);
  const type = values['account.type'];
  const headers = new Map(record.entries.map(({ id, header }) => [id, header]));
  const first = record.entries[0]?.header;
  return {
    record: record.record,
    number: incidentNumber(record),
    type: isIncidentType(type) ? type : undefined,
    anonymised,
    fields: Object.fromEntries(
      Object.entries(values).filter(([name]) => incidentFields.has(name) && !hidden.has(name)),
    ),
    persons: personsIn(vault.ledger, record).map(({ pseudonym, roles }) => ({ pseudonym, roles })),
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
    proofs: proofsOf(vault, record, shows),
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

const exhibitContents = (
  vault: OpenVault,
  exhibit: FoldedRecord,
  incident: FoldedRecord,
  caseFile: FoldedRecord,
): BundleExhibit => {
  const { fileName, mediaType, size, sha256 } = exhibitFields(exhibit);
  const first = exhibit.entries[0]?.header;
  return {
    number: exhibitNumber(caseFile, exhibit.record),
    record: exhibit.record,
    incident: incident.record,
    incidentNumber: incidentNumber(incident),
    fileName,
    mediaType,
    size,
    sha256,
    attachedAt: first?.time ?? '',
    attachedBy: first?.author ?? '',
    custody: custody(exhibit, incident, caseFile),
    // Where the vault keeps the bytes is its own affair.
    proofs: proofsOf(vault, exhibit, recordDisclosure(exhibit, (name) => name !== 'exhibit.evidence').shows),
  };
};

/** Everyone who signed something here, and whoever vouches for them, up to the founding profile. */
const profilesFor = (vault: OpenVault, signers: Iterable<Hex>): readonly BundleProfile[] => {
  const { profiles } = vault.people();
  const waiting = new Set<Hex>([vault.ledger.founder, vault.keyring.author, ...signers]);
  const found: BundleProfile[] = [];
  // A set gives out what is added to it while it is walked through.
  for (const publicKey of waiting) {
    const profile = profiles.get(publicKey);
    const record = profile && vault.ledger.record(profile.record);
    if (!record) continue;
    for (const author of record.authors) waiting.add(author);
    // A name can cost a life: the key stands for everyone but the exporter, who answers for the bundle.
    const named = publicKey === vault.keyring.author;
    found.push({
      publicKey,
      name: named ? profile.name : undefined,
      role: profile.role,
      proofs: proofsOf(
        vault,
        record,
        recordDisclosure(record, (name) => named || name !== 'profile.name').shows,
      ),
    });
  }
  return found;
};

const omissionsOf = ({ included, omitted }: Selection): readonly Omission[] => [
  ...omitted.map(({ record, reasons }): Omission => {
    return { what: 'incident', record: record.record, number: incidentNumber(record), reasons };
  }),
  ...included.flatMap(({ record, leftOut }) =>
    leftOut.map((exhibit): Omission => {
      return {
        what: 'exhibit',
        record: exhibit.record,
        number: incidentNumber(record),
        reasons: ['anonymised'],
      };
    }),
  ),
];

/** E999 comes before E1000. */
const byNumber = (a: BundleExhibit, b: BundleExhibit): number =>
  a.number.length - b.number.length || (a.number < b.number ? -1 : 1);

export const bundleContents = (
  vault: OpenVault,
  request: ExportRequest,
  selection: Selection,
  exported: DeviceTime,
  software: string,
): BundleContents => {
  const caseFile = caseRecord(vault, request.caseId);
  const { included } = selection;
  const exhibits = included.flatMap(({ record, exhibits: own }) =>
    own.map((exhibit) => exhibitContents(vault, exhibit, record, caseFile)),
  );
  const records = [caseFile, ...included.flatMap(({ record, exhibits: own }) => [record, ...own])];
  return {
    case: {
      record: caseFile.record,
      number: caseText(caseFile, 'number'),
      title: caseText(caseFile, 'title'),
      summary: caseText(caseFile, 'summary'),
      // To whom else the case went is not this recipient's to know.
      proofs: proofsOf(
        vault,
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
      records.flatMap((record) => record.authors),
    ),
    incidents: included.map((one) => incidentContents(vault, one, request)),
    exhibits: exhibits.sort(byNumber),
    omissions: omissionsOf(selection),
  };
};
