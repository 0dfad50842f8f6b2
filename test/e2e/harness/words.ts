import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../build/root.ts';

export type Locale = 'uk' | 'en';

/** The interface's words, by i18next key (`cases:export.run`), as a person sees them in this language. */
export type Words = (key: string, values?: Readonly<Record<string, string>>) => string;

const files = new Map<string, unknown>();

function namespace(locale: Locale, name: string): unknown {
  const path = join(root, 'shared/locales', locale, `${name}.json`);
  if (!files.has(path)) files.set(path, JSON.parse(readFileSync(path, 'utf8')));
  return files.get(path);
}

/** @throws when a key is not in the locale: then the story names a thing that is not on the screen. */
export function wordsIn(locale: Locale): Words {
  return (key, values = {}) => {
    const [name = '', path = ''] = key.split(':');
    let found: unknown = namespace(locale, name);
    for (const step of path.split('.')) found = (found as Record<string, unknown> | undefined)?.[step];
    if (typeof found !== 'string') throw new Error(`No words for ${key} in ${locale}`);
    return found.replace(/\{\{(\w+)[^}]*\}\}/g, (_, value: string) => values[value] ?? '');
  };
}
