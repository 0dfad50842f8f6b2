import type { Json } from '../../../../shared/ledger/entry.ts';
import { startingValues } from '../../../../shared/model/starting-values.ts';
import { validateField } from '../../../../shared/model/validate.ts';

/** Values that an incident may begin with, under a name of the person's own. */
export type Template = {
  readonly id: string;
  readonly name: string;
  readonly values: Readonly<Record<string, Json>>;
};

export const longestTemplateName = 80;
export const mostTemplates = 50;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of what stands in the vault, all that an incident may still begin with today. */
export const parseTemplates = (stored: unknown): readonly Template[] =>
  (Array.isArray(stored) ? stored : []).flatMap((one: unknown) => {
    if (!isObject(one) || !isObject(one.values)) return [];
    const { id, name } = one;
    if (typeof id !== 'string' || typeof name !== 'string' || name === '') return [];
    const values = Object.entries(startingValues(one.values as Record<string, Json>)).filter(
      ([field, value]) => validateField(field, value) === undefined,
    );
    return [{ id, name, values: Object.fromEntries(values) }];
  });
