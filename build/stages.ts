import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './root.ts';
import { runTool } from './run-tool.ts';

/** What a stage of the test run came to: how many passed, and the names of those that did not. */
export type Tally = { readonly passed: number; readonly failed: readonly string[] };

export const nothing: Tally = { passed: 0, failed: [] };

export const sum = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: [...a.failed, ...b.failed],
});

type VitestReport = {
  testResults: readonly {
    name: string;
    assertionResults: readonly { fullName: string; status: string }[];
  }[];
};

type PlaywrightSuite = {
  suites?: readonly PlaywrightSuite[];
  specs: readonly { file: string; title: string; tests: readonly { status: string }[] }[];
};
type PlaywrightReport = { suites: readonly PlaywrightSuite[] };

type Outcome = { readonly name: string; readonly status: string };

export async function vitest(project: string, filters: readonly string[], report: string): Promise<Tally> {
  return vitestTally(await runTool(vitestCommand(project, filters, report)), report);
}

function vitestCommand(project: string, filters: readonly string[], report: string): readonly string[] {
  const outcome = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const lenient = filters.length > 0 ? ['--passWithNoTests'] : [];
  return ['vitest', 'run', '--project', project, ...outcome, ...lenient, ...filters];
}

const vitestTally = (code: number, report: string): Tally =>
  tally(code, report, ['passed'], (text) =>
    (JSON.parse(text) as VitestReport).testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ fullName, status }) => ({
        name: `${relative(root, name)} > ${fullName}`,
        status,
      })),
    ),
  );

export async function playwright(filters: readonly string[], report: string): Promise<Tally> {
  const lenient = filters.length > 0 ? ['--pass-with-no-tests'] : [];
  const code = await runTool(['playwright', 'test', ...lenient, ...filters], { ZAPYS_REPORT: report });
  return tally(code, report, ['expected', 'flaky'], (text) => {
    const outcomes = (JSON.parse(text) as PlaywrightReport).suites.flatMap(outcomesIn);
    for (const { name, status } of outcomes)
      if (status === 'flaky') process.stdout.write(`passed only at the second try: ${name}\n`);
    return outcomes;
  });
}

const outcomesIn = ({ suites = [], specs }: PlaywrightSuite): readonly Outcome[] => [
  ...specs.flatMap(({ file, title, tests }) =>
    tests.map(({ status }) => ({ name: `test/e2e/${file} > ${title}`, status })),
  ),
  ...suites.flatMap(outcomesIn),
];

/** A test that was skipped did not pass: it counts as failed. */
function tally(
  code: number,
  report: string,
  passing: readonly string[],
  read: (text: string) => readonly Outcome[],
): Tally {
  let outcomes: readonly Outcome[];
  try {
    outcomes = read(readFileSync(report, 'utf8'));
  } catch (error) {
    return { passed: 0, failed: [`the runner ended with ${code} before it could count: ${String(error)}`] };
  }
  const failed = outcomes.filter(({ status }) => !passing.includes(status));
  const passed = outcomes.length - failed.length;
  // A file that cannot even be loaded holds no failed test, yet the run failed.
  if (code !== 0 && failed.length === 0)
    return { passed, failed: [`the runner ended with ${code}, see above`] };
  return { passed, failed: failed.map(({ name, status }) => `${name} (${status})`) };
}
