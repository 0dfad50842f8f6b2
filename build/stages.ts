import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
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
  return ended(startTool(command, env, 'inherit'));
}

/** The same beside another: its output is held back until it ends, so that the two do not mix. */
async function runToolQuietly(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number; readonly output: string }> {
  const child = startTool(command, env, 'pipe');
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => parts.push(part));
  const code = await ended(child);
  return { code, output: Buffer.concat(parts).toString() };
}

function startTool(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  output: 'inherit' | 'pipe',
): ChildProcess {
  const [program = '', ...rest] = command;
  const bin = join(root, 'node_modules/.bin');
  return spawn(join(bin, program), rest, {
    cwd: root,
    stdio: ['ignore', output, output],
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, ...env },
    shell: process.platform === 'win32',
  });
}

const ended = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });

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

/**
 * The tests of a project that run one after the other because they share one origin's storage: here in two browsers
 * at once, each with half of the files. A chosen few run in one.
 */
export async function vitestInTwo(
  project: string,
  filters: readonly string[],
  report: string,
): Promise<Tally> {
  if (filters.length > 0 || availableParallelism() < 2) return vitest(project, filters, report);
  const half = (which: 1 | 2) => {
    const name = `${report}.${which}.json`;
    const command = [...vitestCommand(project, filters, name), `--shard=${which}/2`];
    // Each prepares the dependencies for itself: in one folder they would overwrite each other's.
    return { name, command, env: { ZAPYS_VITE_CACHE: `node_modules/.vite/half-${which}` } };
  };
  const [first, second] = [half(1), half(2)];
  const beside = runToolQuietly(second.command, second.env);
  const firstTally = vitestTally(await runTool(first.command, first.env), first.name);
  const { code, output } = await beside;
  process.stdout.write(output);
  return sum(firstTally, vitestTally(code, second.name));
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
