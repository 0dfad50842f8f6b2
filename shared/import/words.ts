import en from '../locales/en/fields.json' with { type: 'json' };
import uk from '../locales/uk/fields.json' with { type: 'json' };
import { foldWords } from './fold-words.ts';

/** What fields and answers are called in both languages, for recognising headings and cells. */

const at = (words: unknown, path: readonly string[]): string | undefined => {
  let found: unknown = words;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[step];
  }
  return typeof found === 'string' ? found : undefined;
};

const inBoth = (path: readonly string[]): readonly string[] =>
  [at(uk, path), at(en, path)].flatMap((words) => (words === undefined ? [] : [foldWords(words)]));

/** The field's labels, folded. */
export const fieldLabels = (field: string): readonly string[] => inBoth(['field', ...field.split('.')]);

/** The labels of one of its answers, folded. */
export const optionLabels = (field: string, option: string): readonly string[] =>
  field === 'account.type' ? inBoth(['type', option]) : inBoth(['option', ...field.split('.'), option]);
