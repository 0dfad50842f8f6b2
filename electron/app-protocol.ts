import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { scheme } from './security.ts';
import { answerFor, listServedFiles } from './served-files.ts';

/**
 * Before the app is ready. Without `codeCache`: compiled code would lie in the user’s folder, unchecked when it is read
 * (decision 0201).
 */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves `folder` (a folder on disk or inside an asar) as `app://zapys/`, and nothing else. */
export async function serveApp(folder: string): Promise<void> {
  const files = await listServedFiles(folder);
  protocol.handle(scheme, async ({ method, url }) => {
    const { status, file, headers } = answerFor(files, { method, url });
    return new Response(file === undefined ? null : await readFile(file), { status, headers });
  });
}
