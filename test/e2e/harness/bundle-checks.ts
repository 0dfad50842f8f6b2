import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../../build/root.ts';

const run = promisify(execFile);

/** Unpacks a bundle with `unzip`, which also tests it; resolves to the bag's folder. */
export async function unpack(zip: string, into: string): Promise<string> {
  await run('unzip', ['-tq', zip]);
  await run('unzip', ['-q', zip, '-d', into]);
  const names = readdirSync(into);
  return names.includes('bagit.txt') ? into : join(into, names[0] ?? '');
}

/** What a stranger would do with a bundle, each by a program that knows nothing of us. @throws when one refuses. */
export async function checkAsStranger(folder: string, publicKey: string): Promise<void> {
  for (const name of readdirSync(folder).filter((file) => /^(tag)?manifest-.*\.txt$/.test(file))) {
    const program = `${/-(sha\d+)\.txt$/.exec(name)?.[1] ?? 'sha256'}sum`;
    await run(program, ['--check', '--strict', '--quiet', name], { cwd: folder });
  }
  await run('minisign', ['-V', '-P', publicKey, '-m', join(folder, 'tagmanifest-sha256.txt')]);
}

/** `zapys verify --json` from the command line. */
export async function verifyWithZapys(
  path: string,
  publicKey: string,
): Promise<{ code: number; output: string }> {
  const command = ['electron/command-line/verify.ts', path, '--json', '--public-key', publicKey];
  try {
    const { stdout } = await run(process.execPath, command, { cwd: root });
    return { code: 0, output: stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, output: stdout };
  }
}

/** SHA-256 of every file below a folder, in hex. */
export function digestsBelow(folder: string): ReadonlySet<string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Set(files.map((entry) => sha256(join(entry.parentPath, entry.name))));
}

export const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
