import type { Json } from '../ledger/entry.ts';
import { incidentField } from './incident.ts';

/**
 * What of one incident another may begin with: the circumstances, never what a person said or agreed to. A second
 * testimony that starts with the words of the first is worth less than either.
 */

type Fields = Readonly<Record<string, Json>>;

/** What was said, agreed, judged or attached belongs to the incident it stands in. */
const ownSections = new Set(['incident', 'consent', 'assessment', 'law', 'rd4u', 'exhibit', 'link', 'role']);
const ownFields = new Set([
  'account.date_words',
  'coercion.exact_words',
  'source.reliability',
  'source.credibility',
  'source.date',
  'source.present',
  'source.statement_to',
]);
const sectionOf = (name: string): string => name.slice(0, name.indexOf('.'));

const mayStart = (name: string): boolean => {
  const field = incidentField(name);
  if (!field || ownSections.has(sectionOf(name)) || ownFields.has(name)) return false;
  if (field.privacy === 'identifying' || field.privacy === 'sealed') return false;
  // Long texts are accounts.
  return !(field.kind === 'text' && field.lines > 1);
};

/** The values another incident may begin with; with `persons`, everybody keeps their roles. */
export const startingValues = (fields: Fields, options: { readonly persons?: boolean } = {}): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) =>
        value !== null && (mayStart(name) || (options.persons === true && name.startsWith('role.'))),
    ),
  );

/** How many people have a role in it. */
export const personsIn = (fields: Fields): number =>
  Object.entries(fields).filter(([name, value]) => name.startsWith('role.') && value !== null).length;
