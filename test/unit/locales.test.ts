import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
type Words = ReadonlyMap<string, string>;

const flatten = (value: unknown, path: string[] = []): [string, string][] =>
  typeof value === 'string'
    ? [[path.join('.'), value]]
    : Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) =>
        flatten(inner, [...path, key]),
      );

const namespaces = globSync('shared/locales/en/*.json', { cwd: root }).map((path) => basename(path, '.json'));
const read = (locale: 'uk' | 'en', namespace: string): Words =>
  new Map(
    flatten(JSON.parse(readFileSync(join(root, `shared/locales/${locale}/${namespace}.json`), 'utf8'))),
  );

const forms = { en: ['one', 'other'], uk: ['one', 'few', 'many', 'other'] } as const;
const pluralEnding = /_(one|few|many|other)$/;
const withoutForm = (key: string): string => key.replace(pluralEnding, '');

/** Keys that come in plural forms, by their common part. `option.other` alone is a word like any other. */
const plurals = (words: Words): Set<string> =>
  new Set(
    [...words.keys()]
      .filter((key) => key.endsWith('_one') && words.has(`${withoutForm(key)}_other`))
      .map(withoutForm),
  );

/** Keys with every plural form brought back to one. */
const bases = (words: Words): Set<string> => {
  const counted = plurals(words);
  return new Set([...words.keys()].map((key) => (counted.has(withoutForm(key)) ? withoutForm(key) : key)));
};

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name]) => name ?? '').sort();

/** Source in which keys stand: what is shipped, without the locales themselves. */
const sources = globSync('{renderer,electron,shared}/**/*.{ts,tsx,typ}', { cwd: root })
  .filter((path) => !path.includes('node_modules'))
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .join('\n');

const literals = new Set(
  [...sources.matchAll(/['"`](?:[a-z]+:)?([A-Za-z][\w.-]*)['"`]/g)].map(([, key]) => key ?? ''),
);

/** Keys made at run time: `error.${code}.what` stands for every key of that shape. A first step is literal. */
const made = [...sources.matchAll(/`(?:[a-z]+:)?([A-Za-z]\w*(?:\.\w+)*\.[^`\s]*\$\{[^`]*)`/g)]
  .map(([, template]) => template ?? '')
  .map((template) => {
    const parts = template.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/).map((part) => part.replaceAll('.', '\\.'));
    return new RegExp(`^${parts.join('.+')}$`);
  });

/** Keys that stand in no source as such, and who makes them. */
const registered = [
  // The main process reads its own few words as one object (electron/words.ts).
  'closing.',
  // `${kind}.${code}` in shared/bundle/verdict-sections.ts.
  'problem.',
  'note.',
];

const isUsed = (key: string): boolean =>
  literals.has(key) ||
  made.some((pattern) => pattern.test(key)) ||
  registered.some((prefix) => key.startsWith(prefix));

describe.each(namespaces)('the words of "%s"', (namespace) => {
  const en = read('en', namespace);
  const uk = read('uk', namespace);

  test('are complete in both languages', () => {
    expect([...bases(uk)].sort()).toEqual([...bases(en)].sort());
  });

  test('have every plural form of their language', () => {
    const lacking = (locale: 'en' | 'uk', words: Words) =>
      [...plurals(words)].flatMap((key) =>
        forms[locale].map((form) => `${key}_${form}`).filter((form) => !words.has(form)),
      );
    expect([...lacking('en', en), ...lacking('uk', uk)]).toEqual([]);
  });

  test('take the same values in both languages', () => {
    const counted = plurals(en);
    // "One entry" may be said without its number.
    const taken = (words: Words, key: string) =>
      placeholders(words.get(counted.has(key) ? `${key}_other` : key) ?? '');
    const differing = [...bases(en)].filter((key) => String(taken(en, key)) !== String(taken(uk, key)));
    expect(differing).toEqual([]);
  });

  test('are all used', () => {
    expect([...bases(en)].filter((key) => !isUsed(key))).toEqual([]);
  });

  test('are never empty and never shout', () => {
    const wrong = [...en, ...uk].filter(([, text]) => text.trim() === '' || text.includes('!'));
    expect(wrong).toEqual([]);
  });

  test('carry the quotation marks, apostrophes and dashes of their language', () => {
    const straight = /["'`ʼ]|\s-\s/;
    const wrongUk = [...uk].filter(([, text]) => straight.test(text) || /[“”„‘]/.test(text));
    const wrongEn = [...en].filter(([, text]) => straight.test(text) || /[«»„]/.test(text));
    expect([...wrongUk, ...wrongEn]).toEqual([]);
  });

  test('are written without emoji', () => {
    const pictured = [...en, ...uk].filter(([, text]) => /\p{Extended_Pictographic}/u.test(text));
    expect(pictured).toEqual([]);
  });
});

test('every language has the same files', () => {
  const uk = globSync('shared/locales/uk/*.json', { cwd: root }).map((path) => basename(path, '.json'));
  expect(uk.sort()).toEqual([...namespaces].sort());
});
