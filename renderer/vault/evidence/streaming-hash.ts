import { hexOf } from '../bytes.ts';
import { readySodium } from '../keys/sodium.ts';

/** SHA-256 (FIPS 180-4) of bytes that arrive in pieces. */
export type StreamingHash = { update(bytes: Uint8Array): void; digest(): string };

/** `digest` may be called once; it frees libsodium's state. */
export const startSha256 = async (): Promise<StreamingHash> => {
  const sodium = await readySodium();
  const state = sodium.crypto_hash_sha256_init();
  return {
    update: (bytes) => sodium.crypto_hash_sha256_update(state, bytes),
    digest: () => hexOf(sodium.crypto_hash_sha256_final(state)),
  };
};
