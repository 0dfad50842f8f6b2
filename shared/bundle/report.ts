import type { Verdict } from './verdict.ts';
import type { Say } from './words.ts';

/** The verdict as lines of text: one sentence, then every problem, what was checked, what it does not prove. */
export const report = (verdict: Verdict, say: Say): string => {
  if (verdict.state === 'unreadable')
    return [say('verdict.unreadable'), say(`unreadable.${verdict.code}`, { detail: verdict.detail })].join(
      '\n',
    );
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', `${say(title)}:`, ...lines.map((line) => `  - ${line.trim()}`)];
  const { bag, bundle, key } = verdict;
  return [
    headline(verdict, say),
    ...list(
      'problems.title',
      verdict.problems.map(({ code, at, detail }) => say(`problem.${code}`, { at, detail: detail ?? '' })),
    ),
    ...list(
      'notes.title',
      verdict.notes.map(({ code, at, detail }) => say(`note.${code}`, { at, detail: detail ?? '' })),
    ),
    ...list('facts.title', [
      say('facts.bag', { version: bag.version, algorithms: bag.algorithms.join(', ') }),
      ...(bundle
        ? [
            `${say('facts.case')}: ${bundle.caseNumber} ${bundle.title}`,
            `${say('facts.organisation')}: ${bundle.organisation}`,
            `${say('facts.exported')}: ${bundle.exported}`,
            `${say('facts.exporter')}: ${bundle.exporter}`,
            `${say('facts.incidents')}: ${bundle.incidents}`,
            `${say('facts.exhibits')}: ${bundle.exhibits}`,
            `${say('facts.omitted')}: ${bundle.omitted}`,
            `${say('facts.withheld')}: ${bundle.withheld}`,
          ]
        : []),
      `${say('facts.files')}: ${bag.files}`,
      `${say('facts.bytes')}: ${bag.bytes}`,
    ]),
    ...(key
      ? list('key.title', [
          `${say('key.fingerprint')}: ${key.fingerprint}`,
          `${say('key.publicKey')}: ${key.publicKey}`,
          say(key.compared ? 'key.compared' : 'key.compare'),
        ])
      : []),
    ...list(
      'checked.title',
      verdict.checked
        .filter(({ count }) => count > 0)
        .map(({ code, count }) => say(`checked.${code}`, { count })),
    ),
    ...list(
      'limits.title',
      verdict.limits.map((code) => say(`limits.${code}`)),
    ),
  ].join('\n');
};

/** The verdict in one sentence. */
export const headline = (verdict: Verdict, say: Say): string => {
  if (verdict.state === 'unreadable') return say('verdict.unreadable');
  if (verdict.state === 'invalid') return say('verdict.invalid', { count: verdict.problems.length });
  if (!verdict.bundle) return say('verdict.bag');
  const number = verdict.bundle.caseNumber;
  return say(verdict.key?.compared ? 'verdict.bundleCompared' : 'verdict.bundle', { number });
};
