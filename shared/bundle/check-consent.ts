import { fieldValue } from '../ledger/fold.ts';
import { consentTerms } from '../model/consent.ts';
import type { Documents } from './make-documents.ts';
import { type Proven, same } from './proven.ts';
import type { Problem } from './verdict.ts';

const terms = {
  form: 'consent.form',
  language: 'consent.language',
  risksExplained: 'consent.risks_explained',
  voluntary: 'consent.voluntary',
  expires: 'consent.expires',
} as const;

/** What may close an export whatever was answered: none of it may be hidden. */
const closing = [terms.voluntary, terms.expires, 'consent.withdrawn', 'consent.child_assent'];

/** Every incident leaves under a consent that its ledger entries record, for this purpose and this recipient. */
export const checkConsent = (
  { incidents: document, consent }: Documents,
  { records }: Proven,
): readonly Problem[] => {
  const problems: Problem[] = [];
  const recorded = new Map(consent.incidents.map((row) => [row.record, row] as const));
  if (recorded.size !== consent.incidents.length || recorded.size !== document.incidents.length)
    problems.push({ code: 'counts_differ', at: 'data/consent.json' });
  for (const incident of document.incidents) {
    const { number } = incident;
    const row = recorded.get(incident.record);
    const record = records.get(incident.record);
    if (!row || !record) {
      problems.push({ code: 'consent_differs', at: number });
      continue;
    }
    const purpose = `consent.for_${document.purpose}`;
    const recipient = `consent.to_${document.recipient}`;
    const differs = (detail: string) => problems.push({ code: 'consent_differs', at: number, detail });
    for (const detail of [purpose, recipient, ...closing])
      if (record.sealed.has(detail)) problems.push({ code: 'consent_hidden', at: number, detail });
    if (row.number !== number || row.purpose !== document.purpose || row.recipient !== document.recipient)
      differs('');
    if (fieldValue(record, purpose) !== row.forPurpose) differs(purpose);
    if (fieldValue(record, recipient) !== row.toRecipient) differs(recipient);
    for (const [term, field] of Object.entries(terms))
      if (!same(row[term as keyof typeof terms], fieldValue(record, field) ?? null)) differs(field);
    for (const field of [purpose, recipient]) {
      const entry = record.fields.get(field)?.entry;
      if (entry && !row.entries.includes(entry)) differs(field);
    }
    // Where two people recorded different answers, the more cautious one counts: each must let it leave.
    for (const field of [purpose, recipient]) {
      const held = record.fields.get(field);
      const answers = [held?.value, ...(held?.conflicts ?? []).map(({ value }) => value)];
      if (answers.some((answer) => answer !== 'yes' && !(answer === 'anonymised' && incident.anonymised)))
        problems.push({ code: 'consent_refuses', at: number, detail: field });
    }
    const { forced, withdrawn, childRefused, endUnknown, end } = consentTerms(record);
    if (forced) problems.push({ code: 'consent_refuses', at: number, detail: terms.voluntary });
    if (childRefused) problems.push({ code: 'consent_refuses', at: number, detail: 'consent.child_assent' });
    if (withdrawn) problems.push({ code: 'consent_withdrawn', at: number });
    if (endUnknown) problems.push({ code: 'consent_refuses', at: number, detail: terms.expires });
    if (end !== undefined && end < document.exported.time.slice(0, 10))
      problems.push({ code: 'consent_expired', at: number, detail: end });
  }
  return problems;
};
