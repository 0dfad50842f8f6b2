import { fieldValues } from '../ledger/fold.ts';
import { incidentOfLink, linksIn } from '../model/incident-links.ts';
import type { Documents } from './make-documents.ts';
import { type Proven, same } from './proven.ts';
import type { Problem } from './verdict.ts';

/** A chain is shown as far as it is in the bundle; that it goes on outside is said, and to where is not. */
export const checkLinks = ({ incidents: document }: Documents, { records }: Proven): readonly Problem[] => {
  const problems: Problem[] = [];
  const numbers = new Map(document.incidents.map(({ record, number }) => [record, number] as const));
  for (const { record: id, number, links } of document.incidents) {
    const record = records.get(id);
    if (!record) continue;
    const signed = linksIn(fieldValues(record));
    const inside = signed.flatMap((incident) => {
      const other = numbers.get(incident);
      return other === undefined ? [] : [{ record: incident, number: other }];
    });
    if (!same(inside, links)) problems.push({ code: 'link_differs', at: number });
    for (const incident of signed)
      if (!numbers.has(incident))
        problems.push({ code: 'field_exposed', at: number, detail: `link.${incident}` });
    for (const name of record.sealed) {
      const other = incidentOfLink(name);
      if (other !== undefined && numbers.has(other))
        problems.push({ code: 'field_hidden', at: number, detail: name });
    }
  }
  return problems;
};
