import type { Json } from '../ledger/entry.ts';
import { fieldsOf, type Section } from '../model/fields.ts';
import { damageCategories } from './damage-categories.ts';
import { provisions } from './provisions.ts';

/** What an incident says of the law: of each provision and category whether it was accepted or rejected, and why. */

export const lawDecisions = ['accepted', 'rejected'] as const;
export type LawDecision = (typeof lawDecisions)[number];

const reasonEnding = '_reason';

const decisionsOn = (section: 'law' | 'rd4u', ids: readonly string[]): Section => {
  const f = fieldsOf(section);
  return {
    id: section,
    fields: ids.flatMap((id) => [
      f.one(id, lawDecisions),
      f.text(`${id}${reasonEnding}`, 4, { privacy: 'sensitive' }),
    ]),
  };
};

export const lawSection: Section = decisionsOn(
  'law',
  provisions.map(({ id }) => id),
);
export const damageSection: Section = decisionsOn(
  'rd4u',
  damageCategories.map(({ id }) => id),
);

/** The field that gives the reason of a decision: `law.hague_45` → `law.hague_45_reason`. */
export const reasonField = (decision: string): string => `${decision}${reasonEnding}`;

export type LawField = { readonly section: 'law' | 'rd4u'; readonly id: string; readonly isReason: boolean };

/** Which provision or category a field is about; undefined for every other field. */
export const lawField = (name: string): LawField | undefined => {
  const [, section, rest = ''] = /^(law|rd4u)\.(.+)$/.exec(name) ?? [];
  if (section !== 'law' && section !== 'rd4u') return undefined;
  const isReason = rest.endsWith(reasonEnding);
  return { section, id: isReason ? rest.slice(0, -reasonEnding.length) : rest, isReason };
};

const decisionNames = [...lawSection.fields, ...damageSection.fields]
  .map(({ name }) => name)
  .filter((name) => !lawField(name)?.isReason);

const isSaid = (value: Json | undefined): boolean => typeof value === 'string' && value.trim() !== '';

/**
 * Reasons that are owed, by field name, in the order of the page: whoever leaves a provision or a category out says
 * why. "Unknown" is none: it is one's own decision.
 */
export const owedLawReasons = (fields: Readonly<Record<string, Json>>): readonly string[] =>
  decisionNames
    .filter((name) => fields[name] === 'rejected')
    .map(reasonField)
    .filter((name) => !isSaid(fields[name]));
