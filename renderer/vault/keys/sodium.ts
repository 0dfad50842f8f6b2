import sodium from 'libsodium-wrappers-sumo';

export type Sodium = typeof sodium;

/** libsodium once its WASM is compiled: Argon2id, Ed25519, streaming SHA-256. */
export const readySodium = async (): Promise<Sodium> => {
  await sodium.ready;
  return sodium;
};
