import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { type Bytes, ownBytes, randomBytes } from '../bytes.ts';
import { VaultFailure } from '../failure.ts';
import { deriveKey } from './box.ts';

/** The recovery sheet: 256 random bits as 24 BIP39 words, checksum in the last. */

export const newRecoveryWords = (): readonly string[] => {
  const entropy = randomBytes(32);
  const words = entropyToMnemonic(entropy, wordlist).split(' ');
  entropy.fill(0);
  return words;
};

/** @throws VaultFailure wrong_recovery_words; the detail is the 1-based place of the first word not in the list. */
const entropyOf = (words: readonly string[]): Bytes => {
  const tidy = words.map((word) => word.trim().toLowerCase().normalize('NFKD')).filter((word) => word !== '');
  const stranger = tidy.findIndex((word) => !wordlist.includes(word));
  if (stranger >= 0) throw new VaultFailure('wrong_recovery_words', String(stranger + 1));
  if (tidy.length !== 24) throw new VaultFailure('wrong_recovery_words');
  try {
    return ownBytes(mnemonicToEntropy(tidy.join(' '), wordlist));
  } catch (error) {
    throw new VaultFailure('wrong_recovery_words', undefined, error);
  }
};

export const recoveryKey = async (words: readonly string[], salt: Bytes): Promise<CryptoKey> => {
  const entropy = entropyOf(words);
  const key = await deriveKey(entropy, salt, 'recovery keyslot');
  entropy.fill(0);
  return key;
};
