import { transliterate } from './transliterate.ts';

/** What the Ukrainian table does not have: letters of Russian spellings. */
const russian: Readonly<Record<string, string>> = { ы: 'y', э: 'e', ъ: '', ё: 'o' };

const sounds: Readonly<Record<string, string>> = {
  shch: 'šč',
  sch: 'šč',
  tch: 'č',
  zgh: 'z·h',
  sh: 'š',
  ch: 'č',
  zh: 'ž',
  kh: 'h',
  gh: 'h',
  ts: 'c',
  tz: 'c',
  ph: 'f',
  ck: 'k',
  dj: 'dž',
  g: 'h',
  x: 'h',
  w: 'v',
  q: 'k',
  y: 'i',
  j: 'i',
};
const written = new RegExp(Object.keys(sounds).join('|'), 'g');

/**
 * A name as it sounds, so that its spellings meet: «Джанкой», "Dzhankoi", "Dzhankoy"; «Запоріжжя», "Zaporizhzhia",
 * "zaporizhzhya". Case, accents, apostrophes, the soft sign, doubled letters and h, g, kh make no difference.
 */
export const searchKey = (text: string): string =>
  transliterate(
    text
      .normalize('NFC')
      .toLowerCase()
      .replaceAll(apostrophes, '')
      .replaceAll(/[ыэъё]/g, russianLetter),
  )
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(written, (spelling) => sounds[spelling] ?? spelling)
    .replaceAll(/[^\p{L}\p{N}·]+/gu, ' ')
    .replaceAll('·', '')
    .replaceAll(/i+(?=[aeou])/g, '')
    .replaceAll(/(\p{L})\1+/gu, '$1')
    .trim();

const apostrophes = /['’‘ʼʹ`´′"]/g;
const russianLetter = (letter: string): string => russian[letter] ?? letter;

/** A key without which vowels: «Харків» and "Kharkov", «Запоріжжя» and "Zaporozhye" meet in it. */
export const looseKey = (key: string): string => key.replaceAll(/[aeiou]+/g, 'a');
