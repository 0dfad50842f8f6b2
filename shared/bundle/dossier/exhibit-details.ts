import { custodySection, exhibitSection, wordingSection } from '../../model/exhibit.ts';
import type { Section } from '../../model/fields.ts';
import { fieldInWords, valueInWords as inWords } from '../../model/value-words.ts';
import type { BundleExhibit } from '../input.ts';
import { type Block, quiet, type Row, type Text } from './blocks.ts';
import type { Subject } from './subject.ts';
import { valueInWords } from './values.ts';

/** What was recorded of an exhibit beyond its file, as far as it may leave. */

/** Its title; the name of its file where nobody gave it one; what stands for both when they are withheld. */
export const titleOf = ({ fields, fileName }: BundleExhibit, { words }: Subject): Text => {
  const title = fields['exhibit.title'];
  const name = fileName ?? words.t('exhibits.nameWithheld');
  return typeof title === 'string' ? [{ text: `${title} (${name})` }] : [{ text: name }];
};

/** Kind, date of the document, language, original or copy, pages: what an index gives of each, as far as known. */
export const describedInShort = ({ fields }: BundleExhibit, { words }: Subject): string => {
  const said = (name: string): readonly string[] => {
    const value = fields[`exhibit.${name}`];
    return value === undefined || value === null ? [] : [inWords(`exhibit.${name}`, value, words)];
  };
  const labelled = (name: string) =>
    said(name).map((value) => `${fieldInWords(`exhibit.${name}`, words)}: ${value}`);
  const pages = pagesOf(fields['exhibit.metadata']);
  const parts = [
    ...said('kind'),
    ...labelled('document_date'),
    ...labelled('language'),
    ...said('original'),
    ...(pages === undefined ? [] : [words.t('exhibits.pages', { count: pages })]),
    ...labelled('confidentiality'),
  ];
  return parts.length > 0 ? parts.join('; ') : words.t('exhibits.notDescribed');
};

/** As the file says; undefined of one that has no pages or does not say. */
const pagesOf = (metadata: unknown): number | undefined => {
  const pages =
    typeof metadata === 'object' && metadata !== null
      ? (metadata as Readonly<Record<string, unknown>>).pages
      : undefined;
  return typeof pages === 'number' ? pages : undefined;
};

/** The two grades of the source of its incident: the Admiralty code, as one writes it, «B2». */
export const grade = (exhibit: BundleExhibit, { words, incidentOf }: Subject): string => {
  const fields = incidentOf(exhibit)?.fields ?? {};
  const [reliability, credibility] = [fields['source.reliability'], fields['source.credibility']];
  return typeof reliability === 'string' && typeof credibility === 'string'
    ? words.t('exhibits.grade', { grade: `${reliability}${credibility}` })
    : words.t('exhibits.noGrade');
};

const rowsOf = ({ fields }: Section, exhibit: BundleExhibit, { words }: Subject): readonly Row[] =>
  fields.flatMap((field): readonly Row[] => {
    const label = fieldInWords(field.name, words);
    const withheld = exhibit.withheld.find((one) => one.field === field.name);
    const reason = withheld && words.t(`withheld.${withheld.reason}`);
    if (reason !== undefined)
      return [{ label, value: [{ text: words.t('incident.withheld', { reason }), as: 'withheld' }] }];
    const value = exhibit.fields[field.name];
    return value === undefined || value === null ? [] : [{ label, value: valueInWords(field, value, words) }];
  });

/** Under its picture: what it is, then its transcript and its translation, numbered after it. */
export const describedBlocks = (exhibit: BundleExhibit, subject: Subject): readonly Block[] => {
  const rows = rowsOf(exhibitSection, exhibit, subject);
  return [
    ...(rows.length > 0 ? [{ block: 'facts', rows } as const] : []),
    ...wordingSection.fields.flatMap(({ name }): readonly Block[] => {
      const text = exhibit.fields[name];
      if (typeof text !== 'string') return [];
      const number = `${exhibit.number}-T${name === 'exhibit.transcript' ? 1 : 2}`;
      return [
        {
          block: 'group',
          title: `${number}. ${fieldInWords(name, subject.words)}`,
          anchor: '',
          level: 3,
          newPage: false,
          blocks: [{ block: 'quote', text }],
        },
      ];
    }),
  ];
};

/** What was recorded of the way it came before it was attached: nobody signed for that, someone said it. */
export const beforeAttached = (exhibit: BundleExhibit, subject: Subject): readonly Block[] => {
  const { words } = subject;
  const rows = rowsOf(custodySection, exhibit, subject);
  return [
    {
      block: 'paragraph',
      text: quiet(words.t(rows.length > 0 ? 'custody.before' : 'custody.nothingBefore')),
    },
    ...(rows.length > 0 ? [{ block: 'facts', rows } as const] : []),
  ];
};
