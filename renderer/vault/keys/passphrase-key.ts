import { passphraseFault } from '../../../shared/model/passphrase.ts';
import { type Bytes, randomBytes, utf8 } from '../bytes.ts';
import { VaultFailure } from '../failure.ts';
import { argon2id, saltLength } from './argon2id.ts';
import { importKey } from './box.ts';
import { leastCost, type PassphraseCost } from './least-cost.ts';

/** Argon2id (RFC 9106) from a passphrase, as costly as this machine does in about a second. */

const MiB = 1024 * 1024;
/** An old laptop with 4 GB must still open the vault. */
const mostMemory = 256 * MiB;
const mostPasses = 24;
const targetMs = 1000;
/** The least that Argon2id can be asked. */
const idleCost: PassphraseCost = { memory: 8 * 1024, passes: 1 };

/** The same words typed on another keyboard or system give the same bytes. */
const normalised = (passphrase: string): string => passphrase.normalize('NFKC');

export const refuseWeakPassphrase = (passphrase: string): void => {
  if (passphraseFault(passphrase)) throw new VaultFailure('weak_passphrase');
};

/** A cost read from the disk: below the floor is tampering, far above it would hang the machine. */
export const isSaneCost = (cost: PassphraseCost): boolean =>
  Number.isSafeInteger(cost.memory) &&
  Number.isSafeInteger(cost.passes) &&
  cost.memory >= leastCost.memory &&
  cost.memory <= 1024 * MiB &&
  cost.passes >= leastCost.passes &&
  cost.passes <= 64;

export const passphraseKey = async (
  passphrase: string,
  salt: Bytes,
  cost: PassphraseCost,
): Promise<CryptoKey> => {
  const secret = utf8(normalised(passphrase));
  const raw = await argon2id(secret, salt, cost).finally(() => secret.fill(0));
  return importKey(raw).finally(() => raw.fill(0));
};

/** Measures one derivation at the floor and scales memory first (it costs an attacker more), then passes. */
export const tunedCost = async (): Promise<PassphraseCost> => {
  const measured = async (cost: PassphraseCost): Promise<number> => {
    const began = performance.now();
    await passphraseKey('a measure of this machine', randomBytes(saltLength), cost);
    return performance.now() - began;
  };
  // Loading and starting the library costs whoever guesses nothing.
  await measured(idleCost);
  const idle = await measured(idleCost);
  const times = targetMs / Math.max(1, (await measured(leastCost)) - idle);
  const memoryTimes = Math.min(mostMemory / leastCost.memory, Math.max(1, Math.floor(times)));
  const passes = Math.floor((leastCost.passes * times) / memoryTimes);
  return {
    memory: leastCost.memory * memoryTimes,
    passes: Math.min(mostPasses, Math.max(leastCost.passes, passes)),
  };
};
