import { describe, expect, it } from 'vitest';
import type { Block, DossierSection, Text } from '../../../shared/bundle/dossier/blocks.ts';
import { dossierData } from '../../../shared/bundle/dossier-data.ts';
import words from '../../../shared/locales/en/dossier.json' with { type: 'json' };
import { type SampleOptions, sampleContents } from '../../interop/dossier/sample.ts';

const textOf = (runs: Text): string => runs.map((run) => run.text).join('');

/** Every word a block prints, in order. */
const wordsIn = (block: Block): string => {
  switch (block.block) {
    case 'paragraph':
      return textOf(block.text);
    case 'quote':
      return block.text;
    case 'list':
      return block.items.map(textOf).join('\n');
    case 'facts':
      return block.rows.map((row) => `${row.label}: ${textOf(row.value)}`).join('\n');
    case 'table':
      return [
        block.columns.map((column) => column.head).join(' | '),
        ...block.rows.map((row) => row.map(textOf).join(' | ')),
      ].join('\n');
    case 'commands':
      return block.lines.join('\n');
    case 'plate':
      return `${block.title} ${textOf(block.caption)} ${block.unshown}`;
    case 'group':
      return [block.title, ...block.blocks.map(wordsIn)].join('\n');
  }
};

const sectionsOf = (options: SampleOptions = {}) => {
  const data = dossierData(sampleContents(options));
  return (anchor: string): DossierSection & { words: string } => {
    const section = data.sections.find((one) => one.anchor === anchor);
    if (!section) throw new Error(`The dossier has no section ${anchor}`);
    return { ...section, words: section.blocks.map(wordsIn).join('\n') };
  };
};

const anchorsIn = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.block === 'group') return [...(block.anchor ? [block.anchor] : []), ...anchorsIn(block.blocks)];
    return block.block === 'plate' ? [block.anchor] : [];
  });

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

const targetsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(targetsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (key === 'to' ? [String(item)] : targetsIn(item)));
};

describe('the dossier of a case', () => {
  it.each(['uk', 'en'] as const)('has a word for everything it prints in %s', (locale) => {
    const printed = stringsIn(dossierData(sampleContents({ locale })));
    // A missing word would come out as its key.
    const isKey = new RegExp(
      `^(${[...Object.keys(words), 'field', 'option', 'section', 'type'].join('|')})\\.\\w`,
    );
    expect(printed.filter((text) => isKey.test(text) && !/\.(html|json)$/.test(text))).toEqual([]);
    expect(printed.filter((text) => /\{\{|undefined|\[object/.test(text))).toEqual([]);
  });

  it('is the same for the same contents', () => {
    expect(dossierData(sampleContents())).toEqual(dossierData(sampleContents()));
  });

  it('leads every reference to a place that exists, and names each place once', () => {
    const data = dossierData(sampleContents({ incidents: 12, exhibits: 9 }));
    const anchors = data.sections.flatMap((section) => [section.anchor, ...anchorsIn(section.blocks)]);
    expect(new Set(anchors).size).toBe(anchors.length);
    const targets = targetsIn(data.sections);
    expect(targets.length).toBeGreaterThan(20);
    for (const target of targets) expect(anchors).toContain(target);
  });

  it('says on the cover for whom, for what, when, by whom and by which key', () => {
    const { cover } = dossierData(sampleContents({ locale: 'en' }));
    const rows = Object.fromEntries(cover.rows.map((row) => [row.label, textOf(row.value)]));
    expect(rows).toEqual({
      For: 'Office of the Prosecutor, International Criminal Court',
      Purpose: 'Criminal accountability',
      Holds: 'Incidents: 4. Exhibits: 5.',
      Made: '1 October 2025, 14:05 (UTC+03:00, Europe/Kyiv)',
      'Made and signed by': 'Андрій Ящук',
      'Fingerprint of the key': expect.stringMatching(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/),
    });
  });

  it('writes dates in words, in the language of the dossier', () => {
    expect(sectionsOf({ locale: 'uk' })('incidents').words).toContain('Дата події: 14 березня 2025 року');
    expect(sectionsOf({ locale: 'en' })('incidents').words).toContain('14 March 2025');
  });

  it('prints the answer, the unknown, the declined, the blank and the withheld each in its own way', () => {
    const runs = JSON.stringify(sectionsOf({ locale: 'en' })('incidents').blocks);
    expect(runs).toContain('{"text":"Unknown to the person","as":"unanswered"}');
    expect(runs).toContain('{"text":"Declined to answer","as":"unanswered"}');
    expect(runs).toMatch(/\{"text":"Not recorded: [^"]+","as":"quiet"\}/);
    expect(runs).toContain('{"text":"Withheld: identifies a person","as":"withheld"}');
  });

  it('never calls a withheld field blank', () => {
    const { words } = sectionsOf({ locale: 'en' })('incidents');
    const first = words.slice(0, words.indexOf('ORG-2025-0002'));
    const blanks = first.split('\n').filter((line) => line.startsWith('Not recorded'));
    expect(blanks.length).toBeGreaterThan(0);
    expect(blanks.join()).not.toMatch(/interpreter/i);
  });

  it('sets what a person typed in no style of its own', () => {
    const typed = 'as the person typed it';
    const contents = sampleContents({ fields: { 'account.place': typed, 'coercion.exact_words': typed } });
    const named = {
      ...contents,
      profiles: contents.profiles.map((profile) => ({ ...profile, name: typed })),
      exhibits: contents.exhibits.map((exhibit) => ({ ...exhibit, fileName: typed })),
    };
    const runs =
      JSON.stringify(dossierData(named)).match(/\{"text":"[^"]*as the person typed it[^}]*\}/g) ?? [];
    expect(runs.length).toBeGreaterThan(10);
    expect(runs.filter((run) => run.includes('"as"'))).toEqual([]);
  });

  it('keeps what was recorded under an earlier type, and what it has no word for', () => {
    const { words } = sectionsOf({
      locale: 'en',
      fields: { 'conscription.unit': 'в/ч 12345', 'later.version': { deep: ['x'] } },
    })('incidents');
    expect(words).toContain('Recorded under an earlier type');
    expect(words).toContain('в/ч 12345');
    expect(words).toContain('later.version: {"deep":["x"]}');
  });

  it('puts events in the order in which they happened, the undated last, apart from when they were recorded', () => {
    const { words } = sectionsOf({ locale: 'en', fields: { 'account.date': { unanswered: 'unknown' } } })(
      'chronology',
    );
    const numbers = [...words.matchAll(/\| (ORG-2025-\d{4})/g)].map(([, number]) => number);
    expect(numbers).toEqual(['ORG-2025-0002', 'ORG-2025-0003', 'ORG-2025-0004', 'ORG-2025-0001']);
    expect(words).toContain(
      'February 2025, day unknown | Forced conscription. Скадовськ, Херсонська область | 2 September 2025 | ORG-2025-0002',
    );
  });

  it('counts what is in and what is out, and gives every reason', () => {
    const { words } = sectionsOf({ locale: 'en' })('scope');
    expect(words).toContain(
      'Incidents included: 4\nof which anonymised: 1\nPersons by pseudonym: 5\nExhibits included: 5\nIncidents left out: 2\nExhibits left out: 1\nFields withheld in what is included: 10',
    );
    expect(words).toContain(
      'ORG-2025-0092 | Incident | no consent for this recipient and this purpose; retracted',
    );
  });

  it('counts zero as well', () => {
    const contents = { ...sampleContents({ locale: 'en' }), omissions: [] };
    const text = JSON.stringify(dossierData(contents));
    expect(text).toContain('Nothing that the case names was left out.');
  });

  it('has the section on what is left out where the limitations say it is', () => {
    expect(dossierData(sampleContents()).sections[1]?.anchor).toBe('scope');
    expect(sectionsOf({ locale: 'en' })('method').words).toContain('Section 2 says');
  });

  it('gives each exhibit its whole hash, its incident, and who attached it when', () => {
    const contents = sampleContents({ locale: 'en' });
    const { words } = sectionsOf({ locale: 'en' })('exhibits');
    for (const exhibit of contents.exhibits) {
      expect(words.replaceAll(' ', '')).toContain(exhibit.sha256);
      expect(words).toContain(exhibit.number);
    }
    expect(words).toContain(
      'ORG-2025-0001\nGrade of the source: B2\nAttached 2 September 2025, 10:20 (UTC+03:00) by Олена Ґудзь',
    );
    expect(words).toContain('161.7 KB (161,713 bytes)');
  });

  it('names nobody whose name or file name is withheld', () => {
    const contents = sampleContents({ locale: 'en' });
    const nameless = {
      ...contents,
      profiles: contents.profiles.map((profile) => ({ ...profile, name: undefined })),
    };
    const text = JSON.stringify(dossierData({ ...nameless, incidents: [] }));
    expect(text).not.toContain('Ґудзь');
    expect(text).toMatch(/Name withheld \(key [0-9a-f]{4} /);
    expect(text).toContain('File name withheld');
    expect(text).not.toContain('portrait_6.jpg');
  });

  it('ends the chain of custody with this export', () => {
    const { words } = sectionsOf({ locale: 'en' })('custody');
    expect(words).toContain(
      '1 October 2025, 14:05 (UTC+03:00, Europe/Kyiv) | Exported in a bundle | Андрій Ящук | this export',
    );
  });

  it('certifies the consent as it was recorded', () => {
    const { words } = sectionsOf({ locale: 'en' })('consent');
    expect(words).toContain(
      'Consent for this purpose: Yes, if anonymised\nConsent to this recipient: Yes\nLeaves: anonymised',
    );
    expect(words).toContain('Declined to answer');
    expect(words).toContain('No expiry recorded');
  });

  it('gathers the incidents of one pseudonym', () => {
    expect(sectionsOf({ locale: 'en' })('persons').words).toContain(
      'P-7K3M | ORG-2025-0001: Affected person\nORG-2025-0004: Affected person | Sex',
    );
  });

  it('says of no pseudonym that its person is not in the bundle when a field names the person', () => {
    const none = sectionsOf({
      locale: 'en',
      fields: { 'property_seizure.registry_number': { unanswered: 'declined' } },
    });
    expect(none('persons').words).toContain('No field that is marked as identifying holds an answer');
    const named = sectionsOf({
      locale: 'en',
      fields: { 'property_seizure.registry_number': 'Галина Ґудзенко' },
    })('persons').words;
    expect(named).toContain('those fields are in this bundle: ORG-2025-0001.');
    expect(named).not.toContain('No field that is marked as identifying');
  });

  it('counts pseudonyms, not people', () => {
    expect(sectionsOf({ locale: 'en' })('summary').words).toContain('Pseudonyms of affected persons: 3');
  });

  it('tells how to verify with the signer’s own key', () => {
    const { words } = sectionsOf()('verify');
    expect(words).toContain('sha256sum -c manifest-sha256.txt');
    expect(words).toMatch(/-P RW[A-Za-z0-9+/]{54}/);
    expect(words).toContain('zapys verify ORG-CASE-0001.zip');
  });

  it('speaks of a case without incidents and exhibits', () => {
    const { words } = sectionsOf({ locale: 'en', incidents: 1, exhibits: 0 })('exhibits');
    expect(words).toBe('This bundle has no exhibits.');
  });
});
