import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { regularFaces } from '../../../electron/typesetting/assets.ts';
import { fontCoverage } from '../../../electron/typesetting/font-coverage.ts';
import { TypesettingFailed, typesetDossier } from '../../../electron/typesetting/typeset.ts';
import { platePath } from '../../../shared/bundle/dossier/exhibits.ts';
import { attachedIncidents } from '../../../shared/bundle/dossier-data.ts';
import type { BundleContents } from '../../../shared/bundle/input.ts';
import { sampleContents } from './sample.ts';
import { attachedText, filesOf, onDisk, typesetContents } from './typeset-sample.ts';

const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });

/** The text as a reader sees it: without the line breaks and hyphens of the layout. */
const textOf = (pdf: Uint8Array): string => {
  const file = onDisk(pdf);
  try {
    return run('pdftotext', file.path, '-').replaceAll('\u00ad\n', '').replace(/\s+/g, ' ');
  } finally {
    file.done();
  }
};

const unhidden = (text: string): string => text.replaceAll('\u200b', '').replace(/\s+/g, '');

describe.each(['uk', 'en'] as const)('the dossier in %s', (locale) => {
  const contents = sampleContents({ locale });
  let pdf: Uint8Array;
  let text: string;
  let file: ReturnType<typeof onDisk>;
  beforeAll(() => {
    pdf = typesetContents(contents);
    text = textOf(pdf);
    file = onDisk(pdf);
  });
  afterAll(() => file.done());

  it('is a tagged PDF/A-3a with its title, language and the date of the export', () => {
    const info = run('pdfinfo', '-isodates', file.path);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^Title: .*ORG-CASE-0001\. Примус до громадянства РФ/m);
    expect(info).toMatch(/^CreationDate: +2025-10-01T11:05:09Z$/m);
    expect(info).toMatch(/^JavaScript: +no$/m);
    const raw = Buffer.from(pdf).toString('latin1');
    expect(raw).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(raw).toContain(locale === 'uk' ? '/Lang (uk-UA)' : '/Lang (en-GB)');
  });

  it('embeds every font it uses, and only its own', () => {
    const fonts = run('pdffonts', file.path).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(2);
    for (const font of fonts) {
      expect(font).toMatch(/\+(LibertinusSerif|DejaVuSansMono|NotoEmoji|NotoNaskhArabic)/);
      expect(font).toMatch(/ yes yes yes /);
    }
  });

  it('reads as text, every Ukrainian letter and the apostrophe included', () => {
    expect(text).toContain('Олена Ґудзь');
    expect(text).toContain('Марія Їжакевич');
    expect(text).toContain('Я прийшла по пенсію, як завжди, чотирнадцятого.');
    expect(text).toContain(
      locale === 'uk' ? 'Перекладач(ка) Не розголошено' : 'Withheld: identifies a person',
    );
    expect(text).toContain(locale === 'uk' ? '14 березня 2025 року' : '14 March 2025');
  });

  it('reads as text in its chapters on persons, chains, law and occupation', () => {
    const said =
      locale === 'uk'
        ? [
            'Імовірний виконавець',
            'Ланка ланцюга: Погроза',
            'Факти й норми права',
            'Так: тимчасово окуповано з 25 лютого 2022 року.',
            'наказом № 376',
            'Робочий аркуш для Реєстру збитків (RD4U)',
            'Доказів протилежного не записано',
            'Виплати громадянам без паспорта РФ призупинено.',
            'Не відкликано',
          ]
        : [
            'Alleged perpetrator',
            'Step of the chain: Threat',
            'Facts and provisions',
            'Yes: temporarily occupied since 25 February 2022.',
            'order no. 376',
            'Worksheet for the Register of Damage (RD4U)',
            'No contrary evidence recorded',
            'Not withdrawn',
          ];
    for (const words of said) expect(text).toContain(words);
  });

  it('numbers its pages of how many, and carries the case number on each', () => {
    const pages = Number(/Pages: +(\d+)/.exec(run('pdfinfo', file.path))?.[1]);
    const of = locale === 'uk' ? `Сторінка ${pages} з ${pages}` : `Page ${pages} of ${pages}`;
    expect(text).toContain(of);
    const last = run('pdftotext', '-f', String(pages), '-l', String(pages), file.path, '-');
    expect(last).toContain('ORG-CASE-0001');
  });

  it('gives whole hashes that can be compared', () => {
    const joined = unhidden(text);
    for (const exhibit of contents.exhibits) expect(joined).toContain(exhibit.sha256);
  });

  it('carries the incidents as data, and gives them back byte for byte', () => {
    run('pdfdetach', '-saveall', '-o', file.folder, file.path);
    expect(readFileSync(join(file.folder, 'incidents.json'), 'utf8')).toBe(attachedText);
  });

  it('prints the picture of every image exhibit, without the camera’s notes', () => {
    const images = run('pdfimages', '-list', file.path).trim().split('\n').slice(2);
    expect(images.filter((line) => / image /.test(line))).toHaveLength(contents.exhibits.length);
    expect(Buffer.from(pdf).includes('NIKON')).toBe(false);
  });

  it('is the same, byte for byte, when it is made again', () => {
    expect(Buffer.from(typesetContents(contents)).equals(Buffer.from(pdf))).toBe(true);
  });
});

describe('the dossier of a hard case', () => {
  it('holds a single incident without exhibits', () => {
    const text = textOf(typesetContents(sampleContents({ locale: 'en', incidents: 1, exhibits: 0 })));
    expect(text).toContain('This bundle has no exhibits.');
  });

  it('holds sixty incidents and sixty exhibits', () => {
    const contents = sampleContents({ locale: 'en', incidents: 60, exhibits: 60 });
    const text = textOf(typesetContents(contents));
    for (const incident of contents.incidents) expect(text).toContain(incident.number);
    for (const exhibit of contents.exhibits) expect(text).toContain(exhibit.number);
  });

  it('shows Typst markup literally: what a person typed is never run', () => {
    const hostile =
      '#panic("x") #set page(fill: red) #import "/a.typ": * $x^2$ *bold* _it_ `raw` <label> @ref // no\n= Not a heading\n- not a list \\ #read("/etc/passwd") ~ [b] {c} "; }';
    const contents = sampleContents({
      locale: 'en',
      title: hostile,
      summary: hostile,
      fields: { 'account.narrative': hostile, 'account.place': hostile },
    });
    const text = unhidden(textOf(typesetContents(contents)));
    expect(text.split(unhidden(hostile)).length - 1).toBeGreaterThanOrEqual(4);
  });

  it('wraps a title and a file name of 10,000 characters without losing one', () => {
    const long = 'Ї'.repeat(10_000);
    const contents = sampleContents({ locale: 'en', title: long, fields: { 'account.place': long } });
    const named: BundleContents = {
      ...contents,
      exhibits: contents.exhibits.map((exhibit) => ({ ...exhibit, fileName: `${'w'.repeat(9_996)}.jpg` })),
    };
    const file = onDisk(typesetContents(named));
    const words = run('pdftotext', '-bbox', file.path, '-');
    file.done();
    const right = [...words.matchAll(/xMax="([\d.]+)"/g)].map(([, x]) => Number(x));
    expect(Math.max(...right)).toBeLessThan(595.3 - 60);
    expect(words.match(/Ї/g)?.length).toBeGreaterThanOrEqual(3 * 10_000);
    expect(words.match(/w/g)?.length).toBeGreaterThanOrEqual(3 * 9_996);
  });

  it('prints right-to-left text and emoji, and names what no font has', () => {
    const text = textOf(
      typesetContents(
        sampleContents({
          locale: 'en',
          fields: {
            'account.place': 'שלום and مرحبا and 😀👨‍👩‍👧🇺🇦 and 漢 and x\u202ey and \ud800 and \u0000',
          },
        }),
      ),
    );
    expect(text).toContain('[U+6F22]');
    expect(text).toContain('x[U+202E]y');
    expect(text).toContain('[U+D800] and [U+0000]');
    expect(text).toContain('😀');
    expect(text).toMatch(/שלום|םולש/);
  });

  it('typesets any text at all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', minLength: 200, maxLength: 2000 }), { maxLength: 3 }),
        (texts) => {
          const contents = sampleContents({
            incidents: 1,
            exhibits: 0,
            fields: { 'account.narrative': texts.join('\n') },
          });
          expect(typesetContents(contents).length).toBeGreaterThan(1000);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('typesets every character its fonts are said to have', () => {
    const codes = new Set(regularFaces.flatMap((face) => [...fontCoverage(face)]));
    const all = String.fromCodePoint(...[...codes].sort((a, b) => a - b));
    const contents = sampleContents({
      incidents: 1,
      exhibits: 0,
      title: [...all].join(' '),
      fields: { 'account.narrative': [...all].join(' '), 'account.place': { unanswered: 'unknown' } },
    });
    expect(typesetContents(contents).length).toBeGreaterThan(100_000);
  });

  it('goes on when a photograph is damaged, and says so in its place', () => {
    const contents = sampleContents({ locale: 'en' });
    const files = filesOf(contents).map((file) =>
      file.path === platePath(contents.exhibits[1] ?? { number: '', mediaType: '', size: 0 })
        ? { ...file, bytes: Buffer.from('no picture at all') }
        : file,
    );
    const text = textOf(typesetContents(contents, files));
    expect(text).toContain('This picture is not printed');
    expect(unhidden(text)).toContain('data/exhibits/ORG-CASE-0001-E002.jpg');
  });

  it('says of an exhibit that is no picture where to find it', () => {
    const contents = sampleContents({ locale: 'en', exhibits: 1 });
    const recording: BundleContents = {
      ...contents,
      exhibits: contents.exhibits.map((exhibit) => ({ ...exhibit, mediaType: 'audio/mpeg' })),
    };
    const text = unhidden(textOf(typesetContents(recording)));
    expect(text).toContain(
      'Thisexhibitisnotprinted.Theoriginalisinthebundleasdata/exhibits/ORG-CASE-0001-E001.mp3.',
    );
  });

  it('fails loudly when the data to attach is missing', () => {
    const contents = sampleContents();
    const files = filesOf(contents).filter((file) => file.path !== attachedIncidents);
    expect(() => typesetContents(contents, files)).toThrow(TypesettingFailed);
  });

  it('fails loudly on data that is no dossier', () => {
    expect(() => typesetDossier('{}', [])).toThrow(TypesettingFailed);
  });
});
