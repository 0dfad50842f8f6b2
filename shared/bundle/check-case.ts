import type { Hex } from '../ledger/entry.ts';
import { fieldValue, fieldValues } from '../ledger/fold.ts';
import { checkConsent } from './check-consent.ts';
import { checkExhibits, type FileFacts } from './check-exhibits.ts';
import { checkIncident } from './check-incident.ts';
import { peopleOf } from './check-people.ts';
import type { Documents } from './make-documents.ts';
import { type Proven, proven } from './proven.ts';
import type { Problem } from './verdict.ts';

/** How many of each thing were checked. */
export type CaseCounts = {
  readonly entries: number;
  readonly fields: number;
  readonly withheld: number;
  readonly approvals: number;
  readonly consents: number;
  readonly exhibits: number;
};

/**
 * Whether the documents of a bundle say what its authors signed, field by field, and leave nothing out without
 * saying so. Pure: the writer asks it before a byte goes out, the verifier after the last came in.
 */
export const checkCase = (
  documents: Documents,
  files: FileFacts,
): {
  readonly problems: readonly Problem[];
  readonly counts: CaseCounts;
  /** Key of the founding profile, on which all the others rest; empty when the bundle has none. */
  readonly founder: Hex;
} => {
  const facts = proven(documents.proofs);
  const { people, founder, problems: peopleProblems } = peopleOf(documents.incidents, facts);
  const problems = [
    ...facts.problems,
    ...peopleProblems,
    ...caseProblems(documents, facts),
    ...documents.incidents.incidents.flatMap((incident) => checkIncident(incident, facts, people)),
    ...checkExhibits(documents, facts, files),
    ...checkConsent(documents, facts),
    ...countProblems(documents),
  ];
  return {
    problems,
    founder,
    counts: {
      entries: facts.proofs.size,
      fields: facts.fields,
      withheld: facts.withheld,
      approvals: documents.incidents.incidents.length,
      consents: documents.consent.incidents.length,
      exhibits: documents.incidents.exhibits.length,
    },
  };
};

const linked = 'case.incident.';

/** The incidents the case names, as signed, are the ones included and the ones declared omitted. */
const caseProblems = ({ incidents: document, omissions }: Documents, facts: Proven): readonly Problem[] => {
  const problems: Problem[] = [];
  const { number } = document.case;
  const record = facts.records.get(document.case.record);
  const differs = (detail: string) => problems.push({ code: 'case_differs', at: number, detail });
  if (record?.type !== 'case' || record.missing.length > 0) {
    differs('');
    return problems;
  }
  // A sealed field of the case could hide an incident that the case names.
  for (const name of record.sealed) differs(name);
  const text = (name: string) => fieldValue(record, name) ?? '';
  if (text('case.number') !== number) differs('case.number');
  if (text('case.title') !== document.case.title) differs('case.title');
  if (text('case.summary') !== document.case.summary) differs('case.summary');

  const named = new Set(
    Object.keys(fieldValues(record)).flatMap((name) =>
      name.startsWith(linked) ? [name.slice(linked.length)] : [],
    ),
  );
  const omitted = omissions.items.filter(({ what }) => what === 'incident');
  const accounted = new Set([
    ...document.incidents.map((incident) => incident.record),
    ...omitted.map((item) => item.record),
  ]);
  for (const id of named) if (!accounted.has(id)) problems.push({ code: 'incident_dropped', at: id });
  for (const incident of [...document.incidents, ...omitted])
    if (!named.has(incident.record)) problems.push({ code: 'incident_uninvited', at: incident.number });
  if (accounted.size !== document.incidents.length + omitted.length)
    problems.push({ code: 'counts_differ', at: 'data/omissions.json', detail: 'incidents' });
  return problems;
};

const countProblems = ({ incidents: document, omissions }: Documents): readonly Problem[] => {
  const counted = {
    included: { incidents: document.incidents.length, exhibits: document.exhibits.length },
    omitted: {
      incidents: omissions.items.filter(({ what }) => what === 'incident').length,
      exhibits: omissions.items.filter(({ what }) => what === 'exhibit').length,
      fields: document.incidents.reduce((sum, { withheld }) => sum + withheld.length, 0),
    },
  };
  const fields = document.incidents.flatMap(({ number, withheld }) =>
    withheld.map(({ field, reason }) => `${number} ${field} ${reason}`),
  );
  const declared = omissions.fields.map(({ number, field, reason }) => `${number} ${field} ${reason}`);
  return JSON.stringify([omissions.included, omissions.omitted]) ===
    JSON.stringify([counted.included, counted.omitted]) && declared.join('\n') === fields.join('\n')
    ? []
    : [{ code: 'counts_differ', at: 'data/omissions.json' }];
};
