import type { Verdict } from '../../shared/bundle/verdict.ts';
import { headline, type VerdictSection, verdictSections } from '../../shared/bundle/verdict-sections.ts';
import type { Say } from '../../shared/bundle/words.ts';
import { element } from './element.ts';

/** The verdict: one sentence, then the findings, the key, what was checked and what it does not prove. */
export const verdictView = (verdict: Verdict, name: string, say: Say): readonly Node[] => [
  element(
    'p',
    { className: `verdict ${verdict.state === 'valid' ? 'valid' : 'invalid'}`, tabIndex: -1, id: 'verdict' },
    headline(verdict, say),
  ),
  ...(verdict.state === 'unreadable'
    ? [element('p', {}, say(`unreadable.${verdict.code}`, { detail: verdict.detail }))]
    : []),
  element('p', { className: 'quiet' }, say('page.file', { name })),
  ...verdictSections(verdict, say).flatMap((section) => part(section)),
];

const part = ({ id, title, rows, lines }: VerdictSection): readonly Node[] => [
  element('h2', {}, title),
  ...(rows.length > 0 ? [element('dl', { id: `part-${id}` }, ...rows.flatMap((row) => fact(id, row)))] : []),
  // A list of one sentence under facts is a remark on them.
  ...(rows.length > 0
    ? lines.map((line) => element('p', { className: 'quiet' }, line))
    : [element('ul', {}, ...lines.map((line) => element('li', {}, line)))]),
];

const fact = (id: VerdictSection['id'], [name, value]: readonly [string, string]): readonly Node[] => [
  element('dt', {}, name),
  element('dd', {}, id === 'key' ? element('code', {}, value) : value),
];
