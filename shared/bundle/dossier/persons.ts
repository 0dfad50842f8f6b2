import type { Json } from '../../ledger/entry.ts';
import { isUnanswered } from '../../model/fields.ts';
import { incidentField } from '../../model/incident.ts';
import { personPrivacy, personSections } from '../../model/person.ts';
import { fieldInWords, optionInWords } from '../../model/value-words.ts';
import type { BundleIncident, BundlePerson } from '../input.ts';
import { type Block, type DossierSection, paragraph, plain, quiet, type Row, type Text } from './blocks.ts';
import type { Subject } from './subject.ts';
import { valueInWords } from './values.ts';

/** Persons by pseudonym, their roles, and of whom this bundle says more than the pseudonym. */
export const personsSection = (subject: Subject): DossierSection => {
  const { contents, words } = subject;
  return {
    title: words.t('persons.title'),
    anchor: 'persons',
    newPage: true,
    blocks: [
      paragraph(words.t('persons.rule')),
      ...whoIsNamed(subject),
      ...(contents.persons.length === 0
        ? [paragraph(words.t('persons.none'))]
        : [rolesTable(subject), ...contents.persons.map((person) => personGroup(person, subject))]),
      ...omittedPersons(subject),
    ],
  };
};

const holdsAnswer = (value: Json | undefined): boolean =>
  value !== undefined && value !== null && !isUnanswered(value);

/** Whether anything in this bundle says by a field of its own who somebody is. */
const whoIsNamed = (subject: Subject): readonly Block[] => {
  const { contents, words, anchorOf, toPerson } = subject;
  const tellsWho = ({ fields }: BundleIncident) =>
    Object.entries(fields).some(
      ([name, value]) => incidentField(name)?.privacy === 'identifying' && holdsAnswer(value),
    );
  const isNamed = ({ fields, roles }: BundlePerson) =>
    Object.entries(fields).some(([name, value]) => {
      const privacy = personPrivacy(
        name,
        roles.map((row) => row.roles),
      );
      return privacy === 'identifying' && holdsAnswer(value);
    });
  const listed = (intro: string, items: readonly { readonly text: string; readonly to?: string }[]) =>
    items.length === 0
      ? []
      : [
          {
            block: 'paragraph',
            text: [
              { text: `${words.t(intro)} ` },
              ...items.flatMap((item, index) => [...(index > 0 ? [{ text: ', ' }] : []), item]),
              { text: '.' },
            ],
          } as const,
        ];
  const incidents = contents.incidents
    .filter(tellsWho)
    .map((incident) => ({ text: incident.number, to: anchorOf(incident) }));
  const persons = contents.persons
    .filter(isNamed)
    .map(({ pseudonym, record }) => ({ text: pseudonym, ...toPerson(record) }));
  return incidents.length + persons.length === 0
    ? [paragraph(words.t('persons.unnamed'))]
    : [...listed('persons.namedPersons', persons), ...listed('persons.named', incidents)];
};

const rolesTable = (subject: Subject): Block => {
  const { contents, words } = subject;
  return {
    block: 'table',
    columns: [
      { head: words.t('persons.pseudonym'), share: 0 },
      { head: words.t('persons.role'), share: 4 },
      { head: words.t('persons.shown'), share: 4 },
    ],
    rows: contents.persons.map((person) => [
      [{ text: person.pseudonym, ...subject.toPerson(person.record) }],
      person.roles.flatMap((row, index): Text => {
        const incident = contents.incidents.find(({ record }) => record === row.incident);
        return [
          ...(index > 0 ? [{ text: '\n' }] : []),
          { text: row.incidentNumber, ...(incident ? { to: subject.anchorOf(incident) } : {}) },
          { text: `: ${rolesInWords(row.roles, subject)}` },
        ];
      }),
      whatIsShown(person, subject),
    ]),
  };
};

const whatIsShown = ({ fields, withheld }: BundlePerson, subject: Subject): Text => {
  const shown = detailRows(fields, subject).map(({ label }) => label);
  const { words } = subject;
  return shown.length === 0
    ? quiet(words.t(withheld.length > 0 ? 'persons.pseudonymOnly' : 'persons.nothingElse'))
    : plain(shown.join('; '));
};

export const rolesInWords = (roles: readonly string[], { words }: Subject): string =>
  roles.map((role) => optionInWords('role', role, words)).join(', ');

/** What was recorded of one person beyond the pseudonym: answers shown, then those withheld with the reason. */
const personGroup = (person: BundlePerson, subject: Subject): Block => {
  const { words } = subject;
  const withheld = person.withheld.map(
    ({ field, reason }): Row => ({
      label: fieldInWords(field, words),
      value: [
        { text: words.t('incident.withheld', { reason: words.t(`withheld.${reason}`) }), as: 'withheld' },
      ],
    }),
  );
  const rows = [...detailRows(person.fields, subject), ...withheld];
  return {
    block: 'group',
    title: person.pseudonym,
    anchor: subject.toPerson(person.record).to ?? '',
    level: 3,
    newPage: false,
    blocks: rows.length > 0 ? [{ block: 'facts', rows }] : [paragraph(words.t('persons.nothingElse'))],
  };
};

const detailRows = (fields: BundlePerson['fields'], { words }: Subject): readonly Row[] =>
  personSections.flatMap((section) =>
    section.fields.flatMap((field): readonly Row[] => {
      const value = fields[field.name];
      if (value === undefined || value === null || field.name === 'person.pseudonym') return [];
      return [{ label: fieldInWords(field.name, words), value: valueInWords(field, value, words) }];
    }),
  );

/** Whoever is named in an incident and is not in the bundle is said to be missing. */
const omittedPersons = ({ contents, words }: Subject): readonly Block[] => {
  const omitted = contents.omissions.filter(({ what }) => what === 'person');
  return omitted.length === 0 ? [] : [paragraph(words.t('persons.omitted', { count: omitted.length }))];
};

/** The persons of one incident, for its own page. */
export const personsOfIncident = (incident: BundleIncident, subject: Subject): readonly Block[] =>
  incident.persons.length === 0
    ? []
    : [
        {
          block: 'group',
          title: subject.words.t('incident.persons'),
          anchor: '',
          level: 3,
          newPage: false,
          blocks: [
            {
              block: 'list',
              numbered: false,
              items: incident.persons.map(
                ({ person, pseudonym, roles }): Text => [
                  { text: pseudonym ?? subject.words.t('persons.omittedOne'), ...subject.toPerson(person) },
                  { text: ` — ${rolesInWords(roles, subject)}` },
                ],
              ),
            },
          ],
        },
      ];
