import type { Json } from '../../ledger/entry.ts';
import { entryId } from '../../ledger/entry-id.ts';
import type { Section } from '../../model/fields.ts';
import { incidentField, sectionsOf } from '../../model/incident.ts';
import { fieldInWords } from '../../model/value-words.ts';
import type { BundleIncident } from '../input.ts';
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
import { linkedWith, stepInWords } from './chain.ts';
import { occupiedInWords, orderInWords, pathInWords } from './occupation.ts';
import { personsOfIncident } from './persons.ts';
import { sittingsOf } from './sittings.ts';
import type { Subject } from './subject.ts';
import { momentInWords } from './times.ts';
import { valueInWords } from './values.ts';

/** Each incident on its own page: what was recorded section by section, who decided on it, and its entries. */
export const incidentsSection = (subject: Subject): DossierSection => ({
  title: subject.words.t('incidents.title'),
  anchor: 'incidents',
  newPage: true,
  blocks: [
    paragraph(subject.words.t('incidents.rule')),
    ...subject.contents.incidents.map((incident, index) => incidentGroup(incident, index > 0, subject)),
  ],
});

const incidentGroup = (incident: BundleIncident, newPage: boolean, subject: Subject): Block => {
  const { words } = subject;
  const type = incident.type
    ? words.field(`type.${incident.type}`, incident.type)
    : words.t('incident.noType');
  return {
    block: 'group',
    title: words.t('incident.title', { number: incident.number, type }),
    anchor: subject.anchorOf(incident),
    level: 2,
    newPage,
    blocks: [
      ...(incident.anonymised ? [paragraph(words.t('incident.anonymised'))] : []),
      ...personsOfIncident(incident, subject),
      ...linkedIncidents(incident, subject),
      // Consent and assessment have sections of their own; the type is in the title.
      ...sectionsOf(incident.type)
        .filter(({ id }) => id !== 'consent' && id !== 'assessment')
        .flatMap((section) => sectionBlocks(section, incident, subject)),
      ...otherFields(incident, subject),
      ...exhibits(incident, subject),
      ...decisions(incident, subject),
      ...entries(incident, subject),
    ],
  };
};

const sectionBlocks = (section: Section, incident: BundleIncident, subject: Subject): readonly Block[] => {
  const { words } = subject;
  const rows: Row[] = [];
  const blanks: string[] = [];
  const long: Block[] = [];
  for (const field of section.fields) {
    if (field.name === 'account.type') continue;
    const label = fieldInWords(field.name, words);
    const withheld = incident.withheld.find((one) => one.field === field.name);
    const value = incident.fields[field.name];
    if (withheld) rows.push({ label, value: withheldText(withheld.reason, subject) });
    else if (value === undefined || value === null) blanks.push(label);
    else if (field.kind === 'text' && field.lines === 12 && typeof value === 'string')
      long.push({
        block: 'group',
        title: label,
        anchor: '',
        level: 3,
        newPage: false,
        blocks: [{ block: 'quote', text: value }],
      });
    else if (field.name === 'account.place_code') rows.push(...placeRows(incident, label, value, subject));
    else rows.push({ label, value: valueInWords(field, value, words) });
  }
  const facts: readonly Block[] = rows.length > 0 ? [{ block: 'facts', rows }] : [];
  const blank: readonly Block[] =
    blanks.length > 0
      ? [
          {
            block: 'paragraph',
            text: [{ text: words.t('incident.blank', { fields: blanks.join('; ') }), as: 'quiet' }],
          },
        ]
      : [];
  return [
    {
      block: 'group',
      title: words.field(`section.${section.id}`, section.id),
      anchor: '',
      level: 3,
      newPage: false,
      blocks: [...facts, ...blank],
    },
    ...long,
  ];
};

/** The place by its path, and whether it was occupied that day, with the order that says so. */
const placeRows = (
  { whereabouts }: BundleIncident,
  label: string,
  value: Json,
  { words }: Subject,
): readonly Row[] =>
  whereabouts && whereabouts.code === value
    ? [
        {
          label,
          value: [
            { text: `${pathInWords(whereabouts)}\n` },
            { text: `${words.t('occupation.code')} `, as: 'quiet' },
            { text: whereabouts.code, as: 'code' },
          ],
        },
        {
          label: words.t('occupation.status'),
          value: [
            { text: occupiedInWords(whereabouts.occupied, words) },
            { text: `\n${orderInWords(words)}`, as: 'quiet' },
          ],
        },
      ]
    : [{ label, value: code(String(value)) }];

const linkedIncidents = (incident: BundleIncident, subject: Subject): readonly Block[] => {
  const { words, anchorOf } = subject;
  const linked = linkedWith(incident, subject);
  const outside = incident.withheld.filter(({ reason }) => reason === 'link_outside').length;
  if (linked.length + outside === 0) return [];
  return [
    titled(words.t('incident.chain'), [
      {
        block: 'list',
        numbered: false,
        items: [
          ...linked.map((other): Text => {
            const step = stepInWords(other, subject);
            return [{ text: other.number, to: anchorOf(other) }, { text: step ? ` — ${step}` : '' }];
          }),
          ...(outside > 0 ? [quiet(words.t('chronology.outside', { count: outside }))] : []),
        ],
      },
    ]),
  ];
};

const withheldText = (reason: string, { words }: Subject): Text => [
  { text: words.t('incident.withheld', { reason: words.t(`withheld.${reason}`) }), as: 'withheld' },
];

/** What was recorded under an earlier type of the incident, or by a later version: nothing disclosed is hidden. */
const otherFields = (incident: BundleIncident, { words }: Subject): readonly Block[] => {
  const shown = new Set(
    sectionsOf(incident.type).flatMap((section) => section.fields.map((field) => field.name)),
  );
  const rows = Object.entries(incident.fields).flatMap(([name, value]): readonly Row[] => {
    if (shown.has(name) || value === null || /^(incident|exhibit|law|rd4u)\./.test(name)) return [];
    const field = incidentField(name);
    return [
      {
        label: fieldInWords(name, words),
        value: field ? valueInWords(field, value, words) : code(JSON.stringify(value)),
      },
    ];
  });
  return rows.length === 0 ? [] : [titled(words.t('incident.other'), [{ block: 'facts', rows }])];
};

const exhibits = (incident: BundleIncident, subject: Subject): readonly Block[] => {
  const list = subject.exhibitsOf(incident);
  return list.length === 0
    ? []
    : [
        titled(subject.words.t('incident.exhibits'), [
          {
            block: 'list',
            numbered: false,
            items: list.map((exhibit) => [
              { text: exhibit.number, to: subject.anchorOf(exhibit) },
              { text: `, ${exhibit.fileName ?? subject.words.t('exhibits.nameWithheld')}` },
            ]),
          },
        ]),
      ];
};

const decisions = (incident: BundleIncident, subject: Subject): readonly Block[] => {
  const { words, nameOf } = subject;
  return incident.decisions.length === 0
    ? []
    : [
        titled(words.t('incident.review'), [
          {
            block: 'table',
            columns: [
              { head: words.t('incident.when'), share: 3 },
              { head: words.t('incident.decision'), share: 5 },
              { head: words.t('incident.by'), share: 3 },
            ],
            rows: incident.decisions.map((decision) => [
              plain(momentInWords(decision.time, words)),
              [
                { text: words.t(`act.${decision.kind}`), as: 'strong' },
                ...(decision.reason ? [{ text: `\n${decision.reason}` }] : []),
                ...(decision.reasonWithheld
                  ? [{ text: '\n' }, ...withheldText(decision.reasonWithheld, subject)]
                  : []),
              ],
              plain(nameOf(decision.by)),
            ]),
          },
        ]),
      ];
};

const entries = (incident: BundleIncident, { words, nameOf }: Subject): readonly Block[] =>
  incident.proofs.length === 0
    ? []
    : [
        titled(words.t('incident.entries'), [
          {
            block: 'table',
            columns: [
              { head: words.t('incident.entry'), share: 0 },
              { head: words.t('incident.when'), share: 4 },
              { head: words.t('incident.act'), share: 3 },
              { head: words.t('incident.signedBy'), share: 3 },
            ],
            rows: sittingsOf(incident.proofs).map(({ first, last, count }) => [
              [
                ...code(shortId(entryId(first))),
                ...(last === first ? [] : [{ text: '\n' }, ...code(shortId(entryId(last)))]),
              ],
              plain(momentInWords(first.time, words)),
              plain(
                count === 1
                  ? words.t(`act.${first.kind}`)
                  : words.t('incident.entriesTogether', { act: words.t(`act.${first.kind}`), count }),
              ),
              plain(nameOf(first.author)),
            ]),
          },
          { block: 'paragraph', text: [{ text: words.t('incident.entriesNote'), as: 'quiet' }] },
        ]),
      ];

const titled = (title: string, blocks: readonly Block[]): Block => ({
  block: 'group',
  title,
  anchor: '',
  level: 3,
  newPage: false,
  blocks,
});
