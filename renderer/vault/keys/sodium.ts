import type sodium from 'libsodium-wrappers-sumo';

export type Sodium = typeof sodium;

let coming: Promise<Sodium> | undefined;

/** libsodium once it is loaded and its WASM compiled: Ed25519, sealed boxes, streaming SHA-256. */
export const readySodium = (): Promise<Sodium> => {
  coming ??= import('libsodium-wrappers-sumo').then(async ({ default: loaded }) => {
    await loaded.ready;
    return loaded;
  });
  return coming;
};
