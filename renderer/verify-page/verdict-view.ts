import { headline } from '../../shared/bundle/report.ts';
import type { Verdict } from '../../shared/bundle/verdict.ts';
import type { Say } from '../../shared/bundle/words.ts';
import { element } from './element.ts';

/** The verdict: one sentence, then the findings, the key, what was checked and what it does not prove. */
export const verdictView = (verdict: Verdict, name: string, say: Say): readonly Node[] => {
  const top = element(
    'p',
    { className: `verdict ${verdict.state === 'valid' ? 'valid' : 'invalid'}`, tabIndex: -1, id: 'verdict' },
    headline(verdict, say),
  );
  const file = element('p', { className: 'quiet' }, say('page.file', { name }));
  if (verdict.state === 'unreadable')
    return [top, element('p', {}, say(`unreadable.${verdict.code}`, { detail: verdict.detail })), file];
  const { bag, bundle, key } = verdict;
  return [
    top,
    file,
    ...list(
      say('problems.title'),
      verdict.problems.map(({ code, at, detail }) => say(`problem.${code}`, { at, detail: detail ?? '' })),
    ),
    ...(key
      ? [
          element('h2', {}, say('key.title')),
          element('p', { className: 'quiet' }, say('key.fingerprint')),
          element('p', {}, element('code', { className: 'fingerprint' }, key.fingerprint)),
          element('p', {}, say(key.compared ? 'key.compared' : 'key.compare')),
          element('p', { className: 'quiet' }, say('key.publicKey')),
          element('p', {}, element('code', {}, key.publicKey)),
        ]
      : []),
    element('h2', {}, say('facts.title')),
    facts([
      ...(bundle
        ? ([
            [say('facts.case'), `${bundle.caseNumber} — ${bundle.title}`],
            [say('facts.organisation'), bundle.organisation],
            [say('facts.exported'), bundle.exported],
            [say('facts.exporter'), bundle.exporter],
            [say('facts.incidents'), String(bundle.incidents)],
            [say('facts.exhibits'), String(bundle.exhibits)],
            [say('facts.omitted'), String(bundle.omitted)],
            [say('facts.withheld'), String(bundle.withheld)],
          ] as const)
        : []),
      [say('facts.files'), String(bag.files)],
      [say('facts.bytes'), String(bag.bytes)],
    ]),
    element(
      'p',
      { className: 'quiet' },
      say('facts.bag', { version: bag.version, algorithms: bag.algorithms.join(', ') }),
    ),
    ...list(
      say('notes.title'),
      verdict.notes.map(({ code, at, detail }) => say(`note.${code}`, { at, detail: detail ?? '' })),
    ),
    ...list(
      say('checked.title'),
      verdict.checked
        .filter(({ count }) => count > 0)
        .map(({ code, count }) => say(`checked.${code}`, { count })),
    ),
    ...list(
      say('limits.title'),
      verdict.limits.map((code) => say(`limits.${code}`)),
    ),
  ];
};

const list = (title: string, lines: readonly string[]): readonly Node[] =>
  lines.length === 0
    ? []
    : [element('h2', {}, title), element('ul', {}, ...lines.map((line) => element('li', {}, line.trim())))];

const facts = (rows: readonly (readonly [string, string])[]): Node =>
  element('dl', {}, ...rows.flatMap(([term, value]) => [element('dt', {}, term), element('dd', {}, value)]));
