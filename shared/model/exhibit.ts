import { type Field, fieldsOf, type Privacy, type Section } from './fields.ts';

/** What is recorded of an exhibit: what it is, how it came into our hands, what it says. */

const exhibit = fieldsOf('exhibit');

export const exhibitKinds = ['photograph', 'video', 'audio', 'document', 'message', 'other'] as const;
export type ExhibitKind = (typeof exhibitKinds)[number];

export const confidentialities = ['open', 'restricted', 'confidential'] as const;
export type Confidentiality = (typeof confidentialities)[number];

/** What it is, as an index of exhibits names it. `confidential` exhibits never leave in a bundle. */
export const exhibitSection: Section = {
  id: 'exhibit',
  fields: [
    exhibit.text('title'),
    exhibit.one('kind', exhibitKinds),
    exhibit.date('document_date'),
    exhibit.text('language'),
    exhibit.one('confidentiality', confidentialities),
  ],
};

/** Who had it before us, and in what state it came. */
export const custodySection: Section = {
  id: 'custody',
  fields: [
    exhibit.date('collected_on'),
    exhibit.text('collected_place', 1, { privacy: 'sensitive' }),
    exhibit.text('collected_by', 1, { privacy: 'sealed' }),
    exhibit.text('from_whom', 1, { privacy: 'sealed' }),
    exhibit.one('original', ['original', 'copy', 'screenshot']),
    exhibit.text('medium'),
    exhibit.text('seal'),
  ],
};

/** What it says in words: of a recording, a document in another language, a picture of writing. */
export const wordingSection: Section = {
  id: 'wording',
  fields: [
    exhibit.text('transcript', 12, { privacy: 'sensitive' }),
    exhibit.text('translation', 12, { privacy: 'sensitive' }),
  ],
};

/** Every section a person fills in, in the order of the exhibit's panel. */
export const exhibitSections: readonly Section[] = [exhibitSection, custodySection, wordingSection];

/**
 * Set by the vault when the file is attached, or detached, and never edited. `exhibit.metadata` is what the file
 * says of itself (shared/evidence/metadata.ts): a camera's position may be somebody's home.
 */
export const exhibitFilePrivacy = {
  'exhibit.file_name': 'open',
  'exhibit.media_type': 'open',
  'exhibit.size': 'open',
  'exhibit.sha256': 'open',
  'exhibit.evidence': 'open',
  'exhibit.incident': 'open',
  'exhibit.detach_reason': 'sensitive',
  'exhibit.metadata': 'sensitive',
} as const satisfies Readonly<Record<string, Privacy>>;

const everyField = new Map<string, Field>(
  exhibitSections.flatMap(({ fields }) => fields.map((field) => [field.name, field] as const)),
);

/** The field of an exhibit that a person edits, by its full name. */
export const exhibitField = (name: string): Field | undefined => everyField.get(name);
export const exhibitFields: ReadonlyMap<string, Field> = everyField;
