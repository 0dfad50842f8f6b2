import type { Hex, RecordId } from '../ledger/entry.ts';
import { fieldValue, fieldValues } from '../ledger/fold.ts';
import { checkConsent } from './check-consent.ts';
import { checkExhibits, type FileFacts } from './check-exhibits.ts';
import { checkIncident } from './check-incident.ts';
import { checkLinks } from './check-links.ts';
import { peopleOf } from './check-people.ts';
import { checkPersons } from './check-persons.ts';
import type { OmissionsDocument } from './documents.ts';
import { type Documents, withheldRows } from './make-documents.ts';
import { type Proven, proven, same } from './proven.ts';
import type { Problem } from './verdict.ts';

/** How many of each thing were checked. */
export type CaseCounts = {
  readonly entries: number;
  readonly fields: number;
  readonly withheld: number;
  readonly approvals: number;
  readonly consents: number;
  readonly exhibits: number;
  readonly persons: number;
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
  const { incidents, purpose, recipient } = documents.incidents;
  const included = new Set(incidents.map(({ record }) => record));
  const to = { purpose, recipient, includes: (incident: RecordId) => included.has(incident) };
  const { people, founder, problems: peopleProblems } = peopleOf(documents.incidents, facts);
  const problems = [
    ...facts.problems,
    ...peopleProblems,
    ...caseProblems(documents, facts),
    ...incidents.flatMap((incident) => checkIncident(incident, facts, people, to)),
    ...checkPersons(documents, facts),
    ...checkLinks(documents, facts),
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
      persons: documents.incidents.persons.length,
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
  const out = (what: OmissionsDocument['items'][number]['what']) =>
    omissions.items.filter((item) => item.what === what).length;
  const fields = withheldRows(document);
  const counted = {
    included: {
      incidents: document.incidents.length,
      exhibits: document.exhibits.length,
      persons: document.persons.length,
    },
    omitted: {
      incidents: out('incident'),
      exhibits: out('exhibit'),
      persons: out('person'),
      fields: fields.length,
    },
  };
  const { included, omitted } = omissions;
  return same({ included, omitted }, counted) && same(omissions.fields, fields)
    ? []
    : [{ code: 'counts_differ', at: 'data/omissions.json' }];
};
