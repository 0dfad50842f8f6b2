import {
  disclosedBy,
  type Appearance as PersonAppearance,
  whyExhibitWithheld,
  whyPersonWithheld,
  whyWithheld,
} from '../../../shared/bundle/disclosure.ts';
import { exhibitReasons } from '../../../shared/bundle/exhibit-gate.ts';
import { isPlaceWithheld } from '../../../shared/bundle/place-fields.ts';
import type { RecordId } from '../../../shared/ledger/entry.ts';
import { type FoldedRecord, fieldValues } from '../../../shared/ledger/fold.ts';
import { incidentNumber } from '../../../shared/model/erasure.ts';
import { rolesIn } from '../../../shared/model/incident-links.ts';
import type { OmissionReason } from '../../../shared/model/reasons.ts';
import { type Review, reviewOf } from '../../../shared/model/review.ts';
import type { ExportPlan } from '../../../shared/model/views.ts';
import type { ExportRequest } from '../../../shared/vault-api/cases-api.ts';
import { incidentsOf } from '../cases/case-view.ts';
import { caseRecord } from '../cases/cases-api.ts';
import { deviceTime } from '../ledger/device-time.ts';
import type { Records } from '../ledger/records.ts';
import { exhibitFields, exhibitsOf } from '../log/exhibits.ts';
import { incidentSummary } from '../log/incident-view.ts';
import { incidentIn } from '../log/log-api.ts';
import type { OpenVault } from '../open-vault.ts';
import { changedPersons } from '../persons/changed-persons.ts';
import { answerTo, consentGate } from './consent-gate.ts';

/** What of a case leaves, what stays, and why: decided once, shown to the person, and then carried out. */

export type Included = {
  readonly record: FoldedRecord;
  readonly review: Review;
  readonly anonymised: boolean;
  readonly placeWithheld: boolean;
  readonly exhibits: readonly FoldedRecord[];
  /** Exhibits that stay out, each with why. */
  readonly leftOut: readonly Omitted[];
};

type Appearance = PersonAppearance & { readonly incident: FoldedRecord };

/** Somebody whom included incidents name; `appearances` in the order of the case. */
export type IncludedPerson = {
  readonly record: FoldedRecord;
  readonly appearances: readonly Appearance[];
};

/** Somebody of whom only the role is left. */
export type OmittedPerson = {
  readonly id: RecordId;
  readonly incident: FoldedRecord;
  readonly reasons: readonly OmissionReason[];
};

export type Omitted = { readonly record: FoldedRecord; readonly reasons: readonly OmissionReason[] };

export type Selection = {
  /** The case's incidents and all that they name, as they stood when it was made. */
  readonly records: Records;
  readonly included: readonly Included[];
  readonly omitted: readonly Omitted[];
  readonly persons: readonly IncludedPerson[];
  readonly personsOmitted: readonly OmittedPerson[];
};

export const selectForExport = async (vault: OpenVault, request: ExportRequest): Promise<Selection> => {
  const { profiles } = vault.people();
  const today = deviceTime().time.slice(0, 10);
  const included: Included[] = [];
  const omitted: Omitted[] = [];
  const ids = incidentsOf(await caseRecord(vault, request.caseId));
  const records = await vault.ledger.around(ids);
  for (const id of ids) {
    const record = incidentIn(records, id);
    const review = reviewOf(record, profiles);
    const gate = consentGate(record, review.state, request.purpose, request.recipient, today);
    if (!gate.open) {
      omitted.push({ record, reasons: gate.reasons });
      continue;
    }
    const { anonymised } = gate;
    const terms = {
      anonymised,
      placeWithheld: isPlaceWithheld(record),
      toRecipient: answerTo(record, request.recipient),
    };
    const weighed = exhibitsOf(records, record).map((exhibit) => ({
      record: exhibit,
      reasons: exhibitReasons(exhibit, terms),
    }));
    included.push({
      record,
      review,
      anonymised,
      placeWithheld: terms.placeWithheld,
      exhibits: weighed.filter(({ reasons }) => reasons.length === 0).map((exhibit) => exhibit.record),
      leftOut: weighed.filter(({ reasons }) => reasons.length > 0),
    });
  }
  return { records, included, omitted, ...personsOf(records, included) };
};

/** What the proofs of an incident's entries show, and which fields that hold a value stay out and why. */
export const incidentDisclosure = (
  { record, anonymised, placeWithheld }: Included,
  { purpose, recipient }: ExportRequest,
  selection: Selection,
) => {
  const includes = (incident: RecordId) => selection.included.some((one) => one.record.record === incident);
  const to = { purpose, recipient, anonymised, placeWithheld, includes };
  const why = (field: string) => whyWithheld(field, to);
  return { why, ...disclosedBy(record, why) };
};

export const personDisclosure = ({ record, appearances }: IncludedPerson) =>
  disclosedBy(record, (name) => whyPersonWithheld(name, appearances));

export const exhibitDisclosure = (exhibit: FoldedRecord, incident: Included) =>
  disclosedBy(exhibit, (name) => whyExhibitWithheld(name, incident));

/** Everyone whom the included incidents name. A person whose key was destroyed leaves no proof, only a gap. */
const personsOf = (
  records: Records,
  included: readonly Included[],
): Pick<Selection, 'persons' | 'personsOmitted'> => {
  const found = new Map<RecordId, Appearance[]>();
  for (const { record, anonymised } of included)
    for (const { person, roles } of rolesIn(fieldValues(record)))
      found.set(person, [...(found.get(person) ?? []), { incident: record, roles, anonymised }]);
  const persons: IncludedPerson[] = [];
  const personsOmitted: OmittedPerson[] = [];
  for (const [id, appearances] of found) {
    const record = records.record(id);
    const [first] = appearances;
    if (record?.type === 'person' && !record.erased) persons.push({ record, appearances });
    else if (first) personsOmitted.push({ id, incident: first.incident, reasons: ['erased'] });
  }
  return { persons, personsOmitted };
};

export const exportPlan = async (vault: OpenVault, request: ExportRequest): Promise<ExportPlan> => {
  const selection = await selectForExport(vault, request);
  const { records, included, omitted, persons, personsOmitted } = selection;
  const context = { records, people: vault.people() };
  const exhibits = included.flatMap((incident) =>
    incident.exhibits.map((record) => ({ record, ...exhibitDisclosure(record, incident) })),
  );
  const named = persons.map((person) => ({ record: person.record, ...personDisclosure(person) }));
  const incidents = included.map((incident) => ({
    record: incident.record,
    ...incidentDisclosure(incident, request, selection),
  }));
  return {
    included: included.map(({ record, anonymised, placeWithheld }) => ({
      incident: incidentSummary(context, record),
      anonymised,
      placeWithheld,
    })),
    omitted: omitted.map(({ record, reasons }) => ({ incident: incidentSummary(context, record), reasons })),
    withheldFields: [...incidents, ...named, ...exhibits].flatMap(({ record, withheld }) =>
      withheld.map(({ field, reason }) => ({ record: record.record, field, reason })),
    ),
    persons: {
      included: named.length,
      byPseudonymOnly: named.filter(({ withheld }) => withheld.some(({ field }) => field === 'person.name'))
        .length,
      omitted: personsOmitted.length,
    },
    personsChanged: included.flatMap(({ record, review }) =>
      changedPersons(records, context.people, record, review).flatMap(({ id, pseudonym, changes }) => {
        const appearances = persons.find((person) => person.record.record === id)?.appearances ?? [];
        const fields = changes
          .map(({ field }) => field)
          .filter((field) => whyPersonWithheld(field, appearances) === undefined);
        const incident = { incident: record.record, number: incidentNumber(record) };
        return fields.length === 0 ? [] : [{ ...incident, person: id, pseudonym, fields }];
      }),
    ),
    exhibits: exhibits.length,
    exhibitsOmitted: included.flatMap(({ leftOut }) =>
      leftOut.map(({ record: exhibit, reasons }) => ({
        exhibit: exhibit.record,
        fileName: exhibitFields(exhibit).fileName,
        reasons,
      })),
    ),
    size: exhibits.reduce((sum, { record }) => sum + exhibitFields(record).size, 0),
  };
};
