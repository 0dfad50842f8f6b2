import { wordlist } from '@scure/bip39/wordlists/english.js';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { passphraseFault } from '../../../shared/model/passphrase.ts';

export type Strength = 'weak' | 'fair' | 'good' | 'strong';

/** What people type first, in the layouts used here; phrases made of these are no secret. */
const common = [
  ...[
    'password',
    'passphrase',
    'passw0rd',
    'letmein',
    'welcome',
    'admin',
    'administrator',
    'secret',
    'monkey',
  ],
  ...[
    'qwerty',
    'qwertyuiop',
    'asdfghjkl',
    'zxcvbnm',
    '1q2w3e4r5t',
    '1qaz2wsx',
    'qazwsx',
    'abc123',
    '123456789',
  ],
  ...[
    'йцукен',
    'йцукенг',
    'йцукенгшщз',
    'фівапролд',
    'ячсмить',
    'пароль',
    'парольнафраза',
    'привіт',
    'привет',
  ],
  ...[
    'ukraine',
    'ukraina',
    'україна',
    'украина',
    'kyiv',
    'київ',
    'kherson',
    'херсон',
    'донбас',
    'крим',
    'crimea',
  ],
  ...[
    'slavaukraini',
    'славаукраїні',
    'героямслава',
    'свобода',
    'перемога',
    'zapys',
    'запис',
    'сховище',
    'vault',
  ],
];

// Ranked by how early a guesser tries them; the word list is that of the suggested phrases, so that a phrase is
// judged by the choices it took and not by its length in letters.
const makeMeter = () => new ZxcvbnFactory({ dictionary: { common, phraseWords: [...wordlist] } });
/** Made when a passphrase is first judged: the unlock screen does not wait for its ranks. */
let meter: ZxcvbnFactory | undefined;

/** Judged by guesses needed (log 10) at about ten thousand guesses a second, what Argon2id leaves a rich attacker. */
export const strengthOf = (passphrase: string, known: readonly string[]): Strength => {
  meter ??= makeMeter();
  const { guessesLog10 } = meter.check(passphrase.toLocaleLowerCase(), [...known]);
  // The library keeps what it was last asked about as long as the window lives, and apart from that what repeats in it:
  // two equal letters take the place of both.
  meter.check('aa');
  if (passphraseFault(passphrase) || guessesLog10 < 9) return 'weak';
  if (guessesLog10 < 12) return 'fair';
  return guessesLog10 < 15 ? 'good' : 'strong';
};

/** Six words out of 2,048 each: 66 bits, chosen by the system's random numbers. */
export const suggestPhrase = (): string => {
  // 65,536 is a multiple of 2,048: every word is equally likely.
  const numbers = crypto.getRandomValues(new Uint16Array(6));
  return Array.from(numbers, (number) => wordlist[number % wordlist.length]).join(' ');
};

/** Which letters a passphrase is typed in: the commonest reason that a right one does not open. */
export const lettersOf = (text: string): 'none' | 'latin' | 'cyrillic' | 'mixed' => {
  const latin = /\p{Script=Latin}/u.test(text);
  const cyrillic = /\p{Script=Cyrillic}/u.test(text);
  if (latin && cyrillic) return 'mixed';
  if (latin) return 'latin';
  return cyrillic ? 'cyrillic' : 'none';
};

export type NewPassphraseValue = { readonly passphrase: string; readonly repeated: string };

/** Why this pair cannot be used yet; undefined when it can. */
export const passphraseProblem = ({
  passphrase,
  repeated,
}: NewPassphraseValue): 'short' | 'repeating' | 'different' | undefined =>
  passphraseFault(passphrase) ?? (passphrase === repeated ? undefined : 'different');
