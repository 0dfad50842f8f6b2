import type { BundleFacts, Verdict } from './verdict.ts';
import type { Say } from './words.ts';

/** One part of a verdict in words: sentences, or facts by name. What shows a verdict shows all of these, in order. */
export type VerdictSection = {
  readonly id: 'problems' | 'key' | 'facts' | 'notes' | 'checked' | 'limits';
  readonly title: string;
  readonly rows: readonly (readonly [name: string, value: string])[];
  readonly lines: readonly string[];
};

/** The verdict in one sentence. */
export const headline = (verdict: Verdict, say: Say): string => {
  if (verdict.state === 'unreadable') return say('verdict.unreadable');
  if (verdict.state === 'invalid') return say('verdict.invalid', { count: verdict.problems.length });
  if (!verdict.bundle) return say('verdict.bag');
  const number = verdict.bundle.caseNumber;
  return say(verdict.key?.compared ? 'verdict.bundleCompared' : 'verdict.bundle', { number });
};

type Read = Exclude<Verdict, { state: 'unreadable' }>;

const keyRows = ({ key }: Read, say: Say): VerdictSection['rows'] =>
  key
    ? [
        [say('key.fingerprint'), key.fingerprint],
        [say('key.publicKey'), key.publicKey],
      ]
    : [];

const founderOf = ({ founder }: BundleFacts, say: Say): string =>
  founder
    ? say(founder.compared ? 'facts.founderCompared' : 'facts.founderKey', {
        fingerprint: founder.fingerprint,
        publicKey: founder.publicKey,
      })
    : '—';

/** At the wall clock of the device that wrote it, with its offset. */
const momentOf = (rfc3339: string, say: Say): string => {
  const clock = Date.parse(`${rfc3339.slice(0, 19)}Z`);
  // A thirteenth month has the right shape and is no moment: whoever wrote it is quoted.
  if (Number.isNaN(clock)) return rfc3339;
  return say('facts.moment', {
    moment: new Intl.DateTimeFormat(say('facts.dates'), {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'UTC',
    }).format(clock),
    offset: rfc3339.endsWith('Z') ? '+00:00' : rfc3339.slice(-6).replace('-', '−'),
  });
};

const factRows = ({ bag, bundle }: Read, say: Say): VerdictSection['rows'] => [
  ...(bundle
    ? ([
        [say('facts.case'), `${bundle.caseNumber} — ${bundle.title}`],
        [say('facts.organisation'), bundle.organisation],
        [say('facts.exported'), momentOf(bundle.exported, say)],
        [say('facts.exporter'), bundle.exporter],
        [say('facts.founder'), founderOf(bundle, say)],
        [say('facts.incidents'), String(bundle.incidents)],
        [say('facts.persons'), String(bundle.persons)],
        [say('facts.exhibits'), String(bundle.exhibits)],
        [say('facts.omitted'), String(bundle.omitted)],
        [say('facts.withheld'), String(bundle.withheld)],
      ] as const)
    : []),
  [say('facts.files'), say('facts.number', { number: bag.files })],
  [say('facts.bytes'), say('facts.number', { number: bag.bytes })],
];

/** What was found, by whom it is signed, what was checked and what that does not prove; empty parts are left out. */
export const verdictSections = (verdict: Verdict, say: Say): readonly VerdictSection[] => {
  if (verdict.state === 'unreadable') return [];
  const { bag, key } = verdict;
  const found = (kind: 'problem' | 'note', list: Read['problems'] | Read['notes']) =>
    list.map(({ code, at, detail }) => say(`${kind}.${code}`, { at, detail: detail ?? '' }).trim());
  const sections: readonly VerdictSection[] = [
    { id: 'problems', title: say('problems.title'), rows: [], lines: found('problem', verdict.problems) },
    {
      id: 'key',
      title: say('key.title'),
      rows: keyRows(verdict, say),
      lines: key ? [say(key.compared ? 'key.compared' : 'key.compare')] : [],
    },
    {
      id: 'facts',
      title: say('facts.title'),
      rows: factRows(verdict, say),
      lines: [say('facts.bag', { version: bag.version, algorithms: bag.algorithms.join(', ') })],
    },
    { id: 'notes', title: say('notes.title'), rows: [], lines: found('note', verdict.notes) },
    {
      id: 'checked',
      title: say('checked.title'),
      rows: [],
      lines: verdict.checked
        .filter(({ count }) => count > 0)
        .map(({ code, count }) => say(`checked.${code}`, { count })),
    },
    {
      id: 'limits',
      title: say('limits.title'),
      rows: [],
      lines: verdict.limits.map((code) => say(`limits.${code}`)),
    },
  ];
  return sections.filter(({ rows, lines }) => rows.length + lines.length > 0);
};
