import type { Field } from '../model/fields.ts';
import { foldWords } from './fold-words.ts';
import { isServerColumn, lastName, submissionKeyRank } from './kobo.ts';
import { type ColumnMapping, ignored, type Mapping } from './mapping.ts';
import { optionFor, partsOf } from './read-choice.ts';
import { cellText, isBlank, type Table } from './table.ts';
import { targetFields } from './targets.ts';
import { fieldLabels } from './words.ts';

/** Where each column probably goes, by its heading in either language or as Kobo names it, else by its values. */

/** Other words for the fields that every form asks for. */
const alsoCalled: Readonly<Record<string, readonly string[]>> = {
  'account.type': ['type', 'incident type', 'тип', 'тип випадку', 'вид порушення', 'категорія'],
  'account.date': [
    'date',
    'incident date',
    'date of incident',
    'when',
    'дата',
    'дата події',
    'коли',
    'коли це сталося',
  ],
  'account.place': [
    'place',
    'location',
    'settlement',
    'where',
    'місце',
    'місце події',
    'населений пункт',
    'де',
    'де це сталося',
  ],
  'account.narrative': [
    'narrative',
    'description',
    'what happened',
    'story',
    'опис',
    'що сталося',
    'обставини',
    'розповідь',
    'опис події',
  ],
  'person.name': [
    'name',
    'full name',
    'victim',
    'victim name',
    'піб',
    'п.і.б',
    'прізвище',
    'ім’я',
    'потерпілий',
    'потерпіла особа',
  ],
  'person.birth': [
    'birth',
    'birth date',
    'date of birth',
    'dob',
    'year of birth',
    'дата народження',
    'рік народження',
  ],
  'person.contact': ['phone', 'contact', 'contacts', 'телефон', 'контакт', 'контакти', 'email', 'e-mail'],
  'person.sex': ['sex', 'gender', 'стать'],
  'person.occupation': ['occupation', 'job', 'професія', 'рід занять'],
};

let names: ReadonlyMap<string, Field> | undefined;

/** Folded name, label or other word → field; made once. */
const byName = (): ReadonlyMap<string, Field> => {
  names ??= madeNames();
  return names;
};

const madeNames = (): ReadonlyMap<string, Field> => {
  const made = new Map<string, Field>();
  const add = (text: string, field: Field) => {
    const folded = foldWords(text);
    if (folded !== '' && !made.has(folded)) made.set(folded, field);
  };
  const fields = targetFields();
  for (const field of fields) add(field.name, field);
  for (const field of fields) for (const label of fieldLabels(field.name)) add(label, field);
  for (const field of fields) for (const word of alsoCalled[field.name] ?? []) add(word, field);
  for (const field of fields) add(field.name.replace('.', ' '), field);
  // A bare question name, `stage`, is taken only where no other field has it.
  const bare = new Map<string, Field | undefined>();
  for (const field of fields) {
    const last = foldWords(field.name.split('.').slice(1).join('.'));
    bare.set(last, bare.has(last) ? undefined : field);
  }
  for (const [last, field] of bare) if (field) add(last, field);
  return made;
};

/** How many values of a column are looked at. */
const sample = 200;

const sampleOf = (table: Table, index: number): readonly string[] => {
  const texts = new Set<string>();
  for (const { cells } of table.rows) {
    if (!isBlank(cells[index])) texts.add(cellText(cells[index]));
    if (texts.size >= sample) break;
  }
  return [...texts];
};

/** A choice of which nearly every value of the column names an option, and more than one value is there to judge by. */
const byValues = (values: readonly string[], fields: readonly Field[]): Field | undefined => {
  if (values.length < 2 || values.length >= sample) return undefined;
  const scored = fields.flatMap((field) => {
    if (field.kind !== 'one' && field.kind !== 'many') return [];
    // One letter or digit is an answer to anything.
    const worded = values.filter((value) => value.length > 2);
    const fitting = worded.filter((value) =>
      (field.kind === 'many' ? partsOf(field, value) : [value]).every(
        (part) => optionFor(field, part) !== undefined,
      ),
    );
    return worded.length > 1 && fitting.length >= worded.length * 0.8
      ? [{ field, score: fitting.length }]
      : [];
  });
  const [best, next] = scored.sort((a, b) => b.score - a.score);
  return best && best.score !== next?.score ? best.field : undefined;
};

/** The field a question's name or label stands for. */
export const fieldByHeading = (heading: string): Field | undefined =>
  byName().get(foldWords(heading)) ??
  byName().get(foldWords(lastName(heading))) ??
  byName().get(foldWords(withoutGroups(heading)));

/** ODK Central parts groups by a hyphen, which a name may hold as well: tried last. */
const withoutGroups = (heading: string): string =>
  /\s/.test(heading.trim()) ? '' : (heading.split('-').at(-1) ?? '');

export const guessMapping = (table: Table, fileName: string): Mapping => {
  const fields = targetFields();
  const taken = new Set<string>();
  const key = keyColumn(table.headings);
  const columns: Record<string, ColumnMapping> = {};
  table.headings.forEach((heading, index) => {
    const take = (field: Field | undefined): ColumnMapping | undefined => {
      if (!field || taken.has(field.name)) return undefined;
      taken.add(field.name);
      return { target: field.name, values: {} };
    };
    columns[heading] =
      heading === key
        ? { target: 'import.key', values: {} }
        : (take(fieldByHeading(heading)) ??
          (isServerColumn(heading)
            ? ignored
            : (take(byValues(sampleOf(table, index), fields)) ?? { target: 'note', values: {} })));
  });
  const dates = table.headings.flatMap((heading, index) =>
    fields.find(({ name }) => name === columns[heading]?.target)?.kind === 'date'
      ? sampleOf(table, index)
      : [],
  );
  return {
    v: 1,
    columns,
    dates: isMonthFirst(dates) ? 'month_first' : 'day_first',
    currency: '',
    source: sourceName(fileName),
  };
};

/** The surest of the columns that tell submissions apart. */
const keyColumn = (headings: readonly string[]): string | undefined =>
  headings
    .map((heading) => ({ heading, rank: submissionKeyRank(heading) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)[0]?.heading;

/** Month before day only where some date says so and none says otherwise. */
const isMonthFirst = (dates: readonly string[]): boolean => {
  const pairs = dates.flatMap((date) => {
    const [, first, second] = /^(\d{1,2})[./-](\d{1,2})[./-]\d{4}/.exec(date) ?? [];
    return first === undefined ? [] : [[Number(first), Number(second)] as const];
  });
  return pairs.some(([, second]) => second > 12) && !pairs.some(([first]) => first > 12);
};

/** What the file is a download of: its name without the day, the version and the ending. */
export const sourceName = (fileName: string): string =>
  fileName
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(
      /[\s_-]*(all[_ ]versions|latest version|english|ukrainian|labels|\d{4}-\d{2}-\d{2}.*|\(\d+\))/giu,
      '',
    )
    .replace(/\p{Surrogate}/gu, '')
    .replace(/[\s_-]+$/, '')
    .slice(0, 200)
    .trim() || 'import';
