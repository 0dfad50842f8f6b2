import type { Json } from '../ledger/entry.ts';
import { type CautionCode, damageCautions, incidentDay, provisionCautions } from './cautions.ts';
import { type DamageCategory, type DamageCategoryId, damageCategories } from './damage-categories.ts';
import { damageRules } from './damage-rules.ts';
import type { Provision } from './provision.ts';
import { commonProvisions, provisionRules } from './provision-rules.ts';
import { type ProvisionId, provisions } from './provisions.ts';
import { type Answer, answersFor, type Rule } from './rule.ts';

/** Which provisions and categories an incident's type and answers suggest, each with why. Guidance, not advice. */

/** Why something is suggested: it is common to all coercion, it goes with the type, or an answer says so. */
export type SuggestionReason =
  | { readonly because: 'common' }
  | { readonly because: 'type'; readonly type: string }
  | { readonly because: 'answer'; readonly answer: Answer };

export type Suggestion = {
  readonly provision: Provision<ProvisionId>;
  readonly reasons: readonly SuggestionReason[];
  readonly cautions: readonly CautionCode[];
};

export type DamageSuggestion = {
  readonly category: DamageCategory<DamageCategoryId>;
  readonly reasons: readonly SuggestionReason[];
  readonly cautions: readonly CautionCode[];
};

type Fields = Readonly<Record<string, Json>>;

/** Without a type nothing is suggested: nobody can say yet what it was. */
const typeOf = (fields: Fields): string | undefined => {
  const type = fields['account.type'];
  return typeof type === 'string' ? type : undefined;
};

const sameReason = (a: SuggestionReason, b: SuggestionReason): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

const collect = <Id extends string>(
  rules: readonly Rule<Id>[],
  type: string,
  fields: Fields,
): ReadonlyMap<Id, readonly SuggestionReason[]> => {
  const found = new Map<Id, readonly SuggestionReason[]>();
  for (const rule of rules) {
    const answers = answersFor(rule, fields);
    if (!answers) continue;
    const reasons: readonly SuggestionReason[] =
      answers.length === 0
        ? [{ because: 'type', type }]
        : answers.map((answer) => ({ because: 'answer', answer }));
    for (const id of rule.suggest) {
      const known = found.get(id) ?? [];
      found.set(id, [...known, ...reasons.filter((reason) => !known.some((one) => sameReason(one, reason)))]);
    }
  }
  return found;
};

/** The provisions suggested, in the order of the list of provisions: what the type says before what is common. */
export const suggestProvisions = (fields: Fields): readonly Suggestion[] => {
  const type = typeOf(fields);
  if (type === undefined) return [];
  const found = collect(provisionRules[type] ?? [], type, fields);
  const common = new Set<ProvisionId>(commonProvisions);
  const day = incidentDay(fields['account.date']);
  const suggestions = provisions.flatMap((provision): Suggestion[] => {
    const own = found.get(provision.id) ?? [];
    const reasons: readonly SuggestionReason[] = common.has(provision.id)
      ? [...own, { because: 'common' }]
      : own;
    return reasons.length === 0 ? [] : [{ provision, reasons, cautions: provisionCautions(provision, day) }];
  });
  const isOwn = ({ provision }: Suggestion) => found.has(provision.id);
  return [...suggestions.filter(isOwn), ...suggestions.filter((one) => !isOwn(one))];
};

/** The categories of the Register of Damage suggested, in the register's order. */
export const suggestDamage = (fields: Fields): readonly DamageSuggestion[] => {
  const type = typeOf(fields);
  if (type === undefined) return [];
  const found = collect(damageRules[type] ?? [], type, fields);
  const day = incidentDay(fields['account.date']);
  return damageCategories.flatMap((category): DamageSuggestion[] => {
    const reasons = found.get(category.id);
    return reasons ? [{ category, reasons, cautions: damageCautions(category.id, type, day) }] : [];
  });
};
