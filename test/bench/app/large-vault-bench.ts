import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import Papa from 'papaparse';
import { createServer } from 'vite';
import { giveToApp } from '../../../build/launch.ts';
import { root } from '../../../build/root.ts';
import { importLimits } from '../../../shared/import/table.ts';
import { appears } from '../../e2e/harness/expect.ts';
import { processesOf } from '../../e2e/harness/kill-tree.ts';
import { openApp, type RunningApp } from '../../e2e/harness/running-app.ts';
import { createVault, goTo, type Stage } from '../../e2e/harness/vault-steps.ts';
import { wordsIn } from '../../e2e/harness/words.ts';
import { imageLeft, keptImages } from '../../kept-image.ts';
import { privateMegabytes } from '../private-memory.ts';
import { median, quantile } from '../statistics.ts';
import type { SampleRecord } from '../vault/sample-records.ts';
import { type BenchHome, person, stageOf, withHome } from './bench-home.ts';

/** The built app on a vault of many incidents, brought in as a person brings them in: from tables. */

export type LargeVault = {
  readonly records: number;
  /** From the table chosen until it is in the list of imports: reading, checking, signing, indexing. */
  readonly import_ms: number;
  /** From the click that unlocks to the first rows of the list, the passphrase key included. */
  readonly unlock_ms: number;
  /** Of the window's process while the passphrase is asked for, and with the vault open and checked. */
  readonly locked_mb: number | undefined;
  readonly open_mb: number | undefined;
  /** Between two frames while the list goes by at three rows a frame, and while it leaps over all of its length. */
  readonly scroll: Frames;
  readonly leaps: Frames;
};

type Frames = { readonly median_ms: number; readonly p95_ms: number; readonly max_ms: number };

const patience = 600_000;
/** At rest, in which what was begun ends and what is not used any more is given back: no event tells of it. */
const restMs = 15_000;
const places = ['Мелітополь', 'Бердянськ', 'Енергодар', 'Генічеськ'];

/** The records of the other benches; they are bundled there, and Vite runs them here. */
const sampled = async (records: number): Promise<readonly SampleRecord[]> => {
  const vite = await createServer({
    configFile: false,
    root,
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, ws: false },
  });
  try {
    const module = await vite.ssrLoadModule('/test/bench/vault/sample-records.ts');
    const { sampleOf } = module as typeof import('../vault/sample-records.ts');
    return (await sampleOf(records)).records;
  } finally {
    await vite.close();
  }
};

/** As an office would have them. */
const tables = async (records: number): Promise<readonly string[]> => {
  const words = wordsIn('uk');
  const rows = (await sampled(records)).map(({ changes }, index) => ({
    [words('fields:field.account.type')]: words(`fields:type.${String(changes['account.type'])}`),
    [words('fields:field.account.date')]: changes['account.date'],
    'Населений пункт': places[index % places.length],
    [words('fields:field.account.narrative')]: changes['account.narrative'],
  }));
  return Array.from({ length: Math.ceil(rows.length / importLimits.rows) }, (_, at) =>
    Papa.unparse(rows.slice(at * importLimits.rows, (at + 1) * importLimits.rows)),
  );
};

const button = ({ window }: Stage, name: string | RegExp) => window.getByRole('button', { name });

/** Resolves to the milliseconds between the clicks. */
const importTable = async (stage: Stage, path: string): Promise<number> => {
  const { window, t } = stage;
  await goTo(stage, 'import');
  await window.locator('input[type="file"]').setInputFiles(path);
  await appears(button(stage, t('import:columns.check')));
  const began = performance.now();
  await button(stage, t('import:columns.check')).click();
  await appears(window.getByText(t('import:check.allClear')), patience);
  await button(stage, new RegExp(t('import:check.import_other').split(' ')[0] ?? '')).click();
  await appears(window.getByRole('table').getByRole('row', { name: basename(path) }), patience);
  return performance.now() - began;
};

const megabytesOf = ({ app }: RunningApp): number | undefined =>
  privateMegabytes(processesOf('renderer', app.process().pid ?? 0));

const framesOf = (all: readonly number[]): Frames => ({
  median_ms: median(all),
  p95_ms: quantile(all, 0.95),
  max_ms: quantile(all, 1),
});

/** Milliseconds between two frames while the list is scrolled. */
const framesWhile = ({ window }: Stage, way: 'scroll' | 'leaps'): Promise<readonly number[]> =>
  window.evaluate(async (way) => {
    const list = document.querySelector('[aria-rowcount]');
    const scroller = [...(list?.querySelectorAll('*') ?? []), ...(list ? [list] : [])].find(
      (part) => part.scrollHeight > 2 * part.clientHeight && getComputedStyle(part).overflowY !== 'visible',
    );
    if (!scroller) throw new Error('Nothing to scroll');
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const all: number[] = [];
    let before = await frame();
    const turn = async (to: number) => {
      scroller.scrollTop = to;
      const now = await frame();
      all.push(now - before);
      before = now;
    };
    const height = scroller.scrollHeight - scroller.clientHeight;
    for (let at = 0; at < 300; at += 1)
      await turn(way === 'scroll' ? scroller.scrollTop + 96 : (height * ((at * 61) % 300)) / 300);
    return all;
  }, way);

const fill = async (place: BenchHome, records: number): Promise<number> => {
  const running = await openApp(place.machine, place);
  const stage = stageOf(running);
  await createVault(stage, 'BENCH', person);
  let took = 0;
  for (const [at, text] of (await tables(records)).entries()) {
    const path = join(place.documents, `table-${String(at).padStart(3, '0')}.csv`);
    await writeFile(path, text);
    giveToApp(path);
    took += await importTable(stage, path);
    await rm(path);
  }
  await imageLeft(() => running.window.evaluate(keptImages));
  await running.close();
  return took;
};

const median3 = async (measure: () => Promise<number>): Promise<number> =>
  median([await measure(), await measure(), await measure()]);

export const benchLargeVault = (records: number): Promise<LargeVault> =>
  withHome(async (place) => {
    const import_ms = await fill(place, records);
    const unlockOnce = async (running: RunningApp): Promise<number> => {
      const stage = stageOf(running);
      const { window, t } = stage;
      const passphrase = window.getByLabel(t('vault:unlock.passphrase'), { exact: true });
      await appears(passphrase);
      await passphrase.fill(person.passphrase);
      const began = performance.now();
      await button(stage, t('vault:unlock.unlock')).click();
      await appears(window.locator('[data-row]').first(), patience);
      return performance.now() - began;
    };
    const unlock_ms = await median3(async () => {
      const running = await openApp(place.machine, place);
      const took = await unlockOnce(running);
      await running.close();
      return took;
    });
    const running = await openApp(place.machine, place);
    const stage = stageOf(running);
    await appears(stage.window.getByLabel(stage.t('vault:unlock.passphrase'), { exact: true }));
    await new Promise((resolve) => setTimeout(resolve, restMs));
    const locked_mb = megabytesOf(running);
    await unlockOnce(running);
    await appears(stage.window.getByText(/All [\d,]+ entries verified/), patience);
    await new Promise((resolve) => setTimeout(resolve, restMs));
    const open_mb = megabytesOf(running);
    const scroll = framesOf(await framesWhile(stage, 'scroll'));
    const leaps = framesOf(await framesWhile(stage, 'leaps'));
    await running.close();
    return {
      records,
      import_ms,
      unlock_ms,
      locked_mb,
      open_mb,
      scroll,
      leaps,
    };
  });

const figure = (value: number | undefined, unit: string): string =>
  value === undefined ? 'not told' : `${value.toFixed(0)} ${unit}`;

const frames = ({ median_ms, p95_ms, max_ms }: Frames): string =>
  `${figure(median_ms, 'ms')} between two frames, ${figure(p95_ms, 'ms')} at the 95th percentile, ${figure(max_ms, 'ms')} at most`;

export const linesOf = (measured: LargeVault): readonly string[] => [
  `${measured.records} incidents in the app`,
  `import        ${figure(measured.import_ms, 'ms')}`,
  `unlock        ${figure(measured.unlock_ms, 'ms')}, the passphrase key included`,
  `memory        ${figure(measured.open_mb, 'MB')} of the window's process, ${figure(measured.locked_mb, 'MB')} while locked`,
  `scroll        ${frames(measured.scroll)}`,
  `leaps         ${frames(measured.leaps)}`,
];
