import type { Verdict } from './verdict.ts';
import { headline, verdictSections } from './verdict-sections.ts';
import type { Say } from './words.ts';

/** The verdict as lines of text: one sentence, then every problem, what was checked, what it does not prove. */
export const report = (verdict: Verdict, say: Say): string => {
  if (verdict.state === 'unreadable')
    return [headline(verdict, say), say(`unreadable.${verdict.code}`, { detail: verdict.detail })].join('\n');
  return [
    headline(verdict, say),
    ...verdictSections(verdict, say).flatMap(({ title, rows, lines }) => [
      '',
      `${title}:`,
      ...rows.map(([name, value]) => `  - ${name}: ${value}`),
      ...lines.map((line) => `  - ${line}`),
    ]),
  ].join('\n');
};
