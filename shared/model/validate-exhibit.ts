import { exhibitField } from './exhibit.ts';
import { isUnanswered } from './fields.ts';
import { answerProblem, type FieldProblem, type FieldProblemCode, schemaOf } from './validate.ts';

/** "Unknown" would not say whether it may leave. */
const alwaysAnswered = new Set(['exhibit.confidentiality']);

/** What is wrong with this value in a field of an exhibit that a person edits; undefined when nothing is. */
export const validateExhibitField = (name: string, value: unknown): FieldProblem | undefined => {
  const code = problemOf(name, value);
  return code && { field: name, code };
};

/** The first problem among the changes, or undefined. */
export const validateExhibitChanges = (
  changes: Readonly<Record<string, unknown>>,
): FieldProblem | undefined => {
  for (const [name, value] of Object.entries(changes)) {
    const problem = validateExhibitField(name, value);
    if (problem) return problem;
  }
  return undefined;
};

const problemOf = (name: string, value: unknown): FieldProblemCode | undefined => {
  const field = exhibitField(name);
  if (!field) return 'unknown_field';
  if (isUnanswered(value) && alwaysAnswered.has(name)) return 'not_an_option';
  return answerProblem(schemaOf(field), value);
};
