import type { Page } from '@playwright/test';
import type { Measured } from './measure.ts';
import type { Called } from './page.ts';
import { pageMemory, type WorkerMemory, workerMemory } from './worker-memory.ts';

export type MeasuredVault = Measured & { readonly memory: WorkerMemory | undefined };

/** The vault at one size, measured in the page given; what it does is told as it goes. */
export const benchVault = async (
  page: Page,
  records: number,
  say: (line: string) => void,
): Promise<MeasuredVault> => {
  const listener = (message: { text(): string }): void => say(`  ${message.text()}`);
  page.on('console', listener);
  try {
    const empty = pageMemory();
    const measured = await page.evaluate(
      (count) => (globalThis as unknown as Called).measureVault(count, (line) => console.log(line)),
      records,
    );
    const memory = await workerMemory(page, empty, () =>
      page.evaluate(() => (globalThis as unknown as Called).openedAndChecked()),
    );
    return { ...measured, memory };
  } finally {
    page.off('console', listener);
  }
};

const figure = (value: number): string => (value < 100 ? value.toFixed(1) : value.toFixed(0));

/** One line a row, one column a size, and how much the largest is above the smallest. */
export const tableOf = (sizes: readonly MeasuredVault[]): readonly string[] => {
  const names = [...new Set(sizes.flatMap(({ rows }) => rows.map(({ name }) => name)))];
  const cells = (name: string): readonly string[] => {
    const found = sizes.map(({ rows }) => rows.find((row) => row.name === name));
    const [small, large] = [found[0], found.at(-1)];
    const growth = small && large && found.length > 1 ? `× ${figure(large.ours_ms / small.ours_ms)}` : '';
    return [
      name,
      ...found.map((row) => {
        if (!row) return '';
        const ours = `${figure(row.ours_ms)} ms`;
        return row.peer_ms === undefined
          ? ours
          : `${ours} / ${figure(row.peer_ms)} ms = ${(row.ratio ?? 0).toFixed(2)}`;
      }),
      growth,
    ];
  };
  const lines = [
    ['', ...sizes.map(({ records }) => `${records}`), 'growth'],
    ...names.map(cells),
    ['image', ...sizes.map(({ image_mb }) => `${figure(image_mb)} MB`), ''],
    [
      'memory',
      ...sizes.map(({ memory }) =>
        memory ? `${figure(memory.used_mb)} MB, ${figure(memory.held_mb)} uncollected` : '',
      ),
      '',
    ],
  ];
  return lines.map((line) =>
    line
      .map((cell, at) => cell.padEnd(at === 0 ? 12 : 34))
      .join('')
      .trimEnd(),
  );
};
