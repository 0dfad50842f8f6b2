import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { runTool } from '../../build/run-tool.ts';
import { findRuntime } from '../../build/runtime.ts';
import { ensureSystem } from '../../build/system.ts';
import { type Compared, lineOf } from './app/comparison.ts';
import { benchEvidence } from './app/evidence-bench.ts';
import { benchLargeVault, type LargeVault, linesOf } from './app/large-vault-bench.ts';
import { benchStart } from './app/start-bench.ts';
import { benchCommits } from './commits/commit-bench.ts';
import { benchPlaces } from './places/place-bench.ts';
import { measureIn, runtimeNames } from './runtimes.ts';
import { servePage } from './serve.ts';
import type { Measured } from './vault/measure.ts';
import { benchVault, type MeasuredVault, tableOf } from './vault/vault-bench.ts';

/**
 * `npm run bench -- [start|evidence|app|places|commits|vault] [--records N] [--megabytes N] [--runtime electron|chromium]
 * [--json FILE]`: ours and the peer in turn in one run, the vault at 1,000 records, 10,000 … N. It judges nothing:
 * the figures are in docs/benchmarks.md.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    records: { type: 'string', default: '10000' },
    megabytes: { type: 'string', default: '1024' },
    runtime: { type: 'string' },
    json: { type: 'string' },
  },
});
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const machine = (): string =>
  `${cpus()[0]?.model.trim() ?? ''}, ${cpus().length} processors, load ${loadavg()[0]?.toFixed(2)}`;

const records = Number(values.records);
if (!Number.isSafeInteger(records) || records < 50)
  throw new Error(`--records ${values.records}: at least 50`);
const runtimes = runtimeNames.filter((name) => (values.runtime ?? name) === name);
if (runtimes.length === 0) throw new Error(`--runtime ${values.runtime}: electron or chromium`);
const megabytes = Number(values.megabytes);
if (!Number.isSafeInteger(megabytes) || megabytes < 1) throw new Error(`--megabytes ${values.megabytes}`);
const wanted = (name: string): boolean => positionals.length === 0 || positionals.includes(name);

/** Recorded one by one, each flushed to the disk: more would take minutes and say the same. */
const mostCommits = 10_000;
const sizes = [...[1_000, 10_000, 100_000].filter((size) => size < records), records];

ensureSystem({ runtime: await findRuntime(), tests: true });

/** A bench that says its figures in lines, in each runtime. */
async function inPage(folder: string, bench: (window: Page) => Promise<readonly string[]>): Promise<void> {
  const page = await servePage(folder);
  try {
    for (const runtime of runtimes)
      await measureIn(runtime, page.url, async (window, version) => {
        say(`${folder}, ${version}, ${machine()}`);
        for (const line of await bench(window)) say(line);
      });
  } finally {
    await page.stop();
  }
}

type Run = MeasuredVault & { readonly runtime: string };

async function vault(): Promise<readonly (readonly Run[])[]> {
  const page = await servePage('vault');
  const all: Run[][] = [];
  try {
    for (const name of runtimes) {
      const runs: Run[] = [];
      for (const size of sizes)
        await measureIn(name, page.url, async (window, runtime) => {
          say(`vault, ${size} records, ${runtime}, ${machine()}`);
          runs.push({ runtime, ...(await benchVault(window, size, say)) });
        });
      for (const line of tableOf(runs)) say(line);
      const { aesGcmMBs, sha256MBs, fieldHashesPerSecond, smallBoxesPerSecond, storedMBs } =
        runs.at(-1)?.floors ?? ({} as Measured['floors']);
      say(
        `floors: AES-GCM ${aesGcmMBs.toFixed(0)} MB/s, SHA-256 ${sha256MBs.toFixed(0)} MB/s, IndexedDB ${storedMBs.toFixed(0)} MB/s, ` +
          `${smallBoxesPerSecond.toFixed(0)} boxes of 2 KB and ${fieldHashesPerSecond.toFixed(0)} field hashes a second`,
      );
      all.push(runs);
    }
  } finally {
    await page.stop();
  }
  return all;
}

/** In the built app itself, which there is in Electron alone. */
async function besidePeers(): Promise<readonly Compared[]> {
  const rows: Compared[] = [];
  if (!runtimes.includes('electron')) return rows;
  if (wanted('start')) rows.push(await benchStart());
  if (wanted('evidence')) rows.push(...(await benchEvidence(megabytes)));
  for (const row of rows) say(lineOf(row));
  return rows;
}

/** In the built app too, at the largest size. */
async function largeVault(): Promise<LargeVault | undefined> {
  if (!runtimes.includes('electron') || !wanted('app')) return undefined;
  const measured = await benchLargeVault(records);
  for (const line of linesOf(measured)) say(line);
  return measured;
}

if (runtimes.includes('electron') && ['start', 'evidence', 'app'].some(wanted)) {
  say(`app, ${machine()}`);
  if ((await runTool(['node', 'build/app.ts'])) !== 0) throw new Error('The app was not built');
}
const inApp = await besidePeers();
const large = await largeVault();
if (wanted('places')) await inPage('places', benchPlaces);
if (wanted('commits'))
  await inPage('commits', (window) => benchCommits(window, Math.min(records, mostCommits)));
const runs = wanted('vault') ? await vault() : [];
if (values.json !== undefined) {
  const [largest, ...others] = runs.flatMap((sizes) => [...sizes].reverse());
  const result = { ...largest, rows: [...inApp, ...(largest?.rows ?? [])], app: large, others };
  writeFileSync(values.json, `${JSON.stringify(result, undefined, 2)}\n`);
}
