import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './root.ts';

/** What a stage of the test run came to. A test that was skipped did not pass: it counts as failed. */
export type Tally = { readonly passed: number; readonly failed: number };

export const nothing: Tally = { passed: 0, failed: 0 };

export const sum = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
});

/** Runs a program of node_modules/.bin from the project's folder and passes its output on. */
export function runTool(
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const [program = '', ...rest] = command;
  const bin = join(root, 'node_modules/.bin');
  const child = spawn(join(bin, program), rest, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, ...env },
    shell: process.platform === 'win32',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
};
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

export async function vitest(project: string, filters: readonly string[], report: string): Promise<Tally> {
  return vitestTally(await runTool(vitestCommand(project, filters, report)), report);
}

function vitestCommand(project: string, filters: readonly string[], report: string): readonly string[] {
  const outcome = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const lenient = filters.length > 0 ? ['--passWithNoTests'] : [];
  return ['vitest', 'run', '--project', project, ...outcome, ...lenient, ...filters];
}

const vitestTally = (code: number, report: string): Tally =>
  tally(code, report, (text) => {
    const found = JSON.parse(text) as VitestReport;
    return {
      passed: found.numPassedTests,
      failed: found.numFailedTests + found.numPendingTests + found.numTodoTests,
    };
  });

export async function playwright(filters: readonly string[], report: string): Promise<Tally> {
  const lenient = filters.length > 0 ? ['--pass-with-no-tests'] : [];
  const code = await runTool(['playwright', 'test', ...lenient, ...filters], { ZAPYS_REPORT: report });
  return tally(code, report, (text) => {
    const { stats } = JSON.parse(text) as PlaywrightReport;
    if (stats.flaky > 0) process.stdout.write(`passed only at the second try: ${stats.flaky}, named above\n`);
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected + stats.skipped };
  });
}

function tally(code: number, report: string, read: (text: string) => Tally): Tally {
  let found: Tally;
  try {
    found = read(readFileSync(report, 'utf8'));
  } catch {
    // The runner ended before it could count.
    return { passed: 0, failed: 1 };
  }
  // A file that cannot even be loaded holds no failed test, yet the run failed.
  return code !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found;
}
