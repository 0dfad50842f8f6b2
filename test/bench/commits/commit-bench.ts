import type { Page } from '@playwright/test';
import type { Measured, measureCommits } from './measure-commits.ts';

/** What it costs that every save stays a commit in a row of its own. */
export const benchCommits = async (page: Page, count: number): Promise<readonly string[]> => {
  const { recorded, openFirst, rows, packed }: Measured = await page.evaluate(
    (count) => (globalThis as unknown as { measureCommits: typeof measureCommits }).measureCommits(count),
    count,
  );
  const each = (milliseconds: number): string => `${(milliseconds / count).toFixed(3)} ms`;
  return [
    `a commit: recorded ${each(recorded)}, opened without an image ${each(openFirst)}`,
    `its row read alone ${each(rows)}`,
    ...packed.map(({ bytes, took }) => `in rows of ${bytes / 1024} KB ${each(took)}`),
  ];
};
