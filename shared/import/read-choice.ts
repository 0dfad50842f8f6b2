import type { ManyField, OneField, Unanswered } from '../model/fields.ts';
import { foldWords } from './fold-words.ts';
import type { Reading } from './read-text.ts';
import { optionLabels } from './words.ts';

/** What the person said a text of this column means, folded text → option's id; a blank id leaves it out. */
export type ValueMap = Readonly<Record<string, string>>;

type Choice = Pick<OneField | ManyField, 'name' | 'options'>;

const known = new Map<string, ReadonlyMap<string, string>>();

/** Folded text → option's id: by the id itself and by its words in both languages. */
const optionsOf = (field: Choice): ReadonlyMap<string, string> => {
  const made =
    known.get(field.name) ??
    new Map(
      field.options.flatMap((option) =>
        [foldWords(option), ...optionLabels(field.name, option)].map((text) => [text, option] as const),
      ),
    );
  known.set(field.name, made);
  return made;
};

/** The option a text names: as the person mapped it, else by id or words; undefined when it names none. */
export const optionFor = (field: Choice, text: string, values: ValueMap = {}): string | undefined => {
  const folded = foldWords(text);
  const mapped = values[folded];
  if (mapped !== undefined) return mapped;
  return optionsOf(field).get(folded);
};

const answers: readonly (readonly [Unanswered['unanswered'], readonly string[]])[] = [
  [
    'unknown',
    [
      'unknown',
      'not known',
      'dont know',
      'don’t know',
      'dk',
      'невідомо',
      'не знає',
      'не знаю',
      'нема відомостей',
    ],
  ],
  [
    'declined',
    [
      'declined',
      'declined to answer',
      'refused to answer',
      'prefer not to say',
      'відмовляється відповідати',
      'відмова відповідати',
      'не бажає відповідати',
    ],
  ],
];

/** "Unknown" and "declined" are answers to every question. */
export const readUnanswered = (text: string): Unanswered | undefined => {
  const folded = foldWords(text);
  const found = answers.find(([, words]) => words.includes(folded));
  return found && { unanswered: found[0] };
};

export const readOne = (field: OneField, text: string, values: ValueMap): Reading<string> => {
  const option = optionFor(field, text, values);
  if (option === undefined) return { problem: { code: 'unknown_option' } };
  return option === '' ? {} : { value: option };
};

/** The answers of a cell with several: parted by lines, `;`, `|` or `,`, or by spaces as Kobo and ODK write ids. */
export const partsOf = (field: Choice, text: string, values: ValueMap = {}): readonly string[] => {
  if (optionFor(field, text, values) !== undefined) return [text];
  for (const separator of [/[;|\n]/, /,/]) {
    const parts = trimmed(text.split(separator));
    if (parts.length > 1) return parts;
  }
  const words = trimmed(text.split(/\s+/));
  return words.some((word) => optionFor(field, word, values) !== undefined) ? words : [text];
};

const trimmed = (parts: readonly string[]): readonly string[] =>
  parts.map((part) => part.trim()).filter((part) => part !== '');

export const readMany = (field: ManyField, text: string, values: ValueMap): Reading<readonly string[]> => {
  const parts = partsOf(field, text, values);
  const found = parts.map((part) => optionFor(field, part, values));
  const chosen = [...new Set(found.flatMap((option) => (option ? [option] : [])))];
  const strange = parts.filter((_, index) => found[index] === undefined);
  const value = chosen.length > 0 ? { value: chosen } : {};
  if (strange.length === 0) return value;
  const code = chosen.length > 0 ? 'unknown_among' : 'unknown_option';
  return { ...value, problem: { code, cell: strange.join('; ') } };
};

const yes = new Set(['yes', 'y', 'true', '1', 'x', 'так', 'т', 'да']);
const no = new Set(['no', 'n', 'false', '0', 'ні', 'н', 'нет']);

export const readYesNo = (text: string, values: ValueMap): Reading<boolean> => {
  const folded = foldWords(text);
  const mapped = values[folded];
  if (mapped === '') return {};
  const word = mapped ?? folded;
  if (yes.has(word)) return { value: true };
  if (no.has(word)) return { value: false };
  return { problem: { code: 'not_yes_no' } };
};
