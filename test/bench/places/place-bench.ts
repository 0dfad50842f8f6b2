import type { Page } from '@playwright/test';
import { quantile } from '../statistics.ts';
import type { Measured, measurePlaceSearch } from './place-search.ts';

/** How long the search of places takes after each of 1,000 keystrokes. */

const count = 1000;

const line = (name: string, strokes: Measured['strokes']): string => {
  const times = strokes.map(({ took }) => took);
  const [median, p95, max] = [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(2));
  const none = strokes.filter(({ found }) => found === 0).length;
  return `${name.padEnd(8)} ${strokes.length} keystrokes: median ${median} ms, p95 ${p95} ms, max ${max} ms; ${none} found nothing`;
};

export const benchPlaces = async (page: Page): Promise<readonly string[]> => {
  const { prepared, strokes } = await page.evaluate(
    (strokes) =>
      (globalThis as unknown as { measurePlaceSearch: typeof measurePlaceSearch }).measurePlaceSearch(
        strokes,
      ),
    count,
  );
  const slowest = [...strokes].sort((a, b) => b.took - a.took).slice(0, 5);
  return [
    `prepared in ${prepared.toFixed(0)} ms`,
    line('all', strokes),
    ...(['uk', 'latin', 'typo'] as const).map((written) =>
      line(
        written,
        strokes.filter((stroke) => stroke.written === written),
      ),
    ),
    `slowest: ${slowest.map(({ text, took }) => `“${text}” ${took.toFixed(2)} ms`).join(', ')}`,
  ];
};
