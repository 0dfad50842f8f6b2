import { fieldValues } from '../ledger/fold.ts';
import { incidentField } from '../model/incident.ts';
import type { Profiles } from '../model/profiles.ts';
import { reviewOf } from '../model/review.ts';
import type { IncidentsDocument } from './documents.ts';
import { type Proven, same } from './proven.ts';
import type { Problem } from './verdict.ts';

type Incident = IncidentsDocument['incidents'][number];

/** One incident says what its authors signed, and was approved by someone who had not written it. */
export const checkIncident = (
  incident: Incident,
  { records, headers }: Proven,
  people: Profiles,
): readonly Problem[] => {
  const { number } = incident;
  const record = records.get(incident.record);
  if (record?.type !== 'incident') return [{ code: 'incident_unproven', at: number }];
  if (record.missing.length > 0)
    return [{ code: 'incident_unproven', at: number, detail: record.missing.join(', ') }];
  const problems: Problem[] = [];
  const differs = (detail: string) => problems.push({ code: 'field_differs', at: number, detail });

  const signed = fieldValues(record);
  const shown: Readonly<Record<string, unknown>> = incident.fields;
  for (const name of new Set([...Object.keys(shown), ...Object.keys(signed).filter(incidentField)])) {
    if (!(name in signed)) problems.push({ code: 'field_unproven', at: number, detail: name });
    else if (!same(shown[name], signed[name])) differs(name);
  }
  for (const { field } of incident.withheld) if (field in signed) differs(field);
  if (signed['incident.number'] !== number) differs('incident.number');
  if ((signed['account.type'] ?? null) !== incident.type) differs('account.type');
  const first = record.entries[0]?.header;
  const last = record.entries.at(-1)?.header;
  if (first?.author !== incident.author) differs('author');
  if (first?.time !== incident.created) differs('created');
  if (last?.time !== incident.changed) differs('changed');

  const review = reviewOf(record, people);
  if (review.state !== 'approved') problems.push({ code: 'not_approved', at: number, detail: review.state });
  // A decision that breaks a rule does not count and is in the state above; an edit stands in the fields.
  for (const { rule, entry } of review.problems)
    if (headers.get(entry)?.kind === 'edit')
      problems.push({ code: 'not_approved', at: number, detail: `${rule} ${entry}` });
  const decisions = review.decisions.map(({ entry, kind, author, time, reason }) => ({
    entry,
    kind,
    by: author,
    time,
    zone: headers.get(entry)?.zone,
    reason: reason ?? null,
  }));
  if (!same(decisions, incident.decisions)) problems.push({ code: 'decisions_differ', at: number });
  return problems;
};
