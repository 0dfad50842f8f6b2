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
import { incidentFields } from '../../../shared/model/incident.ts';
import { isIncidentType } from '../../../shared/model/incident-types.ts';
import type { Profile } from '../../../shared/model/profiles.ts';
import type { ExportRequest } from '../../../shared/vault-api.ts';
import { caseText } from '../cases/case-view.ts';
import { caseRecord } from '../cases/cases-api.ts';
import type { DeviceTime } from '../ledger/device-time.ts';
import { exhibitFields } from '../log/exhibits.ts';
import type { OpenVault } from '../open-vault.ts';
import { exhibitNumber } from './exhibit-numbers.ts';
import { type Included, type Selection, withheldFields } from './plan.ts';
import { maySee } from './withheld.ts';

/** A selection as the contents of a bundle: what leaves, each field with its proof, and nothing else. */

const numberOf = (record: FoldedRecord): string => {
  const number = fieldValue(record, 'incident.number');
  return typeof number === 'string' ? number : '';
};

/** Every entry of the record with the fields that may be shown. */
const proofsOf = (
  vault: OpenVault,
  record: FoldedRecord,
  discloses: (name: string, entry: KnownEntry) => boolean,
): readonly EntryProof[] =>
  record.entries.map((entry) => {
    const place = vault.ledger.commitOf(entry.id);
    if (!place) throw new Error('An entry outside every commit');
    return proveEntry(place.commit, place.index, (name) => discloses(name, entry));
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
    explainedBy: said('explained_by'),
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
  const withheld = withheldFields(record, request, anonymised);
  const hidden = new Set(withheld.map(({ field }) => field));
  const values = fieldValues(record);
  const type = values['account.type'];
  const headers = new Map(record.entries.map(({ id, header }) => [id, header]));
  const { purpose, recipient } = request;
  const first = record.entries[0]?.header;
  return {
    record: record.record,
    number: numberOf(record),
    type: isIncidentType(type) ? type : undefined,
    anonymised,
    fields: Object.fromEntries(
      Object.entries(values).filter(([name]) => incidentFields.has(name) && !hidden.has(name)),
    ),
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
      reason: anonymised ? undefined : reason,
    })),
    consent: consentOf(record, request),
    proofs: proofsOf(vault, record, (name) => maySee(name, { purpose, recipient, anonymised })),
  };
};

const custody = (exhibit: FoldedRecord, caseFile: FoldedRecord): readonly CustodyEvent[] => {
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
  return [
    ...exhibit.entries.slice(0, 1).map((entry) => event('attached', entry)),
    ...left.map((entry) => event('exported', entry)),
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
    incidentNumber: numberOf(incident),
    fileName,
    mediaType,
    size,
    sha256,
    attachedAt: first?.time ?? '',
    attachedBy: first?.author ?? '',
    custody: custody(exhibit, caseFile),
    // Where the vault keeps the bytes is its own affair.
    proofs: proofsOf(vault, exhibit, (name) => name !== 'exhibit.evidence'),
  };
};

/** A documenter works where a name can cost a life: the key stands for them. Those who answer for the case are named. */
const mayBeNamed = (profile: Profile): boolean => profile.role !== 'documenter';

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
    const named = mayBeNamed(profile);
    found.push({
      publicKey,
      name: named ? profile.name : undefined,
      role: profile.role,
      proofs: proofsOf(vault, record, (name) => named || name !== 'profile.name'),
    });
  }
  return found;
};

const omissionsOf = ({ included, omitted }: Selection): readonly Omission[] => [
  ...omitted.map(({ record, reasons }): Omission => {
    return { what: 'incident', record: record.record, number: numberOf(record), reasons };
  }),
  ...included.flatMap(({ record, leftOut }) =>
    leftOut.map((exhibit): Omission => {
      return { what: 'exhibit', record: exhibit.record, number: numberOf(record), reasons: ['anonymised'] };
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
      proofs: proofsOf(vault, caseFile, (_name, { header }) => header.kind !== 'export'),
    },
    organisation: vault.people().organisation,
    locale: request.locale,
    purpose: request.purpose,
    recipient: request.recipient,
    exported,
    software,
    exporter: vault.keyring.author,
    profiles: profilesFor(
      vault,
      records.flatMap((record) => record.authors),
    ),
    incidents: included.map((one) => incidentContents(vault, one, request)),
    exhibits: exhibits.sort(byNumber),
    omissions: omissionsOf(selection),
  };
};
