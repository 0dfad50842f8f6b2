import { recordDisclosure, whyWithheld } from '../../../shared/bundle/disclosure.ts';
import type { RecordId } from '../../../shared/ledger/entry.ts';
import type { FoldedRecord } from '../../../shared/ledger/fold.ts';
import type { OmissionReason } from '../../../shared/model/reasons.ts';
import { type Review, reviewOf } from '../../../shared/model/review.ts';
import type { ExportPlan } from '../../../shared/model/views.ts';
import type { ExportRequest } from '../../../shared/vault-api.ts';
import { incidentsOf } from '../cases/case-view.ts';
import { caseRecord } from '../cases/cases-api.ts';
import { deviceTime } from '../ledger/device-time.ts';
import { exhibitFields, exhibitsOf } from '../log/exhibits.ts';
import { incidentSummary } from '../log/incident-view.ts';
import { incidentRecord } from '../log/log-api.ts';
import type { OpenVault } from '../open-vault.ts';
import { consentGate } from './consent-gate.ts';

/** What of a case leaves, what stays, and why: decided once, shown to the person, and then carried out. */

export type Included = {
  readonly record: FoldedRecord;
  readonly review: Review;
  readonly anonymised: boolean;
  readonly exhibits: readonly FoldedRecord[];
  /** Exhibits that stay out because the incident is anonymised. */
  readonly leftOut: readonly FoldedRecord[];
};

export type Omitted = { readonly record: FoldedRecord; readonly reasons: readonly OmissionReason[] };

export type Selection = { readonly included: readonly Included[]; readonly omitted: readonly Omitted[] };

export const selectForExport = (vault: OpenVault, request: ExportRequest): Selection => {
  const { profiles } = vault.people();
  const today = deviceTime().time.slice(0, 10);
  const included: Included[] = [];
  const omitted: Omitted[] = [];
  for (const id of incidentsOf(caseRecord(vault, request.caseId))) {
    const record = incidentRecord(vault, id);
    const review = reviewOf(record, profiles);
    const gate = consentGate(record, review.state, request.purpose, request.recipient, today);
    if (!gate.open) {
      omitted.push({ record, reasons: gate.reasons });
      continue;
    }
    const exhibits = exhibitsOf(vault.ledger, record);
    const { anonymised } = gate;
    included.push({
      record,
      review,
      anonymised,
      exhibits: anonymised ? [] : exhibits,
      leftOut: anonymised ? exhibits : [],
    });
  }
  return { included, omitted };
};

/** What the proofs of an incident's entries show, and which fields that hold a value stay out and why. */
export const incidentDisclosure = (
  record: FoldedRecord,
  { purpose, recipient }: ExportRequest,
  anonymised: boolean,
) => {
  const why = (field: string) => whyWithheld(field, { purpose, recipient, anonymised });
  const { shows, withheld } = recordDisclosure(record, (name) => why(name) === undefined);
  return {
    shows,
    why,
    withheld: withheld.flatMap((field) => {
      const reason = why(field);
      return reason ? [{ field, reason }] : [];
    }),
  };
};

export const exportPlan = (vault: OpenVault, request: ExportRequest): ExportPlan => {
  const { included, omitted } = selectForExport(vault, request);
  const context = { ledger: vault.ledger, people: vault.people() };
  const withheld = included.flatMap(({ record, anonymised }) =>
    incidentDisclosure(record, request, anonymised).withheld.map(
      ({ field }): { incident: RecordId; field: string } => ({
        incident: record.record,
        field,
      }),
    ),
  );
  const exhibits = included.flatMap((one) => one.exhibits);
  return {
    included: included.map(({ record, anonymised }) => ({
      incident: incidentSummary(context, record),
      anonymised,
    })),
    omitted: omitted.map(({ record, reasons }) => ({ incident: incidentSummary(context, record), reasons })),
    withheldFields: withheld,
    exhibits: exhibits.length,
    exhibitsLeftOut: included.reduce((sum, { leftOut }) => sum + leftOut.length, 0),
    size: exhibits.reduce((sum, exhibit) => sum + exhibitFields(exhibit).size, 0),
  };
};
