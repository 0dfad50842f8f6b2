import { fieldValues } from '../ledger/fold.ts';
import type { EntryProof } from '../ledger/proof.ts';
import { incidentField, incidentFields } from '../model/incident.ts';
import { familyOf } from '../model/incident-links.ts';
import type { Profiles } from '../model/profiles.ts';
import { reviewOf } from '../model/review.ts';
import { sealedProblems } from './check-sealed.ts';
import { type Destination, whyWithheld } from './disclosure.ts';
import type { IncidentsDocument } from './documents.ts';
import { isPlaceWithheld } from './place-fields.ts';
import { type Proven, type ProvenRecord, same } from './proven.ts';
import type { Problem } from './verdict.ts';

type Incident = IncidentsDocument['incidents'][number];

/** One incident says what its authors signed, and was approved by someone who had not written it. */
export const checkIncident = (
  incident: Incident,
  facts: Proven,
  people: Profiles,
  to: Pick<Destination, 'purpose' | 'recipient' | 'includes'>,
): readonly Problem[] => {
  const { records, proofs } = facts;
  const { number } = incident;
  const record = records.get(incident.record);
  if (record?.type !== 'incident') return [{ code: 'incident_unproven', at: number }];
  if (record.missing.length > 0)
    return [{ code: 'incident_unproven', at: number, detail: record.missing.join(', ') }];
  const problems: Problem[] = [];
  const differs = (detail: string) => problems.push({ code: 'field_differs', at: number, detail });

  const signed = fieldValues(record);
  const shown: Readonly<Record<string, unknown>> = incident.fields;
  const known = Object.keys(signed).filter((name) => incidentFields.has(name));
  for (const name of new Set([...Object.keys(shown), ...known])) {
    if (!(name in signed)) problems.push({ code: 'field_unproven', at: number, detail: name });
    else if (!same(shown[name], signed[name])) differs(name);
  }
  problems.push(
    ...sealedProblems({ at: number, withheld: incident.withheld, mayWithhold }, record),
    ...exposed(incident, record, facts, to),
  );
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
    if (proofs.get(entry)?.header.kind === 'edit')
      problems.push({ code: 'not_approved', at: number, detail: `${rule} ${entry}` });
  const decisions = review.decisions.map(({ entry, kind, author, time, reason }, index) => ({
    entry,
    kind,
    by: author,
    time,
    zone: proofs.get(entry)?.header.zone,
    reason: reason ?? null,
    // Why it is withheld is for the exporter to say; that it is, nobody may pass over.
    reasonWithheld: isReasonSealed(proofs.get(entry))
      ? (incident.decisions[index]?.reasonWithheld ?? 'undeclared')
      : null,
  }));
  if (!same(decisions, incident.decisions)) problems.push({ code: 'decisions_differ', at: number });
  return problems;
};

const isReasonSealed = (proof: EntryProof | undefined): boolean =>
  proof?.withheld.some(([name]) => name === 'review.reason') ?? false;

/** What an exporter may not withhold, whatever reason they give. */
const mayWithhold = (name: string): boolean =>
  incidentField(name) !== undefined && familyOf(name) !== 'role' && !alwaysShown.has(name);

/** Whether the place is withheld decides what else is; contrary evidence stands with the assessment it weighs against. */
const alwaysShown: ReadonlySet<string> = new Set(['account.place_withheld', 'assessment.contrary_evidence']);

/** What names people who gave no consent never leaves, nor what identifies the person of an anonymised incident. */
const exposed = (
  { number, anonymised, exhibits }: Incident,
  record: ProvenRecord,
  { proofs }: Proven,
  to: Pick<Destination, 'purpose' | 'recipient' | 'includes'>,
): readonly Problem[] => {
  const destination = { ...to, anonymised, placeWithheld: isPlaceWithheld(record) };
  const shown = record.entries.flatMap(({ id }) =>
    (proofs.get(id)?.disclosed ?? []).flatMap(([, name, value]) =>
      value !== null && whyWithheld(name, destination) ? [name] : [],
    ),
  );
  return [...new Set([...shown, ...(anonymised ? exhibits : [])])].map((detail) => ({
    code: 'field_exposed',
    at: number,
    detail,
  }));
};
