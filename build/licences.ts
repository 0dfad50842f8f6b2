import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { licences } from '../renderer/features/settings/licences.ts';
import { root } from './root.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8').trim();

/** Texts that a package keeps deeper inside: the LGPL asks for the GPL it builds on, and for the library's own notice. */
const inner: Readonly<Record<string, readonly string[]>> = { 'libheif-js': ['libheif-wasm/LICENSE'] };

/** The licences of all that the packaged app carries of others' work, in full. */
export function licenceTexts(): string {
  const packages = licences.map(({ name, licence }) => {
    const folder = `node_modules/${name}`;
    const texts = readdirSync(join(root, folder)).filter((file) =>
      /^(licen[cs]e|copying|notice)/i.test(file),
    );
    return [
      `${name} (${licence})`,
      ...[...texts, ...(inner[name] ?? [])].map((file) => read(`${folder}/${file}`)),
    ].join('\n\n');
  });
  const fonts = ['OFL.txt', 'DEJAVU.txt'].map((file) => read(`electron/typesetting/fonts/${file}`));
  return `${[...packages, ...fonts].join(`\n\n${'='.repeat(80)}\n\n`)}\n`;
}
