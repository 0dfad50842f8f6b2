/** Ukrainian letters in the order of their alphabet, which Unicode does not keep; other letters stay as they are. */
const alphabet = 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя';
const places = new Map([...alphabet].map((letter, index) => [letter, String.fromCharCode(0x400 + index)]));

/** Text that sorts unit by unit as Ukrainian words sort; case does not matter. */
export const sortKey = (text: string): string => {
  let key = '';
  for (const letter of text.toLowerCase()) key += places.get(letter) ?? letter;
  return key;
};
