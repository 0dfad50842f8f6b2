import { dateInWords } from '../../model/date-words.ts';
import { dateBounds } from '../../model/dates.ts';
import { fieldInWords } from '../../model/value-words.ts';
import type { BundleIncident, Omission, WithheldField } from '../input.ts';
import { withheldRows } from '../make-documents.ts';
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
  const affected = contents.persons.filter(({ roles }) =>
    roles.some((row) => row.roles.includes('victim')),
  ).length;
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
    row('people', String(affected)),
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
  const anonymised = contents.incidents.filter((incident) => incident.anonymised).length;
  const row = (key: string, value: number): Row => ({
    label: words.t(`scope.${key}`),
    value: strong(String(value)),
  });
  const count = (what: Omission['what']) =>
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
          row('personsIn', contents.persons.length),
          row('exhibitsIn', contents.exhibits.length),
          row('incidentsOut', count('incident')),
          row('exhibitsOut', count('exhibit')),
          ...(count('person') > 0 ? [row('personsOut', count('person'))] : []),
          row('withheldFields', withheldRows(contents).length),
        ],
      },
      ...omissions(subject),
      ...withheldFields(subject),
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

/** By the record that each field is of: its number or pseudonym, then the fields with their reasons. */
const withheldFields = ({ contents, words, anchorOf, toPerson }: Subject): readonly Block[] => {
  const withheldOf = (rows: readonly WithheldField[]) =>
    plain(
      rows
        .map(({ field, reason }) => `${fieldInWords(field, words)} (${words.t(`withheld.${reason}`)})`)
        .join('; '),
    );
  const rows = [
    ...contents.incidents.map((incident) => ({ to: anchorOf(incident), ...incident })),
    ...contents.persons.map((person) => ({
      ...toPerson(person.record),
      number: person.pseudonym,
      withheld: person.withheld,
    })),
    ...contents.exhibits.map((exhibit) => ({ to: anchorOf(exhibit), ...exhibit })),
  ].filter(({ withheld }) => withheld.length > 0);
  return rows.length === 0
    ? []
    : [
        paragraph(words.t('scope.withheld')),
        {
          block: 'table',
          columns: [
            { head: words.t('scope.number'), share: 0 },
            { head: words.t('scope.fields'), share: 1 },
          ],
          rows: rows.map(({ to, number, withheld }) => [
            [{ text: number, ...(to === undefined ? {} : { to }) }],
            withheldOf(withheld),
          ]),
        },
      ];
};
