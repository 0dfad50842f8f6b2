import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

/**
 * What goes into the packaged app, and nothing else: the built window and Node side, Typst's native module, and
 * a package.json that says no more than Electron reads.
 */
const wanted: readonly RegExp[] = [
  /^\/package\.json$/,
  /^\/\.vite\/(build|renderer)(\/|$)/,
  /^\/node_modules\/@myriaddreamin(\/[^/]+(\/(package\.json|LICENSE|[^/]+\.(js|node)))?)?$/,
];

const folders: ReadonlySet<string> = new Set(['', '/.vite', '/node_modules']);

/** @param path from the project's folder, with a leading slash; empty for the folder itself. */
export const isPackaged = (path: string): boolean =>
  (folders.has(path) || wanted.some((pattern) => pattern.test(path))) && !path.endsWith('.map');

const kept = [
  'name',
  'productName',
  'version',
  'description',
  'author',
  'license',
  'type',
  'main',
  'dependencies',
];

/** The package.json of the packaged app. */
export const packagedManifest = (): Readonly<Record<string, unknown>> => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  return Object.fromEntries(kept.flatMap((key) => (key in manifest ? [[key, manifest[key]]] : [])));
};
