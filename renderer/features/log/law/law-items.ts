import {
  type CautionCode,
  damageCautions,
  incidentDay,
  provisionCautions,
} from '../../../../shared/law/cautions.ts';
import { damageCategories } from '../../../../shared/law/damage-categories.ts';
import { citation } from '../../../../shared/law/law-words.ts';
import type { VerificationStatus } from '../../../../shared/law/provision.ts';
import { provisions } from '../../../../shared/law/provisions.ts';
import { type SuggestionReason, suggestDamage, suggestProvisions } from '../../../../shared/law/suggest.ts';
import type { Json } from '../../../../shared/ledger/entry.ts';

/** What the Law section shows of a provision or a category, in the words of one language. */
export type LawItem = {
  /** Ledger field of the decision. */
  readonly field: string;
  /** "Geneva Convention IV, art. 49", "A2.6". */
  readonly title: string;
  readonly subject: string;
  readonly source: string;
  readonly status: VerificationStatus;
  /** Empty where nothing suggests it: somebody added it. */
  readonly reasons: readonly SuggestionReason[];
  readonly cautions: readonly CautionCode[];
};

type Fields = Readonly<Record<string, Json>>;
type Locale = 'en' | 'uk';

/** All provisions, those suggested first and in their order. */
export const provisionItems = (fields: Fields, locale: Locale): readonly LawItem[] => {
  const suggested = new Map(suggestProvisions(fields).map((one) => [one.provision.id, one]));
  const day = incidentDay(fields['account.date']);
  const inOrder = [
    ...[...suggested.values()].map(({ provision }) => provision),
    ...provisions.filter(({ id }) => !suggested.has(id)),
  ];
  return inOrder.map((provision) => ({
    field: `law.${provision.id}`,
    title: citation(provision, locale),
    subject: provision.subject[locale],
    source: provision.source,
    status: provision.status,
    reasons: suggested.get(provision.id)?.reasons ?? [],
    cautions: provisionCautions(provision, day),
  }));
};

/** All categories of the Register of Damage, in the register's order. */
export const damageItems = (fields: Fields, locale: Locale): readonly LawItem[] => {
  const suggested = new Map(suggestDamage(fields).map((one) => [one.category.id, one.reasons]));
  const day = incidentDay(fields['account.date']);
  const type = fields['account.type'];
  return damageCategories.map(({ id, code, name, source, status }) => ({
    field: `rd4u.${id}`,
    title: code,
    subject: name[locale],
    source,
    status,
    reasons: suggested.get(id) ?? [],
    cautions: damageCautions(id, typeof type === 'string' ? type : undefined, day),
  }));
};

export type SortedItems = {
  /** Suggested by the type or an answer, decided, or added. */
  readonly own: readonly LawItem[];
  /** Suggested only as common to all coercion, and not decided. */
  readonly common: readonly LawItem[];
  /** Nothing suggests them and nobody decided on them: to be searched. */
  readonly others: readonly LawItem[];
};

export const sortItems = (items: readonly LawItem[], fields: Fields): SortedItems => {
  const place = ({ field, reasons }: LawItem): keyof SortedItems => {
    if (fields[field] !== undefined || reasons.some(({ because }) => because !== 'common')) return 'own';
    return reasons.length > 0 ? 'common' : 'others';
  };
  const at = (wanted: keyof SortedItems) => items.filter((item) => place(item) === wanted);
  return { own: at('own'), common: at('common'), others: at('others') };
};

/** Items that have every typed word in their title or subject, whatever the case. */
export const findItems = (items: readonly LawItem[], typed: string): readonly LawItem[] => {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return items.filter(({ title, subject }) => {
    const text = `${title} ${subject}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
};
