import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regularFaces } from '../../../electron/typesetting/assets.ts';
import { fontCoverage } from '../../../electron/typesetting/font-coverage.ts';
import { showableWith } from '../../../electron/typesetting/showable.ts';

const show = showableWith(regularFaces);

describe('text made fit to print', () => {
  it.each([
    ['Ukrainian', 'Ґава їхала, єнот ішов — «під’їзд» № 5…'],
    ['Crimean Tatar', 'Qırımtatar, ñ, ş, ğ'],
    ['accents', 'naïve façade, Дем’яно́вич'],
    ['Hebrew', 'שלום'],
    ['Arabic', 'مرحبا بالعالم'],
    ['emoji', '😀 👍🏽 👨‍👩‍👧 🇺🇦'],
    ['Georgian', 'საქართველო'],
    ['lines and tabs', 'one\ntwo\tthree'],
  ])('leaves %s as it is', (_, text) => {
    expect(show(text)).toBe(text);
  });

  it('writes characters without a glyph as their codes', () => {
    expect(show('a漢字b')).toBe('a[U+6F22][U+5B57]b');
    expect(show('\u{e000}')).toBe('[U+E000]');
  });

  it('shows what would act unseen: direction overrides, control characters, broken surrogates', () => {
    expect(show('evil\u202egpj.exe')).toBe('evil[U+202E]gpj.exe');
    expect(show('a\u0000b\u001bc')).toBe('a[U+0000]b[U+001B]c');
    expect(show('a\ud800b')).toBe('a[U+D800]b');
    expect(show('soft\u00adhyphen')).toBe('soft[U+00AD]hyphen');
  });

  it('names a mark that no font can set on its letter', () => {
    expect(show('字\u0301')).toBe('[U+5B57][U+0301]');
  });

  it('loses nothing: every character is there, or its code is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.includes('[U+'));
        const read = show(text).replace(/\[U\+([0-9A-F]{4,6})\]/g, (_, hex) =>
          String.fromCodePoint(Number.parseInt(hex, 16)),
        );
        expect(read).toBe(text);
      }),
    );
  });
});

describe('the coverage of a font', () => {
  it('agrees with what is known of Libertinus Serif', () => {
    const regular = regularFaces[0];
    if (!regular) throw new Error('The first family has a face.');
    const covered = fontCoverage(regular);
    for (const letter of 'AzҐґІіЇїЄє’«»—') expect(covered.has(letter.codePointAt(0) ?? 0)).toBe(true);
    for (const letter of '漢😀م') expect(covered.has(letter.codePointAt(0) ?? 0)).toBe(false);
    expect(covered.size).toBe(2382);
  });
});
