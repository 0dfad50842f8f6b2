import { damageCategories } from '../../law/damage-categories.ts';
import { reasonField } from '../../law/law-fields.ts';
import { citation } from '../../law/law-words.ts';
import { provisions } from '../../law/provisions.ts';
import { assessmentSection, incidentFields } from '../../model/incident.ts';
import { fieldInWords } from '../../model/value-words.ts';
import type { BundleIncident } from '../input.ts';
import { type Block, type DossierSection, paragraph, plain, quiet, type Row, type Text } from './blocks.ts';
import { eventDate } from './event-date.ts';
import { occupationTable } from './occupation.ts';
import type { Subject } from './subject.ts';
import { valueInWords } from './values.ts';

/** What the organisation makes of the facts: never a finding, and never without what speaks against it. */
export const lawSection = (subject: Subject): DossierSection => {
  const { words } = subject;
  return {
    title: words.t('law.title'),
    anchor: 'law',
    newPage: true,
    blocks: [
      paragraph(words.t('law.rule')),
      part('law.matrix', matrix(subject), subject),
      part('law.occupation', occupationTable(subject), subject),
      part('law.worksheet', worksheet(subject), subject),
      part('law.assessment', assessments(subject), subject),
    ],
  };
};

const part = (title: string, blocks: readonly Block[], { words }: Subject): Block => ({
  block: 'group',
  title: words.t(title),
  anchor: '',
  level: 2,
  newPage: false,
  blocks,
});

type Accepted<T> = { readonly incident: BundleIncident; readonly item: T; readonly reason: Text };

const accepted = <T extends { readonly id: string }>(
  section: 'law' | 'rd4u',
  items: readonly T[],
  { contents, words }: Subject,
): readonly Accepted<T>[] =>
  contents.incidents.flatMap((incident) =>
    items.flatMap((item) => {
      const name = `${section}.${item.id}`;
      if (incident.fields[name] !== 'accepted') return [];
      const reason = incident.fields[reasonField(name)];
      return [
        {
          incident,
          item,
          reason: typeof reason === 'string' ? plain(reason) : quiet(words.t('law.noReason')),
        },
      ];
    }),
  );

const rejectedCount = (section: 'law' | 'rd4u', { contents }: Subject): number =>
  contents.incidents.reduce(
    (sum, { fields }) =>
      sum +
      Object.entries(fields).filter(([name, value]) => name.startsWith(`${section}.`) && value === 'rejected')
        .length,
    0,
  );

const matrix = (subject: Subject): readonly Block[] => {
  const { words, anchorOf } = subject;
  const rows = accepted('law', provisions, subject);
  const rejected = rejectedCount('law', subject);
  return [
    paragraph(words.t(rows.length === 0 ? 'law.none' : 'law.matrixRule')),
    ...(rows.length === 0
      ? []
      : [
          {
            block: 'table',
            columns: [
              { head: words.t('law.incident'), share: 0 },
              { head: words.t('law.provision'), share: 4 },
              { head: words.t('law.why'), share: 5 },
            ],
            rows: rows.map(({ incident, item, reason }): readonly Text[] => [
              [{ text: incident.number, to: anchorOf(incident) }],
              [
                { text: citation(item, words.locale), as: 'strong' },
                { text: `\n${item.subject[words.locale]}` },
                ...(item.status === 'to-verify'
                  ? [{ text: `\n${words.t('law.toVerify')}`, as: 'quiet' } as const]
                  : []),
              ],
              reason,
            ]),
          } as const,
        ]),
    ...(rejected > 0 ? [paragraph(words.t('law.rejected', { count: rejected }))] : []),
    ...sources(
      rows.map(({ item }) => item.source),
      subject,
    ),
  ];
};

const sources = (all: readonly string[], { words }: Subject): readonly Block[] => {
  const distinct = [...new Set(all)];
  return distinct.length === 0
    ? []
    : [paragraph(words.t('law.sources')), { block: 'list', numbered: false, items: distinct.map(plain) }];
};

/** Categories of the Register of Damage, for whoever fills in its claim. */
const worksheet = (subject: Subject): readonly Block[] => {
  const { words, anchorOf } = subject;
  const rows = accepted('rd4u', damageCategories, subject);
  if (rows.length === 0) return [paragraph(words.t('law.worksheetNone'))];
  return [
    paragraph(words.t('law.worksheetRule')),
    {
      block: 'table',
      columns: [
        { head: words.t('law.category'), share: 4 },
        { head: words.t('law.incident'), share: 0 },
        { head: words.t('law.why'), share: 4 },
        { head: words.t('law.amounts'), share: 3 },
      ],
      rows: [...rows]
        .sort((a, b) => damageCategories.indexOf(a.item) - damageCategories.indexOf(b.item))
        .map(({ incident, item, reason }) => [
          [{ text: item.code, as: 'strong' }, { text: `\n${item.name[words.locale]}` }],
          [
            { text: incident.number, to: anchorOf(incident) },
            { text: '\n' },
            ...eventDate(incident, subject),
          ],
          reason,
          amounts(incident, subject),
        ]),
    },
  ];
};

/** Every sum that was recorded, named by its question. */
const amounts = ({ fields }: BundleIncident, { words }: Subject): Text => {
  const sums = [...incidentFields.values()].flatMap((field) => {
    const value = fields[field.name];
    return field.kind !== 'money' || value === undefined || value === null
      ? []
      : [[{ text: `${fieldInWords(field.name, words)}: ` }, ...valueInWords(field, value, words)]];
  });
  return sums.length === 0
    ? quiet(words.t('law.noAmount'))
    : sums.flatMap((sum, index) => [...(index > 0 ? [{ text: '\n' }] : []), ...sum]);
};

/** The standard of proof and the reasons, always with the evidence to the contrary or the words that there is none. */
const assessments = (subject: Subject): readonly Block[] => {
  const { contents, words } = subject;
  const assessed = contents.incidents.filter(({ fields }) =>
    assessmentSection.fields.some(({ name }) => fields[name] !== undefined && fields[name] !== null),
  );
  return assessed.length === 0
    ? [paragraph(words.t('law.assessmentNone'))]
    : [
        paragraph(words.t('law.assessmentRule')),
        ...assessed.map(
          (incident): Block => ({
            block: 'group',
            title: incident.number,
            anchor: '',
            level: 3,
            newPage: false,
            blocks: [{ block: 'facts', rows: assessmentRows(incident, subject) }],
          }),
        ),
      ];
};

const assessmentRows = (incident: BundleIncident, { words }: Subject): readonly Row[] =>
  assessmentSection.fields.flatMap((field): readonly Row[] => {
    const label = fieldInWords(field.name, words);
    const value = incident.fields[field.name];
    const withheld = incident.withheld.find((one) => one.field === field.name);
    if (withheld) {
      const reason = words.t(`withheld.${withheld.reason}`);
      return [{ label, value: [{ text: words.t('incident.withheld', { reason }), as: 'withheld' }] }];
    }
    if (value !== undefined && value !== null) return [{ label, value: valueInWords(field, value, words) }];
    return field.name === 'assessment.contrary_evidence'
      ? [{ label, value: quiet(words.t('law.noContrary')) }]
      : [];
  });
