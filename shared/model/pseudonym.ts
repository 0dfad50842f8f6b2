/**
 * Pseudonyms of affected persons: `P-7K3M`. Random, so that they say nothing of the person or of the order of
 * entry. No vowels, which would make words, and none of 0 1 B G I L O S U V Z, which are misread or misheard.
 */
export const pseudonymAlphabet = '23456789CDFHJKMNPQRTWX';

const shortest = 4;
/** At most one in this many is taken, so that a free one is soon found. */
const roominess = 16;

const lengthFor = (taken: number): number => {
  let length = shortest;
  while (pseudonymAlphabet.length ** length < taken * roominess) length += 1;
  return length;
};

/** Pseudonyms that were given. */
export type GivenPseudonyms = { readonly size: number; has(pseudonym: string): boolean };

/**
 * A pseudonym that none of `used` has.
 * @param randomBytes cryptographically random bytes
 */
export const newPseudonym = (used: GivenPseudonyms, randomBytes: (length: number) => Uint8Array): string => {
  const length = lengthFor(used.size);
  for (;;) {
    const pseudonym = `P-${randomLetters(length, randomBytes)}`;
    if (!used.has(pseudonym)) return pseudonym;
  }
};

const randomLetters = (length: number, randomBytes: (length: number) => Uint8Array): string => {
  let letters = '';
  // Bytes from which some letters would come more often than others are drawn again.
  const even = 256 - (256 % pseudonymAlphabet.length);
  while (letters.length < length)
    for (const byte of randomBytes(length - letters.length))
      if (byte < even) letters += pseudonymAlphabet[byte % pseudonymAlphabet.length];
  return letters;
};
