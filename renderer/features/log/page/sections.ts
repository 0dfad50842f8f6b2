import type { Json } from '../../../../shared/ledger/entry.ts';
import { sectionFill } from '../../../../shared/model/completeness.ts';
import type { Field, Section } from '../../../../shared/model/fields.ts';
import { importSection } from '../../../../shared/model/imported.ts';
import { sectionsOf } from '../../../../shared/model/incident.ts';
import { isIncidentType } from '../../../../shared/model/incident-types.ts';
import type { OutlineEntry } from '../../../components/Section.tsx';

type Fields = Readonly<Record<string, Json>>;

/** Parts of the page that are no fields of the model. */
export type PagePart =
  | Section
  | { readonly id: 'earlier' | 'people' | 'chain' | 'evidence' | 'law' | 'review' | 'history' };

/** What stands before a section of the model. */
const before: Readonly<Record<string, readonly PagePart[]>> = {
  source: [{ id: 'earlier' }, { id: 'people' }, { id: 'chain' }, { id: 'evidence' }],
  assessment: [{ id: 'law' }],
};

/** The page from top to bottom; without a type, without the section of a type. */
export const pageParts = (fields: Fields): readonly PagePart[] => {
  const type = fields['account.type'];
  return [
    ...sectionsOf(isIncidentType(type) ? type : undefined).flatMap((section): PagePart[] => [
      ...(before[section.id] ?? []),
      section,
    ]),
    // Most incidents were never in a file.
    ...(importSection.fields.some(({ name }) => (fields[name] ?? null) !== null) ? [importSection] : []),
    { id: 'review' },
    { id: 'history' },
  ];
};

/** How far a section is filled. */
export const fillOf = (section: Section, fields: Fields): NonNullable<OutlineEntry['filled']> => {
  const { answered, total } = sectionFill(
    fields,
    section.fields.map(({ name }) => name),
  );
  return answered === 0 ? 'blank' : answered === total ? 'filled' : 'partly';
};

export type FieldGroup = {
  readonly title: 'purposes' | 'recipients' | 'given' | undefined;
  readonly fields: readonly Field[];
};

/** Consent is asked for in three steps: to what, for whom, and how it was given. Other sections are one list. */
export const groupsOf = (section: Section): readonly FieldGroup[] => {
  // Where the incident stands in its chain is asked beside the chain.
  if (section.id === 'coercion')
    return [{ title: undefined, fields: section.fields.filter(({ name }) => name !== 'coercion.step') }];
  if (section.id !== 'consent') return [{ title: undefined, fields: section.fields }];
  const starting = (prefix: string) => section.fields.filter(({ name }) => name.startsWith(prefix));
  const purposes = starting('consent.for_');
  const recipients = starting('consent.to_');
  const given = section.fields.filter((field) => !purposes.includes(field) && !recipients.includes(field));
  return [
    { title: 'purposes', fields: purposes },
    { title: 'recipients', fields: recipients },
    { title: 'given', fields: given },
  ];
};
