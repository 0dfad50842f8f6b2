import type { Json } from '../ledger/entry.ts';
import { isUnanswered } from '../model/fields.ts';

/** When something is suggested: what has to be answered, and how. */

export type Condition = {
  /** Ledger name of the field the answer is looked for in. */
  readonly field: string;
  /** Any of these answers; without it, any answer at all. "Unknown" and "declined" are none. */
  readonly in?: readonly (string | boolean)[];
};

/** For incidents of one type: what they may engage, where all the conditions hold. */
export type Rule<Id extends string> = {
  readonly suggest: readonly Id[];
  readonly when?: readonly Condition[];
};

/** The answer that a condition found: what the person is told as the reason. */
export type Answer = { readonly field: string; readonly value: Json };

type Fields = Readonly<Record<string, Json>>;

/** Nothing was done: an answer that is no fact to build on. */
const says = (value: Json | undefined): boolean => {
  if (value === undefined || value === null || value === '' || isUnanswered(value)) return false;
  return !(Array.isArray(value) && value.every((one) => one === 'none'));
};

const answerTo = ({ field, in: wanted }: Condition, fields: Fields): Answer | undefined => {
  const value = fields[field];
  if (value === undefined || !says(value)) return undefined;
  if (!wanted) return { field, value };
  if (!Array.isArray(value)) return wanted.some((one) => one === value) ? { field, value } : undefined;
  const found = value.filter((one: Json) => wanted.some((each) => each === one));
  return found.length > 0 ? { field, value: found } : undefined;
};

/** The answers a rule rests on, none for a rule of the whole type; undefined when it does not apply. */
export const answersFor = (rule: Rule<string>, fields: Fields): readonly Answer[] | undefined => {
  const answers = (rule.when ?? []).map((condition) => answerTo(condition, fields));
  return answers.some((answer) => answer === undefined)
    ? undefined
    : answers.flatMap((answer) => answer ?? []);
};

/** `when('conscription.stage', 'deployed')`: one condition of a rule. */
export const when = (field: string, ...values: readonly (string | boolean)[]): Condition =>
  values.length === 0 ? { field } : { field, in: values };
