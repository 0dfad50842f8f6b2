import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { licences } from '../../renderer/features/settings/licences.ts';

const root = join(import.meta.dirname, '../..');
const licenceOf = (name: string): string =>
  JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).license;

/** `@scope/name` or `name` of every bare import in what is shipped. */
const imported = new Set(
  globSync('{renderer,electron,shared}/**/*.{ts,tsx}', { cwd: root })
    .flatMap((path) => [
      ...readFileSync(join(root, path), 'utf8').matchAll(
        /(?:from\s+|import\s+|import\()'((?:@[\w.-]+\/)?[a-z][\w.-]*)/g,
      ),
    ])
    .map(([, name]) => name ?? '')
    .filter((name) => !name.startsWith('node:') && name !== 'node'),
);

test('the licences shown are those the packages declare', () => {
  expect(licences).toEqual(licences.map(({ name }) => ({ name, licence: licenceOf(name) })));
});

test('every work that is imported is named', () => {
  const named = new Set(licences.map(({ name }) => name));
  expect([...imported].filter((name) => !named.has(name))).toEqual([]);
});

test('no work is named that is not imported, hooks of the component library aside', () => {
  const implied = ['@mantine/hooks'];
  expect(
    licences.map(({ name }) => name).filter((name) => !imported.has(name) && !implied.includes(name)),
  ).toEqual([]);
});
