import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { documentPolicy, inertPolicy, origin, permissionsPolicy, workerPolicy } from './security.ts';

/** URL → file. What is not in this table does not exist: nothing a request says is ever joined to a folder. */
export type ServedFiles = ReadonlyMap<string, string>;

/** Lists the regular files under `folder` by their URLs. Links are left out: one could lead outside. */
export async function listServedFiles(folder: string, url = origin): Promise<ServedFiles> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const entryUrl = `${url}/${encodeURIComponent(entry.name)}`;
    if (entry.isFile()) files.set(entryUrl, path);
    if (!entry.isDirectory()) continue;
    for (const [below, file] of await listServedFiles(path, entryUrl)) files.set(below, file);
  }
  return files;
}

export type Answer = {
  readonly status: 200 | 404 | 405;
  readonly file: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
};

/** Decides what a request gets: GET only, and only a listed file by its exact address. */
export function answerFor(files: ServedFiles, request: { method: string; url: string }): Answer {
  if (request.method !== 'GET') return { status: 405, file: undefined, headers: headersFor('') };
  const [address = ''] = request.url.split('#');
  const file = files.get(address);
  return { status: file ? 200 : 404, file, headers: headersFor(file ? extname(file) : '') };
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

const policies: Readonly<Record<string, string>> = { '.html': documentPolicy, '.js': workerPolicy };

function headersFor(extension: string): Record<string, string> {
  return {
    'Content-Type': contentTypes[extension] ?? 'application/octet-stream',
    'Content-Security-Policy': policies[extension] ?? inertPolicy,
    'Permissions-Policy': permissionsPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
  };
}
