import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './check.ts';
import { runTool } from './run-tool.ts';
import { findRuntime } from './runtime.ts';
import { nothing, playwright, sum, type Tally, vitest } from './stages.ts';
import { ensureSystem } from './system.ts';

/**
 * Every test: `npm test`. Stages can be chosen and test files filtered: `npm test -- unit e2e kill` runs the files of
 * the unit and e2e stages whose path contains "kill".
 */
const names = ['check', 'unit', 'browser', 'interop', 'e2e'] as const;
type Stage = (typeof names)[number];
const isStage = (word: string): word is Stage => (names as readonly string[]).includes(word);

const words = process.argv.slice(2);
const chosen = words.filter(isStage);
const filters = words.filter((word) => !isStage(word));
const wanted = (stage: Stage): boolean =>
  chosen.length > 0 ? chosen.includes(stage) : filters.length === 0 || stage !== 'check';

ensureSystem({ runtime: await findRuntime(), tests: true });
const reports = await mkdtemp(join(tmpdir(), 'zapys-test-'));

async function checked(): Promise<Tally> {
  return { passed: 0, failed: await check() };
}

async function built(): Promise<Tally> {
  // In a process of its own: the bundler's threads must not slow the tests that follow.
  const code = await runTool(['node', 'build/app.ts']);
  return { passed: 0, failed: code === 0 ? [] : ['the app was not built'] };
}

let total = nothing;
async function stage(name: string, work: () => Promise<Tally>): Promise<Tally> {
  process.stdout.write(`\n== ${name}\n`);
  const started = Date.now();
  const tally = await work();
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  process.stdout.write(`== ${name}: ${tally.passed} passed, ${tally.failed.length} failed, ${seconds} s\n`);
  total = sum(total, tally);
  return tally;
}

if (wanted('check')) await stage('check', checked);
if (wanted('unit')) await stage('unit', () => vitest('unit', filters, join(reports, 'unit.json')));
if (wanted('browser') || wanted('interop') || wanted('e2e')) {
  // Before the browser's tests too: the vault worker carries the verify page, and they export bundles.
  const { failed } = await stage('build', built);
  if (failed.length === 0) {
    if (wanted('browser'))
      await stage('browser', () => vitest('browser', filters, join(reports, 'browser.json')));
    if (wanted('interop'))
      await stage('interop', () => vitest('interop', filters, join(reports, 'interop.json')));
    if (wanted('e2e')) await stage('e2e', () => playwright(filters, join(reports, 'e2e.json')));
  }
}
await rm(reports, { recursive: true, force: true });
process.stdout.write(`\n${total.passed} passed, ${total.failed.length} failed\n`);
for (const name of total.failed) process.stdout.write(`failed: ${name}\n`);
// A run that counted nothing has shown nothing, unless only the checks were asked for.
const shown = total.passed > 0 || (chosen.length > 0 && chosen.every((name) => name === 'check'));
process.exit(total.failed.length === 0 && shown ? 0 : 1);
