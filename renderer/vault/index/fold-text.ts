/**
 * The normal form of text for search. Cyrillic becomes Latin by the Ukrainian national transliteration (Cabinet
 * resolution no. 55 of 27.1.2010), `y` and `i` are one letter since that table uses both for the same sounds, and
 * case, accents, apostrophes and the soft sign do not matter. So «Запоріжжя», "Zaporizhzhia" and "zaporizhzhya" meet.
 */

const letters: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ю: 'iu',
  я: 'ia',
  // Letters of Russian papers that are quoted in entries.
  ё: 'io',
  ы: 'i',
  э: 'e',
  ъ: '',
  // Latin spellings of the same sounds.
  y: 'i',
};

const apostrophes = /['’‘ʼʹ`´′]/g;
/** й, ї and ё are letters of their own and keep what other letters lose as an accent. */
const accents = /(?<!\p{Script=Cyrillic})\p{Mn}|\u0301/gu;

export const foldText = (text: string): string => {
  const plain = text
    // Written close to its number, the sign would else become two letters of the same word.
    .replaceAll('№', ' ')
    .normalize('NFKD')
    .replace(accents, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(apostrophes, '')
    // зг is written zgh, so as not to be read as ж.
    .replaceAll('зг', 'zgh');
  let folded = '';
  for (const character of plain) folded += letters[character] ?? character;
  return folded;
};
