import type { Json } from '../../ledger/entry.ts';
import { isUnanswered } from '../../model/fields.ts';
import { consentSection as consentModel, incidentField } from '../../model/incident.ts';
import type { PersonRole } from '../../model/person.ts';
import { fieldInWords, optionInWords } from '../../model/value-words.ts';
import type { BundleConsent, BundleIncident } from '../input.ts';
import {
  type Block,
  code,
  type DossierSection,
  paragraph,
  plain,
  quiet,
  type Row,
  shortId,
  type Text,
} from './blocks.ts';
import type { Subject } from './subject.ts';
import { momentAndZone } from './times.ts';
import { valueInWords } from './values.ts';

/** Persons by pseudonym, and whether anything in this bundle says by a field of its own whose a pseudonym is. */
export const personsSection = (subject: Subject): DossierSection => {
  const { contents, words } = subject;
  const byPseudonym = new Map<string, { roles: Set<PersonRole>; incidents: BundleIncident[] }>();
  for (const incident of contents.incidents)
    for (const { pseudonym, roles } of incident.persons) {
      const known = byPseudonym.get(pseudonym) ?? { roles: new Set(), incidents: [] };
      for (const role of roles) known.roles.add(role);
      byPseudonym.set(pseudonym, { ...known, incidents: [...known.incidents, incident] });
    }
  return {
    title: words.t('persons.title'),
    anchor: 'persons',
    newPage: true,
    blocks: [
      paragraph(words.t('persons.rule')),
      whoIsNamed(subject),
      {
        block: 'table',
        columns: [
          { head: words.t('persons.pseudonym'), share: 2 },
          { head: words.t('persons.role'), share: 3 },
          { head: words.t('persons.incidents'), share: 5 },
        ],
        rows: [...byPseudonym]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([pseudonym, { roles, incidents }]) => [
            plain(pseudonym),
            plain([...roles].map((role) => optionInWords('role', role, words)).join(', ')),
            listed(incidents, subject),
          ]),
      },
    ],
  };
};

const whoIsNamed = (subject: Subject): Block => {
  const named = subject.contents.incidents.filter(({ fields }) =>
    Object.entries(fields).some(
      ([name, value]) =>
        incidentField(name)?.privacy === 'identifying' && value !== null && !isUnanswered(value),
    ),
  );
  return named.length === 0
    ? paragraph(subject.words.t('persons.unnamed'))
    : {
        block: 'paragraph',
        text: [{ text: `${subject.words.t('persons.named')} ` }, ...listed(named, subject), { text: '.' }],
      };
};

const listed = (incidents: readonly BundleIncident[], { anchorOf }: Subject): Text =>
  incidents.flatMap(
    (incident, index): Text => [
      ...(index > 0 ? [{ text: ', ' }] : []),
      { text: incident.number, to: anchorOf(incident) },
    ],
  );

/** Under which consent each incident leaves, as the ledger records it. */
export const consentSection = (subject: Subject): DossierSection => {
  const { contents, words } = subject;
  return {
    title: words.t('consent.title'),
    anchor: 'consent',
    newPage: false,
    blocks: [
      paragraph(
        words.t('consent.statement', {
          moment: momentAndZone(contents.exported.time, contents.exported.zone, words),
          purpose: words.t(`purpose.${contents.purpose}`),
          recipient: words.t(`recipient.${contents.recipient}`),
        }),
      ),
      paragraph(words.t('consent.rule')),
      ...contents.incidents.map((incident) => certificate(incident, subject)),
    ],
  };
};

const certificate = ({ number, consent, anonymised }: BundleIncident, { words }: Subject): Block => {
  const answer = (key: string, value: string): Row => ({
    label: words.t(key),
    value: [{ text: words.t(`consent.${value}`), as: 'strong' }],
  });
  const detail = (key: keyof BundleConsent, field: string): Row => ({
    label: fieldInWords(`consent.${field}`, words),
    value: recorded(`consent.${field}`, consent[key] as Json, words.t('consent.notRecorded'), words),
  });
  return {
    block: 'group',
    title: number,
    anchor: '',
    level: 3,
    newPage: false,
    blocks: [
      {
        block: 'facts',
        rows: [
          answer('consent.forPurpose', consent.forPurpose),
          answer('consent.toRecipient', consent.toRecipient),
          {
            label: words.t('consent.leavesAs'),
            value: plain(words.t(anonymised ? 'consent.asAnonymised' : 'consent.asRecorded')),
          },
          detail('form', 'form'),
          detail('language', 'language'),
          detail('risksExplained', 'risks_explained'),
          detail('voluntary', 'voluntary'),
          consent.expires === null
            ? { label: fieldInWords('consent.expires', words), value: quiet(words.t('consent.noExpiry')) }
            : detail('expires', 'expires'),
          {
            label: words.t('consent.entries'),
            value: consent.entries.flatMap(
              (entry, index): Text => [...(index > 0 ? [{ text: '\n' }] : []), ...code(shortId(entry))],
            ),
          },
        ],
      },
    ],
  };
};

const recorded = (name: string, value: Json | undefined, blank: string, words: Subject['words']): Text => {
  const field = consentModel.fields.find((one) => one.name === name);
  return value === undefined || value === null || !field ? quiet(blank) : valueInWords(field, value, words);
};
