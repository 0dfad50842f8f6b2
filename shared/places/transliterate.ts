/** Latin letters for Ukrainian ones; at the start of a word some differ. Cabinet resolution no. 55 of 27.1.2010. */
export const latinLetters: Readonly<Record<string, string>> = {
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
  и: 'y',
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
  '’': '',
};
const atStart: Readonly<Record<string, string>> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' };

/** «Запоріжжя» → "Zaporizhzhia"; what is no Ukrainian letter stays as it is. */
export const transliterate = (ukrainian: string): string => {
  let latin = '';
  let before = '';
  for (const character of ukrainian) {
    const small = character.toLowerCase();
    const start = before === '' || before === ' ' || before === '-';
    // зг is written zgh, so as not to be read as ж.
    const sound =
      small === 'г' && before === 'з' ? 'gh' : ((start ? atStart[small] : undefined) ?? latinLetters[small]);
    latin += sound === undefined ? character : small === character ? sound : capital(sound);
    before = small;
  }
  return latin;
};

const capital = (sound: string): string => sound.charAt(0).toUpperCase() + sound.slice(1);
