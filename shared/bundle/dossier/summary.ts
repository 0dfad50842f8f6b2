import { dateInWords } from '../../model/date-words.ts';
import { dateBounds } from '../../model/dates.ts';
import { fieldInWords } from '../../model/value-words.ts';
import type { BundleIncident } from '../input.ts';
import { type Block, type DossierSection, paragraph, plain, type Row, strong } from './blocks.ts';
import type { Subject } from './subject.ts';

/** What the case is about, in the exporter's words, and its measure in numbers. */
export const summarySection = (subject: Subject): DossierSection => {
  const { contents, words } = subject;
  const written = contents.case.summary.trim();
  return {
    title: words.t('summary.title'),
    anchor: 'summary',
    newPage: true,
    blocks: [
      ...(written ? written.split(/\n+/).map(paragraph) : [paragraph(words.t('summary.none'))]),
      { block: 'facts', rows: measures(subject) },
    ],
  };
};

const measures = ({ contents, words }: Subject): readonly Row[] => {
  const row = (key: string, value: string): Row => ({
    label: words.t(`summary.${key}`),
    value: plain(value),
  });
  const people = new Set(
    contents.incidents.flatMap(({ persons }) =>
      persons.filter(({ roles }) => roles.includes('victim')).map(({ pseudonym }) => pseudonym),
    ),
  );
  const types = new Map<string, number>();
  for (const { type } of contents.incidents) {
    const name = type ? words.field(`type.${type}`, type) : words.t('incident.noType');
    types.set(name, (types.get(name) ?? 0) + 1);
  }
  const period = periodOf(contents.incidents, words.locale);
  return [
    row('incidents', String(contents.incidents.length)),
    ...(types.size > 0
      ? [row('types', [...types].map(([name, count]) => `${name} (${count})`).join('; '))]
      : []),
    ...(period ? [row('period', words.t('summary.periodOf', period))] : []),
    row('people', String(people.size)),
    row('exhibits', String(contents.exhibits.length)),
    row('omitted', String(contents.omissions.length)),
  ];
};

const periodOf = (incidents: readonly BundleIncident[], locale: 'uk' | 'en') => {
  const bounds = incidents.map(({ fields }) => dateBounds(String(fields['account.date'] ?? '')));
  const first = bounds.flatMap(({ earliest }) => earliest ?? []).sort()[0];
  const last = bounds
    .flatMap(({ latest }) => latest ?? [])
    .sort()
    .at(-1);
  return first && last ? { first: dateInWords(first, locale), last: dateInWords(last, locale) } : undefined;
};

/** What is in, what is left out and why, and which fields are withheld: counts always, even when they are zero. */
export const scopeSection = (subject: Subject): DossierSection => {
  const { contents, words } = subject;
  const withheld = contents.incidents.filter((incident) => incident.withheld.length > 0);
  const anonymised = contents.incidents.filter((incident) => incident.anonymised).length;
  const row = (key: string, value: number): Row => ({
    label: words.t(`scope.${key}`),
    value: strong(String(value)),
  });
  const count = (what: 'incident' | 'exhibit') =>
    contents.omissions.filter((omission) => omission.what === what).length;
  return {
    title: words.t('scope.title'),
    anchor: 'scope',
    newPage: false,
    blocks: [
      paragraph(words.t('scope.rule')),
      {
        block: 'facts',
        rows: [
          row('incidentsIn', contents.incidents.length),
          row('anonymised', anonymised),
          row('exhibitsIn', contents.exhibits.length),
          row('incidentsOut', count('incident')),
          row('exhibitsOut', count('exhibit')),
          row(
            'withheldFields',
            withheld.reduce((sum, incident) => sum + incident.withheld.length, 0),
          ),
        ],
      },
      ...omissions(subject),
      ...withheldFields(subject, withheld),
    ],
  };
};

const omissions = ({ contents, words }: Subject): readonly Block[] =>
  contents.omissions.length === 0
    ? [paragraph(words.t('scope.nothingOut'))]
    : [
        paragraph(words.t('scope.out')),
        {
          block: 'table',
          columns: [
            { head: words.t('scope.number'), share: 0 },
            { head: words.t('scope.what'), share: 1 },
            { head: words.t('scope.why'), share: 3 },
          ],
          rows: contents.omissions.map((omission) => [
            plain(omission.number),
            plain(words.t(`scope.${omission.what}`)),
            plain(omission.reasons.map((reason) => words.t(`omission.${reason}`)).join('; ')),
          ]),
        },
      ];

const withheldFields = (
  { words, anchorOf }: Subject,
  incidents: readonly BundleIncident[],
): readonly Block[] =>
  incidents.length === 0
    ? []
    : [
        paragraph(words.t('scope.withheld')),
        {
          block: 'table',
          columns: [
            { head: words.t('scope.number'), share: 0 },
            { head: words.t('scope.fields'), share: 1 },
          ],
          rows: incidents.map((incident) => [
            [{ text: incident.number, to: anchorOf(incident) }],
            plain(
              incident.withheld
                .map(
                  ({ field, reason }) => `${fieldInWords(field, words)} (${words.t(`withheld.${reason}`)})`,
                )
                .join('; '),
            ),
          ]),
        },
      ];
