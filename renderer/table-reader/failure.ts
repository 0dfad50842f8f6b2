/** Why a file could not be read; its sentence is `failure.<code>` in the locales `import`. */
export const readFailureCodes = [
  'too_large',
  'unreadable',
  'empty',
  'not_a_table',
  'old_workbook',
  'broken_workbook',
  'broken_zip',
  'no_tables_in_zip',
  'unpacks_too_large',
  'broken_quotes',
  'no_headings',
  'no_rows',
  'too_many_rows',
  'too_many_columns',
] as const;
export type ReadFailureCode = (typeof readFailureCodes)[number];
export type ReadProblem = { readonly code: ReadFailureCode; readonly detail?: string };

export class ReadFailure extends Error {
  readonly problem: ReadProblem;

  constructor(problem: ReadProblem, cause?: unknown) {
    super(problem.code, { cause });
    this.name = 'ReadFailure';
    this.problem = problem;
  }
}
