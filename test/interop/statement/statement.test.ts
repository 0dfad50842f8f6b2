import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typesetStatement } from '../../../electron/typesetting/typeset.ts';
import { statementData } from '../../../shared/bundle/statement/statement-data.ts';
import { onDisk } from '../dossier/typeset-sample.ts';

const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });

const tokmak = 'UA23100270010029314';
const since = { from: '2022-02-26', to: undefined };
const head = '0f1e2d3c4b5a6978'.repeat(4);
const hostile = '#panic("x") *bold* $x$ <label> @ref // no\n= Not a heading';

const sourceIn = (locale: 'uk' | 'en', name?: string) => ({
  locale,
  organisation: 'ZPS',
  number: 'ZPS-2025-0007',
  fields: {
    'account.type': 'conscription',
    'account.date': '2025-04-02',
    'account.place': 'Токмак, блокпост',
    'account.place_code': tokmak,
    'account.place_precision': 'settlement',
    'account.narrative': `Мене зняли з автобуса й забрали телефон.\n\nДали папір без прізвища — з’явитися за три дні.\n${hostile}`,
    'coercion.demand': ['military_registration'],
    'coercion.exact_words': '«Три дня. Потом приедем сами».',
    'conscription.summons_form': 'paper',
    'conscription.age': 24,
    'source.interpreter': 'Ґанна Їжак',
    'source.language': 'українська',
  },
  heads: [head],
  whereabouts: {
    code: tokmak,
    path:
      locale === 'uk'
        ? ['Токмак', 'Токмацька громада', 'Пологівський район', 'Запорізька область']
        : ['Tokmak', 'Tokmatska hromada', 'Polohivskyi raion', 'Zaporizka oblast'],
    occupied: { answer: 'yes', period: since, periods: [since] } as const,
  },
  placeWithheld: false,
  name,
  printed: '2025-05-02T11:05:09.000+03:00',
});

const typeset = (locale: 'uk' | 'en', name?: string): Uint8Array =>
  typesetStatement(JSON.stringify(statementData(sourceIn(locale, name))));

describe.each([
  ['uk', 'Письмові пояснення', 'Сторінка 2 з', 'Підпис', 'Чого від мене вимагали'],
  ['en', 'Statement', 'Page 2 of', 'Signature', 'What was demanded of me'],
] as const)('the statement in %s', (locale, title, page, signature, section) => {
  let file: ReturnType<typeof onDisk>;
  let text = '';
  const pdf = () => typeset(locale);
  beforeAll(() => {
    file = onDisk(pdf());
    text = run('pdftotext', file.path, '-').replaceAll('\u00ad\n', '').replace(/\s+/g, ' ');
  });
  afterAll(() => file.done());

  it('is a tagged PDF/A-3a with its title, language and the date of the printing', () => {
    const info = run('pdfinfo', '-isodates', file.path);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(new RegExp(`^Title: +${title} ZPS-2025-0007$`, 'm'));
    expect(info).toMatch(/^CreationDate: +2025-05-02T08:05:09Z$/m);
    expect(info).toMatch(/^Page size: +595\.276 x 841\.89 pts \(A4\)$/m);
    const raw = Buffer.from(pdf()).toString('latin1');
    expect(raw).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(raw).toContain(locale === 'uk' ? '/Lang (uk-UA)' : '/Lang (en-GB)');
  });

  it('reads as numbered paragraphs, with every Ukrainian letter, and runs nothing that was typed', () => {
    expect(text).toContain('1. Мене зняли з автобуса й забрали телефон.');
    expect(text).toContain('2. Дали папір без прізвища — з’явитися за три дні.');
    expect(text).toContain('3. #panic("x") *bold* $x$ <label> @ref // no');
    expect(text).toContain('4. = Not a heading');
    expect(text).toContain(section);
    expect(text).toContain('Ґанна Їжак');
  });

  it('has room for every signature, its pages numbered of how many, and the whole version', () => {
    expect(text.split(`${signature}:`)).toHaveLength(4);
    expect(text).toContain(page);
    expect(text.replace(/\s/g, '')).toContain(head);
    expect(text).toContain('ZPS-2025-0007 · 0f1e 2d3c 4b5a 6978 …');
  });

  it('names the place with what it lies in, and below the signatures whose hand it was in', () => {
    expect(text).toContain('Токмак, блокпост');
    expect(text).toMatch(/Токмацька громада|Tokmatska hromada/);
    const reference = text.search(/Довідково: не є частиною пояснень|Reference: not part of the statement/);
    expect(reference).toBeGreaterThan(text.lastIndexOf(`${signature}:`));
    expect(text.indexOf(tokmak)).toBeGreaterThan(reference);
    expect(text.slice(reference)).toMatch(/№ 376|no\. 376/);
  });

  it('prints the name only when it is given one', () => {
    expect(text).not.toContain('Марія Ґонта');
    const named = onDisk(typeset(locale, 'Марія Ґонта'));
    expect(run('pdftotext', named.path, '-')).toContain('Марія Ґонта');
    named.done();
  });

  it('is the same, byte for byte, when it is made again', () => {
    expect(Buffer.from(pdf()).equals(Buffer.from(pdf()))).toBe(true);
  });
});
