import type { Verify } from '../../../shared/ledger/signature.ts';
import { hexOf } from '../bytes.ts';
import { readySodium } from './sodium.ts';

/**
 * The check of `verifyEd25519` at libsodium's speed. libsodium alone lets keys and commitment points with a part of
 * small order through, with which one signature may hold here and not in a court's program: both points must lie in
 * the main subgroup. A key is asked once, since a log has many signatures and one key.
 */
export const strictVerify = async (): Promise<Verify> => {
  const sodium = await readySodium();
  const soundKeys = new Map<string, boolean>();
  const isSoundKey = (publicKey: Uint8Array): boolean => {
    const key = hexOf(publicKey);
    const sound = soundKeys.get(key) ?? sodium.crypto_core_ed25519_is_valid_point(publicKey);
    soundKeys.set(key, sound);
    return sound;
  };
  return (signature, message, publicKey) =>
    signature.length === 64 &&
    publicKey.length === 32 &&
    sodium.crypto_sign_verify_detached(signature, message, publicKey) &&
    isSoundKey(publicKey) &&
    sodium.crypto_core_ed25519_is_valid_point(signature.subarray(0, 32));
};
