import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root.ts';

/** Every layer compiles against its own libraries, so that reaching into another's platform fails here. */
const layers = [
  'shared',
  'electron',
  'electron/tsconfig.preload.json',
  'renderer',
  'renderer/vault',
  'renderer/reader',
  'renderer/table-reader',
  'build',
  'test',
];

/** Type-checks every layer and lints everything, at once. Resolves to the names of what failed. */
export async function check(): Promise<readonly string[]> {
  const jobs = [
    ...layers.map((layer) => ({ name: `types: ${layer}`, command: ['tsc', '--pretty', '-p', layer] })),
    { name: 'biome', command: ['biome', 'check', '--error-on-warnings'] },
  ];
  const failed: string[] = [];
  await Promise.all(
    jobs.map(async ({ name, command }) => {
      const { code, output } = await finish(command);
      if (code === 0) return;
      failed.push(name);
      process.stdout.write(`\n${name}\n${output}`);
    }),
  );
  return failed;
}

function finish([command = '', ...rest]: readonly string[]): Promise<{
  code: number | null;
  output: string;
}> {
  const child: ChildProcess = spawn(join(root, 'node_modules/.bin', command), rest, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

if (import.meta.main) {
  const failed = await check();
  if (failed.length > 0) {
    process.stdout.write(`\nFailed: ${failed.join(', ')}\n`);
    process.exit(1);
  }
}
